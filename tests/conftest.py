"""Fixtures: every store test runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from services.wiring import Office
from tests.support import postgres
from tests.support.offices import an_office, client_for, database_url

DATABASES = ("sqlite", "postgresql")
BOTH_DATABASES = pytest.mark.parametrize("database_kind", DATABASES, indirect=True)
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
"""The tests start many processes of the same code: compile it once, also where containers are told not to."""
FIGURES = pytest.StashKey[list[dict[str, object]]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--torture-rounds", type=int, default=2, help="how often the torture tests kill each way")
    parser.addoption("--torture-rungs", type=int, default=800, help="how many rungs fall due in the same second")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """What the torture tests counted stands last."""
    for figures in config.stash[FIGURES]:
        terminalreporter.section("torture")
        for name, figure in figures.items():
            terminalreporter.write_line(f"{name:<28} {figure}")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: let the collector not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """One PostgreSQL a test process, started when the first test asks for it."""
    with postgres.server() as url:
        yield url


@pytest.fixture(params=DATABASES)
def database_kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def empty_url(database_kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a fresh database without tables, of either kind."""
    server = request.getfixturevalue("postgres_server") if database_kind == "postgresql" else ""
    with database_url(database_kind, tmp_path, server) as url:
        yield url


@pytest.fixture
def office(empty_url: str, tmp_path: Path) -> Iterator[Office]:
    """An office with the scene of An Biên: launched on 30/3/2020, business time 09:00 that day."""
    made = an_office(empty_url, tmp_path)
    yield made
    made.database.dispose()


@pytest.fixture
def client(office: Office) -> Callable[[str | None], TestClient]:
    """Clients of the office: `client("thu-ba")` carries that person's token, `client(None)` nobody's."""
    return lambda login: client_for(office, login)
