"""Who sits on a council, from when until when, by which decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from workflow.definition.councils import CouncilRule, SeatKind
from workflow.errors import NotPermitted, Refused
from workflow.events.councils import CouncilComposed, CouncilEvent
from workflow.ids import CampaignId, CouncilId, PersonId, RoleId
from workflow.refusals import Refusal, WayOut

COMPOSE = "compose_council"


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """The members of a council by one decision, first and last day included; days in Việt Nam."""

    decision_number: str
    decided_on: date
    first_day: date
    seats: Mapping[PersonId, SeatKind]
    last_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """A council of a campaign: its compositions, in the order in which they begin."""

    id: str
    organisation: str
    campaign: CampaignId
    rule: CouncilId
    version: int
    compositions: tuple[Composition, ...] = ()

    def composition_on(self, day: date) -> Composition | None:
        """The composition of that day, if there is one: of those begun, the latest, unless it has ended."""
        begun = [one for one in self.compositions if one.first_day <= day]
        if not begun or (begun[-1].last_day and begun[-1].last_day < day):
            return None
        return begun[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposeCouncil:
    """Record the decision that says who sits on *council*, under the id `id` when it is the first."""

    id: str
    organisation: str
    campaign: CampaignId
    council: CouncilId
    composition: Composition


def compose(rule: CouncilRule, command: ComposeCouncil, roles: frozenset[RoleId]) -> tuple[CouncilEvent, ...]:
    """What happens when a council is composed; raises `NotPermitted`, `Refused`."""
    if not roles & set(rule.composed_by):
        raise NotPermitted(COMPOSE, rule.composed_by)
    made = command.composition
    unmet = tuple(_faults(made))
    if unmet:
        raise Refused(COMPOSE, unmet)
    composed = CouncilComposed(
        council=command.id,
        campaign=command.campaign,
        rule=command.council,
        organisation=command.organisation,
        decision_number=made.decision_number.strip(),
        decided_on=made.decided_on.isoformat(),
        first_day=made.first_day.isoformat(),
        last_day=made.last_day.isoformat() if made.last_day else "",
        seats={str(member): seat.value for member, seat in made.seats.items()},
    )
    return (composed,)


def evolve_council(council: Council | None, event: CouncilEvent) -> Council:
    """*council* after *event*; a composition that begins on the same day replaces the earlier one."""
    composed = Composition(
        decision_number=event.decision_number,
        decided_on=date.fromisoformat(event.decided_on),
        first_day=date.fromisoformat(event.first_day),
        last_day=date.fromisoformat(event.last_day) if event.last_day else None,
        seats={PersonId(member): SeatKind(seat) for member, seat in event.seats.items()},
    )
    if council is None:
        return Council(
            id=event.council,
            organisation=event.organisation,
            campaign=CampaignId(event.campaign),
            rule=CouncilId(event.rule),
            version=1,
            compositions=(composed,),
        )
    others = (one for one in council.compositions if one.first_day != composed.first_day)
    ordered = tuple(sorted((*others, composed), key=lambda one: one.first_day))
    return replace(council, version=council.version + 1, compositions=ordered)


def fold_council(events: Iterable[CouncilEvent]) -> Council:
    """The council a whole stream tells of; `ValueError` for an empty one."""
    council: Council | None = None
    for event in events:
        council = evolve_council(council, event)
    if council is None:
        raise ValueError("an empty stream tells of no council")
    return council


def _faults(made: Composition) -> Iterable[Refusal]:
    if not made.decision_number.strip():
        yield Refusal("decision_number_missing", {}, (WayOut.FILL_IN,), "decision_number")
    chairs = sum(seat is SeatKind.CHAIR for seat in made.seats.values())
    if chairs != 1:
        yield Refusal("chairs_not_one", {"chairs": chairs}, (WayOut.CORRECT_FIGURES,), "seats")
    if made.first_day < made.decided_on:
        days: dict[str, str | int] = {"day": made.first_day.isoformat(), "decided_on": made.decided_on.isoformat()}
        yield Refusal("seated_before_decision", days, (WayOut.CORRECT_FIGURES,), "first_day")
    if made.last_day and made.last_day < made.first_day:
        days = {"day": made.first_day.isoformat(), "last_day": made.last_day.isoformat()}
        yield Refusal("seats_end_before_they_begin", days, (WayOut.CORRECT_FIGURES,), "last_day")
