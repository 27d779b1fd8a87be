"""A case is returned once to be completed: only what was flagged is open, and only who asked looks again.

What was done otherwise stays done: consultations that were answered, nominations of a submission that nobody flagged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from workflow.case import Case
from workflow.commands import TakeTransition
from workflow.completing import ALL_OF_IT, Flag, Part, PartKind
from workflow.concerning import may_hold
from workflow.dates import AfterEvent
from workflow.daysoff import Roll
from workflow.deadlines import Bound, DateRule
from workflow.definition import (
    Deadline,
    Definition,
    FieldKind,
    Label,
    Late,
    ReturnRule,
    RungKind,
    RungRule,
    RunsOut,
    Track,
    Transition,
)
from workflow.events import PartsFlagged
from workflow.facts import Facts, Situation
from workflow.guards import AllOf, InTime, Open
from workflow.ids import DeadlineId, DocumentKindId, FieldId, RoleId, StateId, TrackId, Trigger
from workflow.refusals import Refusal, WayOut
from workflow.sealing import papers_of

LONGEST_NOTE = 1000


def returns(definition: Definition, move: Transition) -> bool:
    """Whether *move* returns a case to be completed."""
    return move.target in definition.returned and move.source != move.target


def completers(track: Track, state: StateId) -> tuple[RoleId, ...]:
    """Who completes a case that was returned: those whose move leads it back out of *state*."""
    return tuple(dict.fromkeys(role for move in _backs(track, state) for role in move.roles))


def flaggable(definition: Definition, track: Track, state: StateId) -> tuple[Part, ...]:
    """The parts of a case on *track* that can be flagged when it is returned to *state*: what was put in up to there."""
    mine, before = set(completers(track, state)), _leading_to(track, state)
    moves = [move for move in track.transitions if move.target in before and mine & set(move.roles)]
    papers = {kind for move in moves for kind in papers_of(move.guard)}
    asked = {*track.asks, *(name for move in moves for name in move.asks)}
    written = {one.id for one in definition.fields.values() if mine & set(one.written_by)}
    written = {name for name in written if may_hold(definition, track, name)}
    fields = {name for name in asked | written if _is_theirs(definition, name, mine)}
    return (
        *(Part(PartKind.DOCUMENT, kind) for kind in definition.documents if kind in papers),
        *(Part(PartKind.FIELD, name) for name in definition.fields if name in fields),
    )


def _is_theirs(definition: Definition, name: FieldId, mine: set[RoleId]) -> bool:
    field = definition.fields[name]
    return field.kind is not FieldKind.ASSESSMENT and (not field.written_by or bool(mine & set(field.written_by)))


def _leading_to(track: Track, state: StateId) -> frozenset[StateId]:
    """The states from which a case can still come to *state*, itself included."""
    found = {state}
    while True:
        more = {move.source for move in track.transitions if move.target in found} - found
        if not more:
            return frozenset(found)
        found |= more


def refusals_of_flags(definition: Definition, track: Track, move: Transition, at: Situation) -> tuple[Refusal, ...]:
    """What is wrong with the flags that were sent with *move*. Those of carried cases are looked at with these."""
    flags = _flags_of(at)
    if flags and not returns(definition, move):
        return (Refusal("flags_not_asked", {}, (), "flags"),)
    known = {*flaggable(definition, track, move.target), ALL_OF_IT}
    unmet = [
        Refusal("part_unknown", {"given": flag.place[:80]}, (WayOut.FILL_IN,), "flags")
        for flag in flags
        if (flag.case and move.carries is None) or (not flag.case and flag.part not in known)
    ]
    if any(len(flag.note) > LONGEST_NOTE for flag in flags):
        unmet.append(Refusal("note_too_long", {"most": LONGEST_NOTE}, (), "flags"))
    return tuple(unmet)


def flagged(move: Transition, at: Situation) -> tuple[PartsFlagged, ...]:
    """That those parts were flagged, where any were."""
    flags = tuple(dict.fromkeys(_flags_of(at)))
    if not flags:
        return ()
    return (
        PartsFlagged(
            state=move.target,
            asked_by=tuple(role for role in move.roles if role in at.facts.roles),
            parts=tuple(dict.fromkeys(str(flag.part) for flag in flags if not flag.case)),
            carried=tuple(dict.fromkeys(flag.place for flag in flags if flag.case)),
            notes={flag.place: flag.note.strip() for flag in flags if flag.note.strip()},
        ),
    )


def _flags_of(at: Situation) -> tuple[Flag, ...]:
    return at.asked.flags if isinstance(at.asked, TakeTransition) else ()


def passed_on(event: PartsFlagged) -> dict[str, tuple[Flag, ...]]:
    """The flags of *event* on cases that are carried along, by case."""
    found: dict[str, tuple[Flag, ...]] = {}
    for place in event.carried:
        case, _, part = place.partition(" ")
        kind, _, name = part.partition(":")
        flag = Flag(part=Part(PartKind(kind), name), note=event.notes.get(place, ""))
        found[case] = (*found.get(case, ()), flag)
    return found


def is_returned(case: Case) -> bool:
    """Whether the case waits to be completed, with parts flagged."""
    return case.completion is not None and case.state == case.completion.state


def awaits_who_asked(case: Case) -> bool:
    """Whether the case came back, and whoever had returned it has not looked again."""
    return case.completion is not None and case.completion.came_back


def asked_it(case: Case, facts: Facts) -> bool:
    """Whether the actor is of those who returned the case."""
    return case.completion is not None and bool(facts.roles & set(case.completion.asked_by))


def waits_for_who_asked(definition: Definition, move: Transition, at: Situation) -> tuple[Refusal, ...]:
    """Why *move* waits: whoever returned the case looks first. Its own people's moves, and the clock's, don't wait."""
    completion = at.case.completion
    if completion is None or not completion.came_back or at.facts.acting_system or at.along_with or at.verdict:
        return ()
    track = definition.track_of(at.case.track)
    free = {*completion.asked_by, *completers(track, completion.state)}
    if at.facts.roles & free & set(move.roles):
        return ()
    roles = ", ".join(completion.asked_by)
    return (Refusal("waits_for_who_asked", {"roles": roles}, (WayOut.ASK_ROLE,)),)


