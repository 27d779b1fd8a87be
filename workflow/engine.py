"""What a case may do: `decide` says what happens, `workflow.case.evolve` what that makes of the case.

Theory of operation
-------------------
`decide(definition, case, command, facts)` is pure. Whoever calls it has gathered the facts that the guards
concerned say they need (`needed`), and records the events it returns; a refusal is raised and changes nothing.

A trigger may lead to several states, told apart by their guards: the first transition whose roles and guard
hold is taken. When none holds, the refusals of the one that came nearest (fewest unmet) are given; a move for the
other outcome of the vote never comes nearer than the one for its own.

A transition with no roles belongs to the clock. `offers` asks the same guards without acting; refusals about
figures that are only now to be entered are left out there, because nobody has entered them yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workflow.answering import entered, refusals_of_results
from workflow.cancelling import cancel
from workflow.case import Case, Value
from workflow.commands import (
    CancelCase,
    CaseCommand,
    ConfirmCompletion,
    FileDocument,
    OpenCase,
    TakeTransition,
    WriteFields,
)
from workflow.completing import Part
from workflow.deadlines import local_date
from workflow.definition import Definition, Subject, Track, Transition
from workflow.errors import NotFound, NotPermitted, Refused
from workflow.events import CaseEvent, CaseOpened, CompletionConfirmed, TransitionTaken
from workflow.facts import FactKind, Facts, Situation
from workflow.guards import ByDecision, BySitting, InTime
from workflow.guards.combining import AllOf, Waivable
from workflow.guards.guard import Guard
from workflow.guards.timing import ReceiptPassedOn, ReceiptShown
from workflow.ids import FieldId, RoleId, StateId, Trigger
from workflow.inputs import read_inputs
from workflow.refusals import Refusal, WayOut, distinct
from workflow.returning import (
    asked_it,
    awaits_who_asked,
    flaggable,
    flagged,
    refusals_of_flags,
    returns,
    waits_for_who_asked,
)
from workflow.writing import confirm, file_document, filed, write, written

OTHER_OUTCOME = frozenset({"majority_missing", "vote_carried"})
"""Why a vote does not lead where a move goes: it leads where another move of the same trigger does."""
_ENTERED_WITH_THE_MOVE = frozenset({"reason", "received_on", "evidence"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A trigger as it stands for one actor: permitted or not, and everything that is in the way.

    Where it returns the case, the parts that are `flaggable`; None for any other.
    """

    transition: Transition
    permitted: bool
    refusals: tuple[Refusal, ...]
    proof_heard: bool = False
    flaggable: tuple[Part, ...] | None = None

    @property
    def allowed(self) -> bool:
        return self.permitted and not self.refusals


def decide(definition: Definition, case: Case | None, command: CaseCommand, facts: Facts) -> tuple[CaseEvent, ...]:
    """What happens when *command* is asked of *case*.

    Raises `NotFound` for a track, trigger or document kind the definition does not have, `NotPermitted` when the
    actor lacks the role, `Refused` with every refusal when a guard does not hold.
    """
    if isinstance(command, OpenCase):
        return _open(definition, command, facts)
    if case is None:
        raise NotFound("case", "")
    match command:
        case TakeTransition():
            return _take(definition, case, command, facts)
        case WriteFields():
            return write(definition, case, command, facts)
        case FileDocument():
            return file_document(definition, case, command, facts)
        case ConfirmCompletion():
            return confirm(definition, case, facts)
        case CancelCase():
            return cancel(definition, case, command, facts)


def needed(definition: Definition, case: Case, trigger: Trigger | None) -> frozenset[FactKind]:
    """The facts that deciding *trigger* (or, with None, offering every trigger) needs."""
    moves = definition.track_of(case.track).leaving(case.state)
    return frozenset().union(*(m.guard.needs() for m in moves if trigger in (None, m.trigger)))


