"""A scene: one plan, an organisation to run it, and the business time at which it opens.

Laying it out goes through the same use cases as real work does; only the registry (units and people) is written
directly. Addresses end in `.invalid`, which no mail server will ever resolve (RFC 2606).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from definitions import load
from services import campaigns, councils
from services.access import Actor, actor
from services.registry import publish
from services.store import clocks, people
from services.store.tables import AppointmentRow, OrganisationRow, PersonRow, UnitRow
from services.store.work import Act, Work, new_id
from services.wiring import Office
from workflow.commands import LaunchCampaign
from workflow.councils.composition import Composition
from workflow.deadlines import local_date
from workflow.definition.councils import SeatKind
from workflow.ids import CampaignId, PersonId

SINCE = date(2019, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """One invented person: their post, and the roles they hold: in their unit, in the whole organisation, on councils."""

    login: str
    name: str
    title: str
    unit_roles: tuple[str, ...] = ()
    wide_roles: tuple[str, ...] = ()
    council_roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One invented unit with its people. `habit` is told on the sign-in page: diligent, late, absent."""

    key: str
    name: str
    kind: str
    staff: tuple[Staff, ...]
    habit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Who sits on a council of the plan from the day the scene opens, by the names they sign in under."""

    council: str
    decision_number: str
    seats: tuple[tuple[str, SeatKind], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything a demo of one plan starts from. `opens_at` is aware UTC.

    `domain`: where its people have their mail; `<plan>.invalid` unless it is given.
    """

    plan: str
    definition: Path
    organisation: str
    places: tuple[Place, ...]
    launched_by: str
    opens_at: datetime
    domain: str = ""
    benches: tuple[Bench, ...] = ()

    def staff(self) -> list[tuple[Place, Staff]]:
        return [(place, person) for place in self.places for person in place.staff]

    def address_of(self, person: Staff) -> str:
        return f"{person.login}@{self.domain or f'{self.plan}.invalid'}"


def lay_out(office: Office, scene: Scene, *, launch: bool = True, year: int | None = None) -> str:
    """Write *scene* into an empty database; the id of its campaign, launched unless told otherwise.

    The councils are composed with the launch. With *year* the campaign is of that year instead of the plan's own.
    """
    loaded = load(scene.definition)
    with office.writing() as opening:
        clocks.set_to(opening, scene.opens_at)
        act = Act(actor="system", business_at=scene.opens_at, recorded_at=opening.act.recorded_at)
        work = Work(opening.connection, act, opening.installation)
        ids = _registry(work, scene)
        definition = publish(work, ids[""], loaded)
        who = _actor(work, ids[scene.launched_by])
        work = Work(
            work.connection,
            Act(actor=who.id, business_at=act.business_at, recorded_at=act.recorded_at),
            work.installation,
        )
        campaign = campaigns.draft(work, who, definition, year)
        campaigns.select_by_scope(work, who, campaign.id, work.act.today)
        if launch:
            campaigns.perform(work, who, campaign.id, LaunchCampaign())
            for bench in scene.benches:
                _compose(work, who, campaign.id, bench, ids)
        work.commit()
    return campaign.id


def _compose(work: Work, who: Actor, campaign: CampaignId, bench: Bench, ids: dict[str, str]) -> None:
    today = local_date(work.act.business_at)
    made = Composition(
        decision_number=bench.decision_number,
        decided_on=today,
        first_day=today,
        seats={PersonId(ids[login]): seat for login, seat in bench.seats},
    )
    councils.compose(work, who, campaign, bench.council, made)


def _actor(work: Work, person: str) -> Actor:
    found = actor(work, person)
    if found is None:
        raise ValueError("a scene is launched by somebody of its own")
    return found


def _registry(work: Work, scene: Scene) -> dict[str, str]:
    """Write units and people; the id of each login, and of the organisation under the empty name."""
    organisation = new_id()
    rows: list[OrganisationRow | UnitRow | PersonRow | AppointmentRow] = [
        OrganisationRow(id=organisation, name=scene.organisation)
    ]
    ids = {"": organisation}
    for place in scene.places:
        unit = new_id()
        rows.append(UnitRow(id=unit, organisation_id=organisation, name=place.name, kind=place.kind, valid_from=SINCE))
        for person in place.staff:
            ids[person.login] = new_id()
            rows += _person(organisation, unit, ids[person.login], person, scene.address_of(person))
    people.insert_rows(work, rows)
    return ids


def _person(
    organisation: str, unit: str, identity: str, person: Staff, address: str
) -> list[PersonRow | AppointmentRow]:
    held: list[tuple[str, str | None, bool]] = [(role, unit, True) for role in person.unit_roles]
    held += [(role, None, True) for role in person.wide_roles]
    held += [(role, None, False) for role in person.council_roles]
    appointments = [
        AppointmentRow(
            id=new_id(),
            organisation_id=organisation,
            person_id=identity,
            role=role,
            unit_id=held_in,
            opens=opens,
            valid_from=SINCE,
        )
        for role, held_in, opens in held
    ]
    row = PersonRow(
        id=identity,
        organisation_id=organisation,
        unit_id=unit,
        name=person.name,
        email=address,
        login=person.login,
        title=person.title,
    )
    return [row, *appointments]


def at_local(year: int, month: int, day: int, hour: int) -> datetime:
    """An hour of a day in Việt Nam (UTC+7), as aware UTC."""
    return datetime(year, month, day, hour, tzinfo=UTC) - timedelta(hours=7)