def closed_document(case: Case, kind: DocumentKindId) -> tuple[Refusal, ...]:
    """Why no paper of that kind is taken now: the case was returned for other parts."""
    if case.completion is None or not is_returned(case) or case.completion.is_open(Part(PartKind.DOCUMENT, kind)):
        return ()
    return (Refusal("paper_not_flagged", {"document": kind}, (), "kind"),)


def closed_fields(definition: Definition, case: Case, names: Iterator[FieldId]) -> tuple[Refusal, ...]:
    """Why those fields are not written now: the case was returned for other parts. What others answer stays theirs."""
    if case.completion is None or not is_returned(case):
        return ()
    mine = set(completers(definition.track_of(case.track), case.state))
    return tuple(
        Refusal("field_not_flagged", {"field": name}, (), name)
        for name in names
        if not case.completion.is_open(Part(PartKind.FIELD, name)) and _is_theirs(definition, name, mine)
    )


def may_correct(definition: Definition, case: Case, name: FieldId, facts: Facts) -> bool:
    """Whether the actor may write *name* because it was flagged, whoever may write it otherwise."""
    if case.completion is None or not is_returned(case) or name not in case.completion.fields():
        return False
    return bool(facts.roles & set(completers(definition.track_of(case.track), case.state)))


def _backs(track: Track, state: StateId) -> list[Transition]:
    """The moves by which a returned case is sent back in."""
    return [move for move in track.leaving(state) if move.roles and not track.state_of(move.target).final]


def with_clock(tracks: Mapping[TrackId, Track], rules: Mapping[StateId, ReturnRule]) -> dict[TrackId, Track]:
    """*tracks*, the moves out of returned states held to their last day, and the clock's move where there is one."""
    counted = [rule for rule in rules.values() if rule.days]
    return {id_: _clocked(track, counted) for id_, track in tracks.items()}


def _clocked(track: Track, rules: list[ReturnRule]) -> Track:
    for rule in (one for one in rules if one.state in track.states):
        backs = _backs(track, rule.state)
        timing = InTime(rule.deadline, late_allowed=True, proof_roles=(), proof_days=0)
        moves = [
            replace(move, guard=timing if isinstance(move.guard, Open) else AllOf((timing, move.guard)))
            if move in backs
            else move
            for move in track.transitions
        ]
        track = replace(track, transitions=(*moves, *_by_the_clock(track, rule, backs)))
    return track


def _by_the_clock(track: Track, rule: ReturnRule, backs: list[Transition]) -> Iterator[Transition]:
    ended = [move for move in track.leaving(rule.state) if move.roles and track.state_of(move.target).final]
    found = {RunsOut.STAYS: [], RunsOut.GOES_ON: backs, RunsOut.WITHDRAWN: ended}[rule.runs_out]
    for move in found[:1]:
        yield replace(
            move,
            trigger=Trigger(f"run_out_{rule.state}"),
            label=Label(f"Hết hạn bổ sung: {move.label.vi}", f"Not completed in time: {move.label.said('en')}"),
            roles=(),
            guard=Open(),
            asks=(),
            reason=False,
            at=rule.deadline,
            tells=tuple(dict.fromkeys((*move.tells, *completers(track, rule.state)))),
        )


def deadlines_back(tracks: Mapping[TrackId, Track], rules: Mapping[StateId, ReturnRule]) -> dict[DeadlineId, Deadline]:
    """The last day of each returned state that has one: reminders to who completes it, then word to who asked."""
    return {rule.deadline: _deadline(tracks, rule, rule.days) for rule in rules.values() if rule.days}


def _deadline(tracks: Mapping[TrackId, Track], rule: ReturnRule, days: int) -> Deadline:
    having = [track for track in tracks.values() if rule.state in track.states]
    label = next((track.states[rule.state].label for track in having), Label(rule.state))
    theirs = tuple(dict.fromkeys(role for track in having for role in completers(track, rule.state)))
    into = (move for track in having for move in track.transitions if move.target == rule.state != move.source)
    asked = tuple(dict.fromkeys(role for move in into for role in move.roles))
    reminders = [
        RungRule(id=f"{-day}d" if day else "0d", days=-day, kind=RungKind.REMINDER, tells=theirs) for day in (1, 0)
    ]
    over = [RungRule(id="+1d", days=1, kind=RungKind.ESCALATION, tells=asked)] if rule.runs_out is RunsOut.STAYS else []
    counted = AfterEvent(days, working=rule.working, state=rule.state)
    return Deadline(
        id=rule.deadline,
        label=Label(f"Hạn bổ sung: {label.vi}", f"To be completed by: {label.said('en')}"),
        when=(DateRule(counted, Bound.THROUGH),),
        roll=Roll.NONE,
        late=Late.ALLOW_AND_MARK,
        extended_by=asked,
        proof=None,
        ladder=(*reminders, *over),
        from_state=rule.state,
        fact=rule.fact,
    )
