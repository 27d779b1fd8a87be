"""Every node says that it lives, what it did and what troubles it; silence is told where it matters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from services.clock import SetClock
from services.demo.scene import at_local
from services.heartbeat import Heart, heart_of
from services.scheduler import round_of, start
from services.store import heartbeats
from services.store.database import connect
from services.store.heartbeats import DELIVER, MAKE, SWEEP, Beat
from services.wiring import Office
from tests.support.breaking import SAID, refusing
from tests.support.offices import client_for, go_to


@pytest.fixture
def still(office: Office) -> Office:
    """The office with its system clock in our hands."""
    return replace(office, clock=SetClock(office.clock.now()))


def beats(office: Office) -> list[Beat]:
    with office.reading() as work:
        return heartbeats.listing(work)


def sweeper(office: Office, node: str = "one") -> Callable[[], None]:
    heart = Heart(node=node, started_at=office.clock.now())
    return round_of(office, "", heart, SWEEP, office.sweep)


def sweeping(office: Office) -> str:
    return client_for(office).get("/readyz").json()["sweeping"]


def test_a_round_leaves_its_beat_with_what_was_done_since_the_start(still: Office) -> None:
    sweep = sweeper(still)
    go_to(still, at_local(2020, 7, 17, 9))

    sweep()
    still.clock.at += timedelta(seconds=5)
    sweep()

    [one] = beats(still)
    assert (one.node, one.task, one.done, one.trouble) == ("one", SWEEP, 1, "")
    assert one.beaten_at - one.started_at == timedelta(seconds=5)


def test_round_that_fails_says_so_in_the_log_and_in_its_beat_and_the_next_one_comes(still: Office) -> None:
    heart = heart_of(replace(still.settings, node="two"), still.clock.now())
    answers = iter([ValueError("first line\nPARAMETERS: Nguyễn Thị Mẫu"), 3])

    def job() -> int:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    run = round_of(still, "", heart, DELIVER, job)
    with capture_logs() as logs:
        run()
        [failed] = beats(still)
        run()

    assert failed.trouble == "ValueError: first line"
    assert [(one.node, one.done, one.trouble) for one in beats(still)] == [("two", 3, "")]
    assert [(line["event"], line["node"], line["task"]) for line in logs] == [
        ("round_failed", "two", DELIVER),
        ("round_done", "two", DELIVER),
    ]
    assert "Nguyễn" not in str(logs)


def test_failed_rung_is_logged_without_what_it_would_have_written(still: Office) -> None:
    go_to(still, at_local(2020, 7, 17, 9))

    with refusing(still, "messages"), capture_logs() as logs:
        sweeper(still)()

    [line] = [line for line in logs if line["event"] == "rung_failed"]
    assert line["error"].endswith(SAID)
    assert "@" not in str(logs)
    assert "Mẫu" not in str(logs)


def test_database_away_ends_the_round_and_nothing_else(still: Office) -> None:
    away = replace(still, database=connect("postgresql+psycopg://nobody@127.0.0.1:1/none"))

    with capture_logs() as logs:
        sweeper(away)()

    assert [line["event"] for line in logs] == ["round_failed", "database_away"]


def test_silence_is_told_while_something_is_due_and_only_then(still: Office) -> None:
    sweep = sweeper(still)
    fresh = sweeping(still)
    sweep()
    alive = sweeping(still)
    still.clock.at += timedelta(seconds=61)
    resting = sweeping(still)
    go_to(still, at_local(2020, 7, 17, 9))
    silent = sweeping(still)
    sweep()

    assert (fresh, alive, resting, silent, sweeping(still)) == ("resting", "alive", "resting", "silent", "alive")


def test_a_node_that_only_fails_does_not_count_as_sweeping(still: Office) -> None:
    go_to(still, at_local(2020, 7, 17, 9))
    heart = Heart(node="one", started_at=still.clock.now())

    heart.beat(still.writing, SWEEP, 0, "OSError: disk full")

    assert sweeping(still) == "silent"


def test_nodes_not_heard_of_for_a_day_are_forgotten(still: Office) -> None:
    sweeper(still, "old")()
    still.clock.at += timedelta(hours=25)

    sweeper(still, "new")()

    assert [one.node for one in beats(still)] == ["new"]


def test_scheduler_beats_for_every_task(office: Office) -> None:
    quick = replace(office, settings=replace(office.settings, sweep_seconds=1, node="mine"))
    scheduler = start({"": quick})
    try:
        for job in scheduler.get_jobs():
            job.func()
    finally:
        scheduler.shutdown(wait=True)

    assert {(one.node, one.task) for one in beats(office)} == {("mine", SWEEP), ("mine", DELIVER), ("mine", MAKE)}
