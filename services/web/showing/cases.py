"""A case as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from services.audit import Verified
from services.pages.powers import papers_asked_of
from services.pages.reading import CaseRead, turn_of
from services.web.contexts.cases import CaseExtension, CasePage, Filing, Move, Step, Value
from services.web.contexts.frame import Choice, Input
from services.web.showing.adjusting import CANCELLED, cancelling_form, suspended_said
from services.web.showing.answered import result_groups
from services.web.showing.beside import papers_shown, related_shown, told_shown
from services.web.showing.owing import by_itself
from services.web.showing.parts import (
    due_day,
    field_input,
    field_value,
    in_words,
    path_from,
    problems_at,
    roles_said,
    state_badge,
    track_named,
    unmet,
    with_round,
)
from services.web.showing.ready import ready_panel
from services.web.showing.returned import flag_groups, to_be_completed
from services.web.showing.telling import line
from services.web.showing.trying import Tried
from services.web.showing.writing import writing_form
from services.words import translation
from workflow.deadlines import Due
from workflow.definition import Definition, Track
from workflow.engine import Offer
from workflow.events import TransitionTaken
from workflow.ids import StateId
from workflow.obligations import FULFILLED, STILL_OWING

LATE = "deadline_passed"
FILED, EXTENDED, OPENED, WRITTEN, CONFIRMED = "filed", "extended", "opened", "written", "confirmed"
DONE: Mapping[str, str] = {
    FILED: "Đã đính kèm văn bản.",
    EXTENDED: "Đã gia hạn cho hồ sơ này.",
    OPENED: "Đã mở hồ sơ.",
    WRITTEN: "Đã ghi vào hồ sơ.",
    CANCELLED: "Đã hủy hồ sơ.",
    CONFIRMED: "Đã xác nhận phần bổ sung.",
}
TAKEN = "Đã xong: {move}."
RECEIVED_ON = "Ngày nhận"
EVIDENCE = "Bằng chứng (dấu bưu điện hoặc số công văn đến)"
REASON = "Lý do"
MAY_EXTEND = "Được gia hạn"
MAY_WAIVE = "Được miễn nghĩa vụ"
MAY_HEAR_PROOF = "Được ghi bằng chứng nộp đúng hạn"
NEW_LAST_DAY = "Ngày hết hạn mới"
PAPER_NUMBER = "Số văn bản"
PAPER_DATE = "Ngày văn bản"


def case_page(
    read: CaseRead, verified: Verified, *, language: str, today: date, done: str, wanted: str, tried: Tried | None
) -> CasePage:
    """The context of `case.html`. *wanted* is the kind of paper to offer first."""
    case, definition = read.looked.case, read.looked.definition
    track = definition.track_of(case.track)
    due = due_day(_due(read), today)
    moves = tuple(_move(read, offer, language, tried) for offer in read.looked.offers if offer.permitted)
    return CasePage(
        href=f"/cases/{case.id}",
        version=case.version,
        subject=read.subject,
        unit=read.unit,
        track=with_round(track.label.said(language), case.occurrence, language),
        campaign=definition.label.said(language),
        campaign_href=f"/campaigns/{case.campaign}",
        badge=state_badge(definition, case.track, case.state, language, due),
        final=track.state_of(case.state).final,
        suspended=suspended_said(definition, read.looked.campaign, language),
        due=due,
        completing=to_be_completed(read, language, tried if tried and tried.form == WRITTEN else None),
        steps=_steps(read, language),
        values=_values(read, language),
        moves=tuple(sorted(moves, key=lambda move: not move.leads_on)),
        by_itself=by_itself(read, language),
        turn=_turn(read, moves, language),
        entitled=_entitled(read, language),
        papers=papers_shown(read, language),
        filing=_filing(read, language, wanted, tried),
        writing=writing_form(read, language, tried if tried and tried.form == WRITTEN else None),
        extension=_extension(read, language, tried),
        cancelling=cancelling_form(read, language, tried),
        lines=tuple(line(one, definition, read.names, language, track=case.track) for one in read.happened),
        holds=verified.holds,
        fault="; ".join(f"{one.sequence}: {one.fault}" for one in verified.breaks),
        told=told_shown(read, language),
        related=related_shown(read, language),
        done=_done(definition, done, language),
        refused=in_words(tried.said) if tried else (),
    )


def _turn(read: CaseRead, moves: Iterable[Move], language: str) -> str:
    """Whose move it is, in words, when none of *moves* is mine to carry the case on with."""
    case, definition = read.looked.case, read.looked.definition
    if any(move.leads_on for move in moves):
        return ""
    return roles_said(definition, turn_of(definition, case.track, case.state), language)


def _due(read: CaseRead) -> Due | None:
    """Until when what the case stands for is owed, while it is."""
    case = read.looked.case
    obligation = read.looked.definition.obligations.get(case.track)
    if obligation is None or case.state not in STILL_OWING:
        return None
    return read.looked.campaign.due(obligation.deadline, case.id, case.occurrence)


def _move(read: CaseRead, offer: Offer, language: str, tried: Tried | None) -> Move:
    move, definition = offer.transition, read.looked.definition
    target = next(s for t in definition.tracks.values() for s in t.states.values() if s.id == move.target)
    mine = tried if tried and tried.form == move.trigger else None
    said = mine.said if mine else ()
    inputs = [field_input(definition.fields[name], language, mine.inputs if mine else {}, said) for name in move.asks]
    if move.reason:
        inputs.append(_typed("reason", REASON, "long", language, mine))
    late_only = all(one.code == LATE for one in offer.refusals)
    receipt = _receipt(language, mine, needed=not offer.allowed) if offer.proof_heard and late_only else ()
    outcomes = [m for t in definition.tracks.values() for m in t.transitions if _alike(m, move)]
    return Move(
        trigger=move.trigger,
        label=move.label.said(language),
        target=target.label.said(language) if len({m.target for m in outcomes}) == 1 else "",
        open=offer.allowed or bool(receipt),
        leads_on=not move.reason,
        papers="document_missing" in {*(one.code for one in offer.refusals), *(one.code for one in said)},
        unmet=unmet(offer.refusals, definition, language),
        refused=in_words(said),
        inputs=tuple(inputs),
        receipt=receipt,
        receipt_open=not offer.allowed or any(one.value for one in receipt),
        flags=flag_groups(definition, read.flaggable.get(move.trigger, ()), language, mine),
        ready=ready_panel(read.ready.get(move.trigger), definition, language),
        results=result_groups(definition, move, read.ready.get(move.trigger), language, mine),
    )


def _alike(one: object, other: object) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in ("trigger", "source", "label"))


def _receipt(language: str, tried: Tried | None, *, needed: bool) -> tuple[Input, ...]:
    return (
        _typed("received_on", RECEIVED_ON, "date", language, tried, required=needed),
        _typed("evidence", EVIDENCE, "text", language, tried, required=needed),
    )


def _typed(name: str, label: str, kind: str, language: str, tried: Tried | None, *, required: bool = True) -> Input:
    return Input(
        name=name,
        label=translation(language).gettext(label),
        kind=kind,
        value=tried.typed.get(name, "") if tried else "",
        problems=problems_at(name, tried.said) if tried else (),
        required=required,
    )


def _entitled(read: CaseRead, language: str) -> tuple[Value, ...]:
    """Who may open each way out, once the deadline has passed."""
    definition = read.looked.definition
    obligation = definition.obligations.get(read.looked.case.track)
    if obligation is None or LATE not in {one.code for offer in read.looked.offers for one in offer.refusals}:
        return ()
    deadline = definition.deadlines[obligation.deadline]
    proof = deadline.proof.roles if deadline.proof else ()
    ways = ((MAY_EXTEND, deadline.extended_by), (MAY_WAIVE, obligation.waived_by), (MAY_HEAR_PROOF, proof))
    said = translation(language).gettext
    return tuple(
        Value(label=said(label), text=roles_said(definition, roles, language)) for label, roles in ways if roles
    )


def _steps(read: CaseRead, language: str) -> tuple[Step, ...]:
    """The road as it was travelled, by the history, and from here the shortest way on."""
    case, definition = read.looked.case, read.looked.definition
    track = track_named(definition, case.track)
    moves = [event for one in read.happened if isinstance(event := one.event, TransitionTaken)]
    been = [str(track.initial), *(move.target for move in moves)]
    if been[-1] != case.state:
        been.append(str(case.state))
    ended = track.state_of(case.state).final
    ahead = [] if ended else [str(state) for state in path_from(track, case.state)[1:]]
    arrived = "reached" if been[-1] in _ends(track) else "ended"
    marks = [*("done" for _ in been[:-1]), arrived if ended else "current", *("ahead" for _ in ahead)]
    labels = {state: track.state_of(StateId(state)).label.said(language) for state in (*been, *ahead)}
    return tuple(Step(label=labels[state], mark=mark) for state, mark in zip([*been, *ahead], marks, strict=True))


def _ends(track: Track) -> frozenset[str]:
    """Where the track is meant to end: its path's last state, and for an obligation also when it was met late."""
    return frozenset({str(path_from(track, track.initial)[-1]), *FULFILLED})


