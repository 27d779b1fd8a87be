"""`thidua serve`: the API, the pages and the scheduler in one process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from services import scheduler
from services.application import build
from services.demo import SCENES, lay_out
from services.settings import Settings, from_environment
from services.store.database import take_file_alone
from services.store.migrating import is_current, upgrade
from services.wiring import Office, office

DEMO_FOLDER = Path(".demo")
LOOPBACK = "127.0.0.1"


def serve(
    demo: Annotated[str | None, typer.Option("--demo", help="Serve the demo of a plan (an-bien-2020).")] = None,
    host: Annotated[str, typer.Option(help="Where to listen; a demo listens on loopback only.")] = LOOPBACK,
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
) -> None:
    """Serve the API and the pages, and keep the deadlines."""
    settings = from_environment()
    if demo is not None:
        settings, host = _demo_settings(settings, demo, port), LOOPBACK
    served = office(settings)
    lock = take_file_alone(settings.database_url)
    _prepare(served, demo)
    with _awake(served):
        typer.echo(f"Thi Đua: http://{host}:{port}/")
        uvicorn.run(build(served), host=host, port=port, log_level="warning", access_log=False)
    if lock is not None:
        lock.close()


def _demo_settings(settings: Settings, plan: str, port: int) -> Settings:
    if plan not in SCENES:
        typer.echo(f"thidua: no demo of {plan!r}; there are: {', '.join(SCENES)}", err=True)
        raise typer.Exit(2)
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
        typer.echo("thidua: the database's schema is not current; run `thidua migrate`", err=True)
        raise typer.Exit(1)
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
