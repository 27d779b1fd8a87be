"""One process that serves the API and the pages and keeps the deadlines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import uvicorn

from services import scheduler
from services.application import build
from services.demo import SCENES, lay_out
from services.settings import Settings
from services.store.database import take_file_alone
from services.store.migrating import SchemaNotCurrent, is_current, upgrade
from services.wiring import Office, office

DEMO_FOLDER = Path(".demo")
LOOPBACK = "127.0.0.1"


class NoSuchDemo(Exception):
    """There is no demo of that plan; the message names those there are."""


def run(settings: Settings, demo: str | None, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve until stopped. Raises `NoSuchDemo`, `SchemaNotCurrent`, `DatabaseShared`, `DatabaseAway`."""
    if demo is not None:
        settings, host = _demo_settings(settings, demo, port), LOOPBACK
    served = office(settings)
    lock = take_file_alone(settings.database_url)
    _prepare(served, demo)
    with _awake(served):
        say(f"Thi Đua: http://{host}:{port}/")
        uvicorn.run(build(served), host=host, port=port, log_level="warning", access_log=False)
    if lock is not None:
        lock.close()


def _demo_settings(settings: Settings, plan: str, port: int) -> Settings:
    if plan not in SCENES:
        raise NoSuchDemo(f"no demo of {plan!r}; there are: {', '.join(SCENES)}")
    folder = DEMO_FOLDER / plan
    folder.mkdir(parents=True, exist_ok=True)
    return replace(
        settings,
        demo=True,
        database_url=f"sqlite:///{folder / 'thidua.db'}",
        files=folder / "files",
        smtp_url="",
        public_url=f"http://{LOOPBACK}:{port}",
    )


def _prepare(served: Office, demo: str | None) -> None:
    if demo is None and not is_current(served.database):
        raise SchemaNotCurrent("the database's schema is not current; run `thidua migrate`")
    if demo is not None and not is_current(served.database):
        upgrade(served.database)
        lay_out(served, SCENES[demo])


@contextmanager
def _awake(served: Office) -> Iterator[None]:
    waking = scheduler.start(served)
    try:
        yield
    finally:
        waking.shutdown(wait=True)
        served.database.dispose()
