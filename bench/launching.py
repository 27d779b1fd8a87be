"""Launching a campaign for ten thousand units, per unit, against opening one case by hand in a transaction of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from uuid import uuid4

from bench.durable import by_hand_connection, entry, insert
from bench.timing import Ratio, compare
from services import campaigns
from services.access import actor
from services.demo import AN_BIEN, lay_out
from services.demo.scene import Place, Scene, Staff
from services.store import people
from services.store.campaigns import CAMPAIGNS
from services.wiring import Office
from tests.support.offices import an_office
from workflow.commands import LaunchCampaign

UNITS = 10_000
BY_HAND_AT_ONCE = 200


def measure(name: str, url: str, folder: Path) -> list[Ratio]:
    """One ratio, on the database at *url*: units opened a second by a launch, and cases opened a second by hand."""
    office = an_office(url, folder, scene=False)
    lay_out(office, _crowd(), launch=False)
    units, seconds = _launched(office)
    floor = compare(name, _by_hand(url, office), _by_hand(url, office), BY_HAND_AT_ONCE, rounds=3).floor
    office.database.dispose()
    return [Ratio(f"{name}: launch, per unit of {units:,} / one case by hand", units / seconds, floor)]


def _crowd() -> Scene:
    communes = tuple(
        Place(
            key=f"x-{one}",
            name=f"Xã {one}",
            kind="one_stop",
            staff=(Staff(login=f"x-{one}", name="Người mẫu", title=""),),
        )
        for one in range(UNITS)
    )
    offices = tuple(place for place in AN_BIEN.places if place.kind == "office")
    return replace(AN_BIEN, places=(*communes, *offices))


def _launched(office: Office) -> tuple[int, float]:
    with office.writing() as work:
        person = people.by_login(work, AN_BIEN.launched_by)
        who = actor(work, person.id) if person else None
        [campaign] = work.connection.execute(CAMPAIGNS.select()).all()
        if who is None:
            raise SystemExit("nobody launches")
        began = perf_counter()
        launched = campaigns.perform(work, who, campaign.id, LaunchCampaign())
        work.commit()
        return len(launched.units), perf_counter() - began


def _by_hand(url: str, office: Office) -> Callable[[], None]:
    """Opens one case on a unit that has none on that track: its row and its entry, committed."""
    with office.reading() as work:
        [campaign] = work.connection.execute(CAMPAIGNS.select()).all()
        person = people.by_login(work, AN_BIEN.launched_by)
    if person is None:
        raise SystemExit("nobody launches")
    connection = by_hand_connection(url)
    mark = "?" if url.startswith("sqlite") else "%s"

    def run() -> None:
        cursor = connection.cursor()
        case = uuid4().hex
        cursor.execute("BEGIN IMMEDIATE" if mark == "?" else "BEGIN")
        kept = entry(campaign.organisation_id, person.id, f"case:{case}", 1, "")
        insert(
            cursor, mark, "cases", _row(case, campaign.organisation_id, campaign.id, person.unit, kept["business_at"])
        )
        insert(cursor, mark, "entries", kept)
        cursor.execute("COMMIT")

    return run


def _row(case: str, organisation: str, campaign: str, unit: str, now: str) -> dict[str, object]:
    return {
        "id": case,
        "organisation_id": organisation,
        "campaign_id": campaign,
        "track": "by_hand",
        "unit_id": unit,
        "person_id": "",
        "occurrence": "",
        "work": case,
        "state": "owed",
        "version": 1,
        "fields": json.dumps({}),
        "documents": json.dumps([]),
        "taken": json.dumps({}),
        "opened_at": now,
        "changed_at": now,
    }
