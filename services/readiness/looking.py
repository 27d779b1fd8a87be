"""Whether a case is ready for its moves: what stops each, what merely should be known, and how those it carries stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from services import facts
from services.access import Actor, scope_of
from services.cases import Looked, carried_by
from services.naming import subjects
from services.readiness.beside import gather_beside
from services.store import cases as rows
from services.store.work import Work
from workflow.case import Case
from workflow.cautions import Caution, cautions, needed_to_look
from workflow.commands import TakeTransition
from workflow.definition import Definition, Transition
from workflow.engine import decide, needed
from workflow.errors import Refused
from workflow.facts import FactKind, Facts, Situation
from workflow.ids import CANCELLED, CaseId, TrackId, Trigger
from workflow.refusals import Refusal
from workflow.sealing import is_unknown, veiled

OF_OTHER_CASES = frozenset({"own_case_not_in", "unit_case_not_in", "unit_case_missing", "unit_case_field_is_not"})
"""Refusals because of what another case of the unit, or of the person, is not yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A case that another one waits for, with what it is about."""

    case: Case
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedAlong:
    """A case that a move carries along: what would stop it and all with it, and what should be known of it."""

    case: Case
    subject: str
    refusals: tuple[Refusal, ...]
    cautions: tuple[Caution, ...]
    behind: tuple[Behind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What is to be known before one move: cautions, the cases behind its refusals, and those it carries along."""

    cautions: tuple[Caution, ...] = ()
    behind: tuple[Behind, ...] = ()
    carried: tuple[CarriedAlong, ...] = ()

    @property
    def ready(self) -> int:
        """How many of the carried cases nothing stops."""
        return sum(not one.refusals for one in self.carried)


@dataclass(slots=True)
class _Gathered:
    """The facts about every case that is looked at, gathered at once, and the names of those that are told of."""

    definition: Definition
    facts: Mapping[CaseId, Facts]
    seen: Mapping[CaseId, Case]
    names: dict[str, str] = field(default_factory=dict)


def readiness(work: Work, who: Actor, looked: Looked) -> dict[Trigger, Readiness]:
    """How *looked* stands before each move that *who* is permitted to make, whatever stops it."""
    offered = [offer for offer in looked.offers if offer.permitted]
    carried = {offer.transition.trigger: carried_by(work, looked, offer.transition) for offer in offered}
    together = {case.id: case for cases in carried.values() for case in cases}
    known = _gather(work, who, looked, list(together.values()))
    found = {}
    for offer in offered:
        move = offer.transition
        at = Situation(case=looked.case, asked=None, facts=known.facts[looked.case.id])
        found[move.trigger] = Readiness(
            cautions=cautions(looked.definition, move, at),
            behind=_behind(known, looked.case, offer.refusals),
            carried=tuple(_along(known, looked.case, move, other) for other in carried[move.trigger]),
        )
    return found


def _gather(work: Work, who: Actor, looked: Looked, carried: Sequence[Case]) -> _Gathered:
    """What is known of *looked* and of those it carries, and of the unit's cases that *who* may see."""
    definition, campaign = looked.definition, looked.campaign
    all_of_them = [looked.case, *carried]
    needs = needed_to_look() | {FactKind.UNIT_CASES}
    needs = needs.union(*(needed(definition, case, None) for case in all_of_them))
    known = facts.gather(work, definition, campaign, all_of_them, needs, lambda case: who.roles_in(case.unit))
    beside = gather_beside(work, definition, campaign, all_of_them, needs)
    if not who.sees_everything:
        known = {id_: _without_unknown(definition, facts) for id_, facts in known.items()}
    others = [one for found in known[looked.case.id].unit_cases.values() for one in found]
    mine = rows.load(work, [one.id for one in others], scope=scope_of(who)).values()
    seen = [one if who.sees_everything else veiled(definition, one) for one in mine]
    return _Gathered(
        definition=definition,
        facts={case.id: replace(known[case.id], beside=beside[case.id]) for case in all_of_them},
        seen={one.id: one for one in seen},
        names=subjects(work, [*seen, *carried]),
    )


def _without_unknown(definition: Definition, known: Facts) -> Facts:
    """*known* without the cases that nobody outside the seal knows of."""
    told = {
        track: tuple(one for one in found if not is_unknown(definition.track_of(track), one.state))
        for track, found in known.unit_cases.items()
    }
    return replace(known, unit_cases=told)


def _along(known: _Gathered, carrier: Case, move: Transition, other: Case) -> CarriedAlong:
    """How *other* stands before the move that carries it."""
    about = known.facts[other.id]
    triggers = move.carries.triggers if move.carries else (move.trigger,)
    tried = [_tried(known, carrier, other, trigger) for trigger in triggers]
    along, command, refused = min((one for one in tried if one), key=lambda one: len(one[2]))
    return CarriedAlong(
        case=other,
        subject=known.names[other.id],
        refusals=refused,
        cautions=cautions(known.definition, along, Situation(case=other, asked=command, facts=about)),
        behind=_behind(known, other, refused),
    )


def _tried(
    known: _Gathered, carrier: Case, other: Case, trigger: Trigger
) -> tuple[Transition, TakeTransition, tuple[Refusal, ...]] | None:
    """*trigger* as *other* would take it along, and what would stop it but what is entered with the move that carries it."""
    moves = known.definition.moves.get((other.track, other.state, trigger), ())
    if not moves:
        return None
    command = TakeTransition(trigger=trigger, reason="—", along_with=carrier.track)
    refused = _refused(known.definition, other, command, known.facts[other.id])
    return moves[0], command, tuple(one for one in refused if one.place not in moves[0].asks)


def _refused(definition: Definition, case: Case, command: TakeTransition, about: Facts) -> tuple[Refusal, ...]:
    try:
        decide(definition, case, command, about)
    except Refused as stopped:
        return stopped.refusals
    return ()


def _behind(known: _Gathered, case: Case, refusals: Sequence[Refusal]) -> tuple[Behind, ...]:
    """The cases that *refusals* are about, such as an initiative that is still being considered."""
    found: dict[CaseId, Behind] = {}
    for refusal in refusals:
        if refusal.code not in OF_OTHER_CASES:
            continue
        for one in known.facts[case.id].unit_cases.get(TrackId(str(refusal.params["track"])), ()):
            own = refusal.code != "own_case_not_in" or one.person == case.person
            if own and one.id in known.seen and one.state != CANCELLED and one.id != case.id:
                found[one.id] = Behind(case=known.seen[one.id], subject=known.names[one.id])
    return tuple(found.values())
