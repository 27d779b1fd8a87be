"""The alarm clock: APScheduler wakes the process every few seconds, and remembers nothing.

What is due stands in rows; if this thread dies, the rows are still due for the next process that looks.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from services.store.database import DatabaseAway
from services.wiring import Office

log = structlog.get_logger(__name__)


def start(offices: Mapping[str, Office]) -> BackgroundScheduler:
    """Wake up to sweep and to deliver in each of *offices*, in the background; the caller shuts it down.

    The jobs of an office are told apart by its name, which is empty where there is one office alone.
    """
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    scheduler = BackgroundScheduler(timezone="UTC")
    for name, office in offices.items():
        for task, job in (("sweep", office.sweep), ("deliver", office.deliver)):
            called = f"{task} {name}".strip()
            scheduler.add_job(
                _tolerant(called, job),
                "interval",
                seconds=office.settings.sweep_seconds,
                id=called,
                max_instances=1,
                coalesce=True,
                misfire_grace_time=None,
            )
    scheduler.start()
    return scheduler


def _tolerant(name: str, job: Callable[[], int]) -> Callable[[], None]:
    def run() -> None:
        try:
            done = job()
        except DatabaseAway as error:
            log.warning("database_away", job=name, error=str(error))
        else:
            if done:
                log.info("done", job=name, count=done)

    return run
