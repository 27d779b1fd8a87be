"""What each line of a decision comes to when it is signed: who is given what, and the money that goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from services.decisions.finding import Found
from services.naming import subjects
from services.store import cases as rows
from services.store.work import Work
from workflow.case import Case
from workflow.decisions.candidates import award_of
from workflow.decisions.decision import Decision, Line, Purpose
from workflow.definition import Subject
from workflow.definition.awards import Award
from workflow.events.decisions import AwardGiven
from workflow.ids import LineId

COLLECTIVE, INDIVIDUAL = "collective", "individual"


def given_by(work: Work, found: Found, decision: Decision, dated: date) -> tuple[AwardGiven, ...]:
    """What every line of *decision* comes to if it is signed on that day; nothing where awards are taken back."""
    if decision.purpose is Purpose.REVOCATION:
        return ()
    about = rows.load(work, [line.case for line in decision.lines.values()])
    names = subjects(work, about.values())
    return tuple(_given(found, decision.lines, about, names, dated))


def _given(
    found: Found, lines: Mapping[LineId, Line], about: Mapping[str, Case], names: Mapping[str, str], dated: date
) -> Iterator[AwardGiven]:
    for name, line in lines.items():
        case, award = about[line.case], award_of(found.definition, line.award)
        amount, reckoned = _money(award, dated)
        yield AwardGiven(
            line=name,
            case=case.id,
            award=award.id if award else "",
            label=award.label.vi if award else found.rule.label.vi,
            level=award.level.vi if award and award.level else "",
            form="",
            holder=COLLECTIVE if found.definition.track_of(case.track).subject is Subject.UNIT else INDIVIDUAL,
            unit=case.unit,
            person=case.person or "",
            amount=amount,
            reckoned=reckoned,
            recipient=names[case.id],
        )


def _money(award: Award | None, dated: date) -> tuple[int, dict[str, str]]:
    """The money in đồng that goes with *award* on that day, and what it was reckoned by."""
    if award is None or award.amount is None:
        return 0, {}
    return award.amount, {"by": "plan", "day": dated.isoformat()}