def offers(definition: Definition, case: Case, facts: Facts) -> tuple[Offer, ...]:
    """What can be done from here: one offer a trigger, the clock's own left out."""
    at = Situation(case=case, asked=None, facts=facts)
    found: dict[Trigger, Offer] = {}
    for move in definition.track_of(case.track).leaving(case.state):
        if not move.roles:
            continue
        offer = _offer(definition, move, at)
        best = found.get(move.trigger)
        if best is None or _distance(offer) < _distance(best):
            found[move.trigger] = offer
    return tuple(found.values())


def _distance(offer: Offer) -> tuple[bool, bool, int]:
    """How far an offer is from being taken: another's move is farther than any of the actor's own."""
    return not offer.permitted, *_farness(offer.refusals)


def _farness(unmet: tuple[Refusal, ...]) -> tuple[bool, int]:
    """How far what is *unmet* keeps a move from being taken."""
    return any(refusal.code in OTHER_OUTCOME for refusal in unmet), len(unmet)


def _offer(definition: Definition, move: Transition, at: Situation) -> Offer:
    at = replace(at, to_be_entered=frozenset({*move.asks, *_ENTERED_WITH_THE_MOVE}))
    unmet = _left_to_others(move, at) or at.certain(_unmet(definition, move, at))
    track = definition.track_of(at.case.track)
    return Offer(
        transition=move,
        permitted=_permitted(move.roles, at.facts),
        refusals=distinct(unmet),
        proof_heard=_hears_proof(move.guard, at.facts.roles),
        flaggable=flaggable(definition, track, move.target) if returns(definition, move) else None,
    )


def _take(definition: Definition, case: Case, command: TakeTransition, facts: Facts) -> tuple[CaseEvent, ...]:
    track = definition.track_of(case.track)
    moves = definition.moves.get((track.id, case.state, command.trigger), ())
    if not moves:
        raise _not_offered(track, case.state, command.trigger)
    permitted = [move for move in moves if command.verdict or command.ruling or _permitted(move.roles, facts)]
    if not permitted:
        raise NotPermitted(command.trigger, tuple(dict.fromkeys(r for m in moves for r in m.roles)))
    nearest: tuple[Refusal, ...] | None = None
    case = _with_paper(case, command)
    for move in permitted:
        values, wrong = read_inputs(definition, move.asks, command.inputs, local_date(facts.now))
        at = Situation(case=case, asked=command, facts=facts, inputs=values)
        unmet = distinct(_left_to_others(move, at) or wrong or _unmet(definition, move, at))
        if not unmet:
            return _taken(definition, move, at, values)
        if nearest is None or _farness(unmet) < _farness(nearest):
            nearest = unmet
    raise Refused(command.trigger, nearest or ())


def _taken(
    definition: Definition, move: Transition, at: Situation, values: Mapping[FieldId, Value]
) -> tuple[CaseEvent, ...]:
    timing = _timing(move.guard)
    verdict, ruling = at.verdict, at.ruling
    receipt = at.receipt if any(guard.heard(at) for guard in timing) else None
    moved = TransitionTaken(
        trigger=move.trigger,
        source=move.source,
        target=move.target,
        received_on=receipt.received_on.isoformat() if receipt else "",
        evidence=receipt.evidence.strip() if receipt else "",
        late=receipt is None and any(not guard.is_open(at) for guard in timing),
        sitting=verdict.sitting if verdict else "",
        decision=ruling.decision if ruling else "",
        reason=at.reason.strip(),
    )
    asked = at.asked if isinstance(at.asked, TakeTransition) else None
    papers = (filed(asked.paper),) if asked and asked.paper else ()
    fields = (written(definition, values, asked.taken_from if asked else None),) if values else ()
    confirmed = (CompletionConfirmed(),) if awaits_who_asked(at.case) and asked_it(at.case, at.facts) else ()
    return (*confirmed, *papers, *fields, *flagged(move, at), *entered(at), moved)


def _left_to_others(move: Transition, at: Situation) -> tuple[Refusal, ...]:
    """That a council or a decision makes the move, where it is so: nothing that is entered or missing matters then."""
    parts = move.guard.parts if isinstance(move.guard, AllOf) else ()
    return tuple(no for part in parts if isinstance(part, (BySitting, ByDecision)) for no in part.refusals(at))


