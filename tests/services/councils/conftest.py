"""An office whose council of five is composed, on either database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from services.wiring import Office
from tests.support import councils
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
