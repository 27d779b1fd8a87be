"""One process that serves the API and the pages and keeps the deadlines: of one office, or of every scene of a demo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import uvicorn

from services import scheduler
from services.application import build
from services.demo import SCENES, Demo, Scene, lay_out, stage
from services.settings import Settings
from services.store import clocks
from services.store.database import take_file_alone
from services.store.migrating import SchemaNotCurrent, is_current, upgrade
from services.wiring import Office, office

DEMO_FOLDER = Path(".demo")
LOOPBACK = "127.0.0.1"


class NoSuchDemo(Exception):
    """There is no demo of that plan; the message names those there are."""


def run(settings: Settings, demo: str | None, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve until stopped: the office of *settings*, or every scene of the demo, that of the plan *demo* first.

    Raises `NoSuchDemo`, `SchemaNotCurrent`, `DatabaseShared`, `DatabaseAway`.
    """
    if demo is not None:
        host = LOOPBACK
    with _the_office(settings) if demo is None else _the_demo(settings, demo, port) as served:
        say(f"Thi Đua: http://{host}:{port}/")
        uvicorn.run(build(served), host=host, port=port, log_level="warning", access_log=False)


@contextmanager
def _the_office(settings: Settings) -> Iterator[Office]:
    with _alone(settings) as served:
        if not is_current(served.database):
            raise SchemaNotCurrent("the database's schema is not current; run `thidua migrate`")
        with _awake({"": served}):
            yield served


@contextmanager
def _the_demo(settings: Settings, first: str, port: int) -> Iterator[Demo]:
    with ExitStack() as opened:
        stages = []
        for scene in _in_order(first):
            served = opened.enter_context(_alone(_demo_settings(settings, scene.plan, port)))
            _prepare(served, scene)
            stages.append(stage(scene, served))
        opened.enter_context(_awake({one.scene.plan: one.office for one in stages}))
        yield Demo(tuple(stages))


def _in_order(first: str) -> list[Scene]:
    if first not in SCENES:
        raise NoSuchDemo(f"no demo of {first!r}; there are: {', '.join(SCENES)}")
    return [SCENES[first], *(scene for plan, scene in SCENES.items() if plan != first)]


def _demo_settings(settings: Settings, plan: str, port: int) -> Settings:
    folder = DEMO_FOLDER / plan
    folder.mkdir(parents=True, exist_ok=True)
    return replace(
        settings,
        demo=True,
        database_url=f"sqlite:///{folder / 'thidua.db'}",
        files=folder / "files",
        smtp_url="",
        sms_gateway="",
        public_url=f"http://{LOOPBACK}:{port}",
    )


def _prepare(served: Office, scene: Scene) -> None:
    """Lay *scene* out, unless that has been done: its clock is set in the same transaction as everything else."""
    if not is_current(served.database):
        upgrade(served.database)
    with served.reading() as work:
        laid_out = clocks.read(work) is not None
    if not laid_out:
        lay_out(served, scene)


@contextmanager
def _alone(settings: Settings) -> Iterator[Office]:
    """The office of *settings*, whose SQLite file no other process serves meanwhile."""
    served = office(settings)
    lock = take_file_alone(settings.database_url)
    try:
        yield served
    finally:
        served.database.dispose()
        if lock is not None:
            lock.close()


@contextmanager
def _awake(offices: Mapping[str, Office]) -> Iterator[None]:
    waking = scheduler.start(offices)
    try:
        yield
    finally:
        waking.shutdown(wait=True)