def _with_paper(case: Case, command: TakeTransition) -> Case:
    """*case* with the minutes of the sitting, or the signed decision, that moves it among its papers."""
    return replace(case, documents=(*case.documents, command.paper.kind)) if command.paper else case


def _unmet(definition: Definition, move: Transition, at: Situation) -> tuple[Refusal, ...]:
    track = definition.track_of(at.case.track)
    unmet = (*waits_for_who_asked(definition, move, at), *move.guard.refusals(at))
    unmet = (*unmet, *refusals_of_flags(definition, track, move, at), *refusals_of_results(move, at))
    if move.reason and not at.reason.strip():
        unmet = (*unmet, Refusal("reason_missing", {}, (WayOut.GIVE_REASON,), "reason"))
    return (*unmet, *_standing_still(definition, move, at))


def _standing_still(definition: Definition, move: Transition, at: Situation) -> tuple[Refusal, ...]:
    """That the campaign does not run. What was signed is published, and awards are taken back, whether it runs or not."""
    rule = definition.decisions.get(at.ruling.rule) if at.ruling else None
    return () if rule and move.trigger in rule.after_signing else at.facts.standing_still


def _open(definition: Definition, command: OpenCase, facts: Facts) -> tuple[CaseEvent, ...]:
    if command.track not in definition.tracks:
        raise NotFound("track", command.track)
    track = definition.tracks[command.track]
    if not command.because and not facts.roles & set(track.opened_by):
        raise NotPermitted(f"open:{track.id}", track.opened_by)
    case = _blank(track, command)
    values, wrong = read_inputs(
        definition, () if command.because else track.asks, command.inputs, local_date(facts.now)
    )
    at = Situation(case=case, asked=command, facts=facts, inputs=values)
    unmet = track.opening.refusals(at) if track.opening and not command.because else ()
    if track.subject is Subject.PERSON and not command.person:
        unmet = (*unmet, Refusal("person_missing", {}, (WayOut.FILL_IN,), "person"))
    unmet = (*unmet, *facts.standing_still)
    if unmet or wrong:
        raise Refused(f"open:{track.id}", distinct((*unmet, *wrong)))
    opened = CaseOpened(
        case=case.id,
        campaign=case.campaign,
        track=track.id,
        unit=case.unit,
        person=case.person or "",
        state=track.initial,
        opened_because=command.because,
        occurrence=command.occurrence,
    )
    return (opened, written(definition, values)) if values else (opened,)


def _blank(track: Track, command: OpenCase) -> Case:
    """The case that is asked for, before anything has happened to it."""
    return Case(
        id=command.case,
        campaign=command.campaign,
        track=track.id,
        unit=command.unit,
        person=command.person,
        state=track.initial,
        version=0,
        occurrence=command.occurrence,
    )


def _permitted(roles: tuple[RoleId, ...], facts: Facts) -> bool:
    return bool(facts.roles & set(roles)) if roles else facts.acting_system


def _not_offered(track: Track, state: StateId, trigger: Trigger) -> NotFound | Refused:
    sources = tuple(dict.fromkeys(m.source for m in track.transitions if m.trigger == trigger))
    if not sources:
        return NotFound("trigger", trigger)
    return Refused(trigger, (Refusal("not_offered", {"state": state, "from": ", ".join(sources)}),))


def _timing(guard: Guard) -> tuple[InTime | ReceiptShown | ReceiptPassedOn, ...]:
    """The guards of deadlines among those that must all hold."""
    if isinstance(guard, AllOf):
        return tuple(inner for part in guard.parts for inner in _timing(part))
    if isinstance(guard, Waivable):
        return _timing(guard.part)
    return (guard,) if isinstance(guard, (InTime, ReceiptShown, ReceiptPassedOn)) else ()


def _hears_proof(guard: Guard, roles: frozenset[RoleId]) -> bool:
    return any(isinstance(g, InTime) and roles & set(g.proof_roles) for g in _timing(guard))
