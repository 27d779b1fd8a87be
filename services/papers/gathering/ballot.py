"""The ballot papers of a sitting.

A member with a conflict of interest in a case is given no ballot on it. A sheet on which one line may not be used
would tell whose it is; so every such case has a sheet of its own, and the others share one that all are given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from services.access import Actor
from services.papers.fields.ballot_paper import BallotPaperFields, BallotSheet
from services.papers.gathering.sitting import PRINT, Held, check_may_convene, check_votes_in_favour, council_head, held
from services.papers.wording import day_in_words, mark
from services.store.work import Work
from workflow.deadlines import local_date
from workflow.definition.councils import Voting
from workflow.errors import Refused
from workflow.refusals import Refusal, WayOut


def ballot_paper(work: Work, who: Actor, sitting: str) -> BallotPaperFields:
    """The ballot of a sitting that *who* convenes. Raises `NotFound`, `NotPermitted`, `Refused`."""
    found = held(work, who, sitting)
    check_may_convene(who, found)
    check_votes_in_favour(found)
    if not found.seats:
        raise Refused(PRINT, (Refusal("council_without_chair", {}, (WayOut.FILL_IN,), "seats"),))
    rule = found.seen.found.rule
    return BallotPaperFields(
        head=replace(council_head(found), mark=mark(draft=False, demo=found.demo)),
        campaign=found.seen.found.definition.label.vi,
        day=day_in_words(local_date(found.sitting.called_for)),
        named=rule.voting is Voting.OPEN,
        sheets=tuple(_sheets(found)),
    )


def _sheets(found: Held) -> Iterator[BallotSheet]:
    voters = len(found.sitting.taking_part() or found.seats)
    numbered = list(enumerate(found.sitting.agenda, start=1))
    shared = tuple(found.listed(number, motion) for number, motion in numbered if not found.kept_out(motion))
    if shared:
        yield BallotSheet(cases=shared, copies=voters, own=False)
    for number, motion in numbered:
        if out := found.kept_out(motion):
            yield BallotSheet(cases=(found.listed(number, motion),), copies=voters - len(out), own=True)
