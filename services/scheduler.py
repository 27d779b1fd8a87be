"""The alarm clock: APScheduler wakes the process every few seconds, and remembers nothing.

What is due stands in rows; if this thread dies, the rows are still due for the next process that looks.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from services.store.database import DatabaseAway
from services.wiring import Office

log = structlog.get_logger(__name__)


def start(office: Office) -> BackgroundScheduler:
    """Wake up to sweep and to deliver, in the background; the caller shuts it down."""
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    scheduler = BackgroundScheduler(timezone="UTC")
    for name, job in (("sweep", office.sweep), ("deliver", office.deliver)):
        scheduler.add_job(
            _tolerant(name, job),
            "interval",
            seconds=office.settings.sweep_seconds,
            id=name,
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
