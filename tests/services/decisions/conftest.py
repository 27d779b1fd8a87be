"""An office whose council of five has voted, on either database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from services.wiring import Office
from tests.support import councils
from tests.support.councils import Room, campaign_of
from tests.support.decisions import Decisions
from tests.support.offices import an_office, client_for


@pytest.fixture
def office(empty_url: str, tmp_path: Path) -> Iterator[Office]:
    """The office of `tests.support.councils`, on 15/1/2021 at 09:00, its council composed."""
    made = an_office(empty_url, tmp_path, scene=councils.SCENE)
    councils.compose(made)
    yield made
    made.database.dispose()


@pytest.fixture
def secretary(office: Office) -> TestClient:
    return client_for(office, "thu-ky")


@pytest.fixture
def desk(office: Office, secretary: TestClient) -> Decisions:
    """The secretary drafts, the chair records."""
    return Decisions(secretary, client_for(office, "chu-tich"), campaign_of(office))


def voted(office: Office, secretary: TestClient, carried: list[str], lost: list[str]) -> None:
    """The council sits on those cases."""
    room = Room(office, secretary, [*carried, *lost])
    room.begin()
    agenda = room.seen()["agenda"]
    assert isinstance(agenda, list)
    for motion in agenda:
        votes = {"in_favour": 5, "against": 0} if motion["case"] in carried else {"in_favour": 1, "against": 4}
        assert room.ask("counts", {"motion": motion["motion"], **votes}).status_code == 200
    room.file_minutes()
    closed = room.ask("close", {})
    assert closed.status_code == 200, closed.text
