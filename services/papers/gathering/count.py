"""The minutes of the count: what the ballots on every motion came to, figure by figure."""

from __future__ import annotations

from services.access import Actor
from services.papers.fields.tally_minutes import Counted, TallyMinutesFields
from services.papers.gathering.sitting import (
    PRINT,
    Held,
    check_may_see_votes,
    check_votes_in_favour,
    council_head,
    held,
)
from services.papers.gathering.verdicts import verdict_written, verdicts
from services.papers.gathering.wording import FILL_IN, VOTING, majority_written, percent
from services.papers.wording import day_in_words
from services.store.work import Work
from workflow.deadlines import local_date
from workflow.errors import Refused
from workflow.events.sittings import MotionDecided
from workflow.ids import MotionId
from workflow.refusals import Refusal


def tally_minutes(work: Work, who: Actor, sitting: str) -> TallyMinutesFields:
    """What the minutes of the count say. Raises `NotFound`, `NotPermitted`, `Refused`."""
    found = held(work, who, sitting)
    check_votes_in_favour(found)
    check_may_see_votes(who, found)
    if found.shares is None:
        raise Refused(PRINT, (Refusal("paper_not_of_a_jury", {"council": found.seen.found.rule.id}),))
    now, rule, decided = found.sitting, found.seen.found.rule, verdicts(found)
    return TallyMinutesFields(
        head=council_head(found),
        campaign=found.seen.found.definition.label.vi,
        day=day_in_words(local_date(now.called_for)),
        place=now.place or FILL_IN,
        voting=VOTING[rule.voting],
        majority=majority_written(found.shares),
        members=len(found.seats),
        present=len(now.present),
        written=len(now.written),
        motions=tuple(
            _counted(found, number, motion, decided[motion])
            for number, motion in enumerate(now.agenda, start=1)
            if motion in decided
        ),
    )


def _counted(found: Held, number: int, motion: MotionId, decided: MotionDecided) -> Counted:
    given = decided.in_favour + decided.against + decided.abstained + decided.invalid
    return Counted(
        case=found.listed(number, motion),
        issued=decided.present + decided.written - decided.excluded,
        returned=given,
        valid=given - decided.invalid,
        invalid=decided.invalid,
        in_favour=decided.in_favour,
        against=decided.against,
        abstained=decided.abstained,
        share=f"{decided.in_favour}/{decided.base} ({percent(decided.in_favour, decided.base)})",
        result=verdict_written(found, decided),
    )
