"""What a decision does to the cases it is about: signed, published, or taking back what was given."""

from __future__ import annotations

from collections.abc import Sequence

from services import cases
from services.access import Actor
from services.cases import Asked
from services.decisions.finding import Found
from services.store import decisions as rows
from services.store.record import DecisionChange, record_decision
from services.store.work import Work, new_id
from workflow.commands import FileDocument, Ruling, TakeTransition
from workflow.decisions.candidates import award_of
from workflow.decisions.decision import Decision, Line, Purpose, Signed, evolve_decision
from workflow.events.decisions import AwardTakenBack
from workflow.ids import FieldId, LineId, Trigger
from workflow.placing import gives_places

NUMBER, DATE = FieldId("decision_number"), FieldId("decision_date")


def carry_out_signing(work: Work, who: Actor, found: Found, decision: Decision, signed: Signed) -> None:
    """Move every case of *decision*, all of them or (raising `Refused`) none; the paper goes into each.

    Where the move takes places of a quota, each case sees those taken before it in the same act.
    """
    if decision.purpose is Purpose.REVOCATION:
        _take_back(work, who, found, decision, signed)
        return
    asked = asked_by(found, decision, signed)
    one_by_one = gives_places(found.definition, found.rule.tracks, found.rule.trigger)
    cases.perform_in_turn(work, who, [[one] for one in asked] if one_by_one else [asked])


def carry_out_publication(work: Work, who: Actor, found: Found, decision: Decision) -> None:
    """Tell everybody: every case that was signed for moves on, where the plan has a move for that."""
    if decision.purpose is Purpose.REVOCATION or found.rule.publishes is None:
        return
    command = _move(found, decision, found.rule.publishes)
    cases.perform(work, who, [Asked(case=line.case, command=command) for line in decision.lines.values()])


def asked_by(found: Found, decision: Decision, signed: Signed) -> list[Asked]:
    """What signing *decision* would ask of its cases, in the order in which they would move."""
    return [
        Asked(case=line.case, command=_awarding(found, decision, line, signed)) for line in _in_order(found, decision)
    ]


def _in_order(found: Found, decision: Decision) -> list[Line]:
    """The lines in the order of the plan's awards: a first prize before a second."""
    order = {award: place for place, award in enumerate(found.definition.awards)}
    return sorted(decision.lines.values(), key=lambda line: order.get(line.award, 0) if line.award else 0)


def _awarding(found: Found, decision: Decision, line: Line, signed: Signed) -> TakeTransition:
    award = award_of(found.definition, line.award)
    entered = {NUMBER: signed.number, DATE: signed.dated.isoformat()}
    if award is not None and award.field is not None:
        entered[award.field] = award.value
    track = award.track if award is not None else None
    asks = {
        field
        for id_ in ((track,) if track else found.rule.tracks)
        for move in found.definition.track_of(id_).transitions
        if move.trigger == found.rule.trigger
        for field in move.asks
    }
    inputs = {field: text for field, text in entered.items() if field in asks}
    return _move(found, decision, found.rule.trigger, inputs, line.reason, _paper(found, signed))


def _take_back(work: Work, who: Actor, found: Found, decision: Decision, signed: Signed) -> None:
    """Revoke what the earlier lines gave: their cases move, and the decisions that gave it say so."""
    if found.rule.revokes is None:
        return
    asked = [
        Asked(
            case=line.case,
            command=_move(found, decision, found.rule.revokes, None, line.reason, _paper(found, signed)),
        )
        for line in decision.lines.values()
    ]
    cases.perform(work, who, asked)
    earlier = [line.earlier for line in decision.lines.values() if line.earlier is not None]
    _note_taken_back(work, found, decision, earlier)


def _note_taken_back(work: Work, found: Found, decision: Decision, earlier: Sequence[LineId]) -> None:
    gave = rows.deciding(work, earlier)
    held = rows.load(work, set(gave.values()), for_change=True)
    for name, before in held.items():
        events = tuple(AwardTakenBack(line=line, by=decision.id) for line in earlier if gave[line] == name)
        after = before
        for event in events:
            after = evolve_decision(after, event)
        record_decision(
            work, found.definition, found.campaign, DecisionChange(before=before, events=events, after=after)
        )


def _move(
    found: Found,
    decision: Decision,
    trigger: Trigger,
    inputs: dict[FieldId, str] | None = None,
    reason: str = "",
    paper: FileDocument | None = None,
) -> TakeTransition:
    ruling = Ruling(decision=decision.id, rule=found.rule.id, paper=paper)
    return TakeTransition(trigger=trigger, inputs=inputs or {}, reason=reason, ruling=ruling)


def _paper(found: Found, signed: Signed) -> FileDocument | None:
    if found.rule.paper is None:
        return None
    return FileDocument(
        document=new_id(),
        kind=found.rule.paper,
        sha256=signed.sha256,
        size=signed.size,
        media_type=signed.media_type,
        filename=signed.filename,
        number=signed.number,
        dated=signed.dated,
    )