def _values(read: CaseRead, language: str) -> tuple[Value, ...]:
    fields = read.looked.definition.fields
    return tuple(
        Value(label=fields[name].label.said(language), text=field_value(fields[name], value, language))
        for name, value in read.looked.case.fields.items()
    )


def _filing(read: CaseRead, language: str, wanted: str, tried: Tried | None) -> Filing | None:
    if not read.may_file:
        return None
    mine = tried if tried and tried.form == FILED else None
    mine_to_do = [refusal for offer in read.looked.offers if offer.permitted for refusal in offer.refusals]
    asked = papers_asked_of(read.looked.definition.track_of(read.looked.case.track), read.looked.facts.roles)
    missing = [str(one.params["document"]) for one in mine_to_do if one.code == "document_missing"]
    chosen = (mine.typed.get("kind", "") if mine else wanted) or next(iter(missing), "")
    kinds = tuple(
        Choice(value=kind.id, label=kind.label.said(language), chosen=kind.id == chosen) for kind in read.may_file
    )
    return Filing(
        kinds=tuple(sorted(kinds, key=lambda kind: (kind.value not in missing, kind.value not in asked))),
        number=mine.typed.get("number", "") if mine else "",
        wanted=bool(missing or wanted or mine),
        refused=in_words(mine.said) if mine else (),
    )


def _extension(read: CaseRead, language: str, tried: Tried | None) -> CaseExtension | None:
    if read.may_extend is None:
        return None
    mine = tried if tried and tried.form == EXTENDED else None
    return CaseExtension(
        label=read.may_extend.label.said(language),
        inputs=extension_inputs(language, mine),
        refused=in_words(mine.said) if mine else (),
    )


def extension_inputs(language: str, tried: Tried | None) -> tuple[Input, ...]:
    """What moving a deadline asks for."""
    return (
        _typed("last_day", NEW_LAST_DAY, "date", language, tried),
        _typed("document_number", PAPER_NUMBER, "text", language, tried, required=False),
        _typed("reason", REASON, "long", language, tried),
    )


def _done(definition: Definition, done: str, language: str) -> str:
    said = translation(language).gettext
    if done in DONE:
        return said(DONE[done])
    moves = (m for t in definition.tracks.values() for m in t.transitions if m.trigger == done)
    label = next((move.label.said(language) for move in moves), "")
    return said(TAKEN).format(move=label) if label else ""
