"""The alarm clock: APScheduler wakes the process every few seconds, and remembers nothing.

What is due stands in rows; if this thread dies, the rows are still due for the next process that looks. After every
round the node leaves its heartbeat, so that everybody can see who looks, and whether anybody does.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from services.heartbeat import Heart, heart_of
from services.store.database import DatabaseAway
from services.store.heartbeats import DELIVER, MAKE, SWEEP
from services.troubles import reason_of
from services.wiring import Office

log = structlog.get_logger(__name__)


def start(offices: Mapping[str, Office]) -> BackgroundScheduler:
    """Wake up to sweep, to deliver and to make batches in each of *offices*, in the background; the caller shuts it down.

    The jobs of an office are told apart by its name, which is empty where there is one office alone.
    """
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    scheduler = BackgroundScheduler(timezone="UTC")
    for name, office in offices.items():
        heart = heart_of(office.settings, office.clock.now())
        for task, job in ((SWEEP, office.sweep), (DELIVER, office.deliver), (MAKE, office.make_batches)):
            scheduler.add_job(
                round_of(office, name, heart, task, job),
                "interval",
                seconds=office.settings.sweep_seconds,
                id=f"{task} {name}".strip(),
                max_instances=1,
                coalesce=True,
                misfire_grace_time=None,
            )
    scheduler.start()
    return scheduler


def round_of(office: Office, scene: str, heart: Heart, task: str, job: Callable[[], int]) -> Callable[[], None]:
    """One round of *task*, which fails loudly but never stops the next: done, counted, and its heartbeat written."""
    told = log.bind(node=heart.node, task=task, **({"scene": scene} if scene else {}))

    def run() -> None:
        done, trouble = 0, ""
        try:
            done = job()
        except Exception as error:  # noqa: BLE001 - whatever broke this round, the next one comes
            trouble = reason_of(error)
            told.error("round_failed", trouble=trouble, at=_place(error))
        if done:
            told.info("round_done", done=done)
        office.metrics.went_round(task, done, trouble)
        try:
            heart.beat(office.writing, task, done, trouble)
        except DatabaseAway as error:
            told.warning("database_away", trouble=reason_of(error))

    return run


def _place(error: BaseException) -> str:
    """The file and line where *error* was raised; a whole traceback could show what the lines worked on."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return f"{last.tb_frame.f_code.co_filename.rpartition('/')[2]}:{last.tb_lineno}" if last else ""
