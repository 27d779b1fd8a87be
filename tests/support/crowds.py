"""Many units in many campaigns, every one of them with a deadline of its own that is due in the same second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from definitions import load
from services import campaigns
from services.access import actor
from services.demo import AN_BIEN, lay_out
from services.demo.scene import Place, Scene, Staff, at_local
from services.registry import publish
from services.store import cases, people
from services.store.campaigns import load_all
from services.store.work import Act, Scope, Work
from services.wiring import Office
from workflow.commands import LaunchCampaign
from workflow.events import DeadlineExtended

LAUNCHED_AT = at_local(2020, 3, 30, 9)


def crowd(units: int) -> Scene:
    """An Biên with that many one-stop desks, an officer and a head in each."""
    desks = tuple(
        Place(
            key=f"x-{one}",
            name=f"Xã {one}",
            kind="one_stop",
            staff=(
                Staff(login=f"x-{one}", name=f"Cán bộ mẫu {one}", title="", unit_roles=("unit_officer",)),
                Staff(login=f"tp-x-{one}", name=f"Thủ trưởng mẫu {one}", title="", unit_roles=("unit_head",)),
            ),
        )
        for one in range(units)
    )
    offices = tuple(place for place in AN_BIEN.places if place.kind == "office")
    return replace(AN_BIEN, places=(*desks, *offices))


def lay_out_crowd(made: Office, *, units: int, running: int) -> list[str]:
    """That many units and launched campaigns in an empty database; the ids of the campaigns."""
    first = lay_out(made, crowd(units))
    return [first, *launch_more(made, running - 1)]


def launch_more(made: Office, number: int) -> list[str]:
    """That many more campaigns of An Biên's plan, launched like the first."""
    launched = []
    with made.writing() as opening:
        found = people.by_login(opening, AN_BIEN.launched_by)
        assert found is not None
        act = Act(actor=found.id, business_at=LAUNCHED_AT, recorded_at=opening.act.recorded_at)
        work = Work(opening.connection, act, opening.installation)
        who = actor(work, found.id)
        assert who is not None
        definition = publish(work, who.organisation, load(AN_BIEN.definition))
        for _ in range(number):
            drafted = campaigns.draft(work, who, definition)
            campaigns.select_by_scope(work, who, drafted.id, act.today)
            launched.append(campaigns.perform(work, who, drafted.id, LaunchCampaign()).id)
        work.commit()
    return launched


def extend_each(made: Office, running: Sequence[str], *, rung: str, fires_at: datetime, due_at: datetime) -> int:
    """Give every unit's registration a deadline of its own, with one rung, and tell nobody; how many there are."""
    extended = 0
    for name in running:
        with made.writing() as opening:
            act = Act(actor="system", business_at=LAUNCHED_AT, recorded_at=opening.act.recorded_at)
            work = Work(opening.connection, act, opening.installation)
            campaign = load_all(work, [name])[name]
            everything = Scope(organisation=campaign.organisation, units=None, person="")
            owed = cases.listing(work, everything, campaign=name, tracks=["register"], limit=1_000_000)
            events = tuple(_extended(case.id, rung, fires_at, due_at) for case in owed)
            campaigns.record_rungs(work, [(campaign, events)])
            work.commit()
            extended += len(events)
    return extended


def _extended(case: str, rung: str, fires_at: datetime, due_at: datetime) -> DeadlineExtended:
    last_day = (due_at - timedelta(days=1)).date()
    return DeadlineExtended(
        deadline="registration",
        last_day=last_day.isoformat(),
        due_at=due_at.isoformat(),
        rungs={rung: fires_at.isoformat()},
        revision=2,
        case=case,
    )
