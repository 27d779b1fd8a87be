"""Use this rule to find what is said of scores at a council whose members approve or not.

Criteria, averaging, the field of a result, judges drawn for a case, anonymity and the window in which scores are given
mean something only where ballots are scores or rankings; criteria only where they are scores. Mend it with `ballot:
score` (or `rank`), or by taking the key out.

Bad::

    councils:
      board: {label: Hội đồng, tracks: collective, trigger: award, vote: award_vote, convened_by: office, judges: 3}

Good::

    councils:
      board: {label: Hội đồng, tracks: collective, trigger: award, vote: award_vote, convened_by: office}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import councils
from definitions.problem import Problem, Severity
from workflow.definition.councils import Ballot

ID = "scoring-without-scores"
SEVERITY = Severity.ERROR
OF_SCORES = ("criteria",)
MEANINGLESS = {
    Ballot.APPROVE: (*OF_SCORES, "averaging", "result", "judges", "anonymous", "within"),
    Ballot.RANK: (*OF_SCORES, "averaging"),
}


def check(draft: Draft) -> Iterator[Problem]:
    """Every key about scores at a council that gives none."""
    for council in councils(draft):
        for ballot, keys in MEANINGLESS.items():
            said = [council.node.entries[key].key for key in keys if key in council.node.entries]
            for key in said if council.ballot == ballot else ():
                message = f"{key.text} means nothing where ballots are: {ballot}"
                yield Problem.at(key.place, SEVERITY, ID, message, "write ballot: score, or take the key out")
