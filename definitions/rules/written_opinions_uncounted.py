"""Use this rule to notice councils that hear absent members in writing and then count only who is in the room.

Where the majority is a share of the members present (`of: present`, or nothing said), votes given in writing stand on
one side of the reckoning and not on the other. Mend it with `of: taking_part` or `of: members`, or by taking `written`
out.

Bad::

    councils:
      board:
        {label: Hội đồng, tracks: collective, trigger: award, vote: award_vote, convened_by: office, written: yes}

Good::

    votes: {all_heard: {label: Biểu quyết, quorum: 2/3, majority: more than 1/2, of: taking_part}}
    councils:
      board:
        {label: Hội đồng, tracks: collective, trigger: award, vote: all_heard, convened_by: office, written: yes}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import councils
from definitions.law import issued_day
from definitions.nodes import MapNode
from definitions.problem import Problem, Severity, quoted
from workflow.definition import Denominator

ID = "written-opinions-uncounted"
SEVERITY = Severity.WARNING


def check(draft: Draft) -> Iterator[Problem]:
    """Every council that hears absent members and whose vote is a share of those present."""
    votes = draft.section("votes")
    for council in councils(draft):
        written, vote = council.node.scalar("written"), council.node.text("vote")
        if written and written.text == "yes" and Denominator.PRESENT in _bases(draft, votes.below(vote)):
            message = f"{quoted(vote)} is a share of the members present, though absent ones write"
            yield Problem.at(written.place, SEVERITY, ID, message, "write of: taking_part or of: members at the vote")


def _bases(draft: Draft, vote: MapNode) -> set[str]:
    """What the majority is a share of: one thing, or one for each answer to a question; nothing for no vote."""
    by_law, answers = vote.below("by_law"), vote.below("reading").below("answers")
    if by_law.entries:
        law = draft.law.on(issued_day(draft.root), by_law.text("form"))
        return {law.of} if law else set()
    read = [one for _, one in answers.maps()] or [vote]
    return {one.text("of") or Denominator.PRESENT for one in read if one.entries}
