"""Use this rule to find councils that score or rank, and whose scores are about nothing or come to nothing.

Scores need `criteria`, and scores and rankings a field that they come to (`result`). Mend it by saying both.

Bad::

    councils:
      jury: {label: Ban giám khảo, tracks: collective, trigger: rate, convened_by: office, ballot: score}

Good::

    councils:
      jury:
        label: Ban giám khảo
        tracks: collective
        trigger: rate
        convened_by: office
        ballot: score
        criteria: {novelty: {label: Tính mới, most: 40}}
        result: score
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import councils
from definitions.problem import Problem, Severity, quoted
from workflow.definition.councils import Ballot

ID = "council-scores-nothing"
SEVERITY = Severity.ERROR
WANTED = {Ballot.SCORE: ("criteria", "result"), Ballot.RANK: ("result",)}


def check(draft: Draft) -> Iterator[Problem]:
    """Every council that scores without criteria, or scores or ranks without a field for the result."""
    for council in councils(draft):
        for word, keys in WANTED.items():
            missing = [key for key in keys if not council.node.value(key)] if council.ballot == word else []
            if missing:
                message = (
                    f"the ballots of {quoted(council.id.text)} are a {word}, and it says no {' and no '.join(missing)}"
                )
                yield Problem.at(council.id.place, SEVERITY, ID, message, "write " + " and ".join(missing))
