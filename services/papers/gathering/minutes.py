"""The minutes of a sitting: gathered while it is open as a draft to be signed, afterwards as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from services.access import Actor
from services.papers.fields.meeting_minutes import MeetingMinutesFields, Scored, Voted
from services.papers.fields.parts import Signature
from services.papers.gathering.sitting import (
    PRINT,
    Held,
    check_may_see_votes,
    council_head,
    held,
    presiding,
    writing,
)
from services.papers.gathering.verdicts import verdict_written, verdicts
from services.papers.gathering.wording import (
    FILL_IN,
    HOUR_TO_FILL_IN,
    VOTING,
    hour_written,
    majority_written,
    percent,
    plan_written,
)
from services.store import history
from services.store.work import Work
from services.words import decimal_said, explained
from workflow.definition.councils import Ballot
from workflow.errors import Refused
from workflow.events.sittings import MotionDecided, SittingClosed, SittingOpened
from workflow.ids import MotionId
from workflow.refusals import Refusal

SCORED = "Chấm điểm, xếp hạng từng bài"


def meeting_minutes(work: Work, who: Actor, sitting: str) -> MeetingMinutesFields:
    """What the minutes say. Raises `NotFound`, `NotPermitted`, `Refused` with everything that is missing."""
    found = held(work, who, sitting)
    check_may_see_votes(who, found)
    now, rule = found.sitting, found.seen.found.rule
    if rule.ballot is not Ballot.APPROVE and found.draft:
        raise Refused(PRINT, (Refusal("jury_still_at_work", {"council": rule.id}),))
    motions, hours = tuple(_voted(found)), _hours(work, sitting)
    chair, secretary = presiding(found), writing(found)
    return MeetingMinutesFields(
        head=council_head(found, number=now.minutes.number if now.minutes and not found.draft else ""),
        campaign=found.seen.found.definition.label.vi,
        plan=plan_written(found.seen.found.definition, found.seen.found.campaign),
        composed_by=now.decision_number,
        began=hours[SittingOpened.kind],
        ended=hours.get(SittingClosed.kind, HOUR_TO_FILL_IN),
        place=now.place or FILL_IN,
        chair=chair,
        secretary=secretary,
        chair_signs=Signature(lines=("Chủ tọa", chair.seat), name=chair.name),
        secretary_signs=Signature(lines=("Thư ký",), name=secretary.name),
        members=len(found.seats),
        present=found.in_order(now.present),
        written=found.in_order(now.written),
        absent=found.in_order(frozenset(found.seats) - now.taking_part()),
        voting=VOTING[rule.voting] if rule.ballot is Ballot.APPROVE else SCORED,
        majority=majority_written(found.shares) if found.shares and motions else "",
        motions=motions,
        works=tuple(_scored(found)),
        jury=rule.ballot is not Ballot.APPROVE,
        carried=sum(one.carried for one in verdicts(found).values()),
    )


def _voted(found: Held) -> Iterator[Voted]:
    decided = verdicts(found)
    for number, motion in enumerate(found.sitting.agenda, start=1):
        if motion in decided:
            yield _one_voted(found, number, motion, decided[motion])


def _one_voted(found: Held, number: int, motion: MotionId, decided: MotionDecided) -> Voted:
    return Voted(
        case=found.listed(number, motion),
        voting=decided.present + decided.written - decided.excluded,
        in_favour=decided.in_favour,
        against=decided.against,
        abstained=decided.abstained,
        invalid=decided.invalid,
        share=f"{decided.in_favour}/{decided.base} ({percent(decided.in_favour, decided.base)})",
        result=verdict_written(found, decided),
        reckoning=explained(decided, "vi"),
        recused=", ".join(one.name for one in found.in_order(found.kept_out(motion))),
    )


def _scored(found: Held) -> Iterator[Scored]:
    for number, motion in enumerate(found.sitting.agenda, start=1):
        one = found.sitting.judged.scored.get(motion)
        if one is not None:
            written = decimal_said(one.written, "vi")
            yield Scored(case=found.listed(number, motion), sheets=one.sheets, score=written, rank=one.rank)


def _hours(work: Work, sitting: str) -> dict[str, str]:
    """When the sitting was opened and closed, by the kind of the entry."""
    kept = history.stream(work, f"sitting:{sitting}")
    asked = (one.entry for one in kept if one.entry.kind in (SittingOpened.kind, SittingClosed.kind))
    return {one.kind: hour_written(datetime.fromisoformat(one.business_at)) for one in asked}
