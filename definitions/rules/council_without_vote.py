"""Use this rule to find councils whose members approve or not, and of which nobody knows how many it takes.

Mend it by naming under `vote` the rule by which a motion carries, or by saying that their ballots are scores (`ballot:
score`) or rankings (`ballot: rank`).

Bad::

    councils:
      board: {label: Hội đồng, tracks: collective, trigger: award, convened_by: office}

Good::

    councils:
      board: {label: Hội đồng, tracks: collective, trigger: award, convened_by: office, vote: award_vote}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import councils
from definitions.problem import Problem, Severity, quoted
from workflow.definition.councils import Ballot

ID = "council-without-vote"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every council that approves and names no vote."""
    for council in councils(draft):
        if council.ballot == Ballot.APPROVE and not council.node.text("vote"):
            message = f"the council {quoted(council.id.text)} approves by no vote"
            yield Problem.at(council.id.place, SEVERITY, ID, message, "name a rule of votes under vote")
