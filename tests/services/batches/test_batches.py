"""A batch is made piece by piece: killed and gone on with, by one node at a time, cancelled, with what is missing named."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import text

from services import batches
from services.access import Actor, actor
from services.batches import Order
from services.clock import SetClock
from services.store import batches as rows
from services.store import people
from services.store.batches import Batch
from services.store.database import DatabaseAway
from services.wiring import Office
from tests.house.tree import ROOT
from tests.services.batches.making import with_slips
from tests.support.breaking import refusing


@pytest.fixture
def made(office: Office) -> Office:
    """The office with its system clock in our hands, and slips to be made."""
    return with_slips(replace(office, clock=SetClock(office.clock.now())))


def who(made: Office, login: str) -> Actor:
    with made.reading() as work:
        person = people.by_login(work, login)
        assert person is not None
        found = actor(work, person.id)
        assert found is not None
        return found


def ask(made: Office, login: str = "noi-vu", number: int = 5, **arguments: str) -> str:
    with made.writing() as work:
        order = Order(kind="slips", arguments={"number": str(number), **arguments})
        batch = batches.ask(work, made.kinds, who(made, login), order)
        work.commit()
    return batch.id


def look(made: Office, batch: str, login: str = "noi-vu") -> batches.Looked:
    with made.reading() as work:
        return batches.look(work, who(made, login), batch)


def state(made: Office, batch: str) -> tuple[str, int, int]:
    found = look(made, batch).batch
    return found.state, found.made, found.failed


def make(made: Office, pieces: int | None = None) -> int:
    """Make so many pieces (all there are, unless said) in one round."""
    turns: Iterator[int] = count() if pieces is None else iter(range(pieces - 1))
    return batches.make_some(made.workshop, lambda: next(turns, None) is not None)


def files(made: Office, batch: str) -> dict[str, str]:
    found = look(made, batch).batch
    data = made.workshop.folder(batch).result(found.sha256)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_what_was_asked_for_is_made_and_packed_under_names_of_its_own(made: Office) -> None:
    batch = ask(made, number=3)
    before = state(made, batch)

    settled = make(made)

    assert (before, settled, state(made, batch)) == (("waiting", 0, 0), 3, ("done", 3, 0))
    assert files(made, batch) == {
        "phiếu.txt": "Lưu Văn Mẫu: 1",
        "phiếu (2).txt": "Lưu Văn Mẫu: 2",
        "phiếu (3).txt": "Lưu Văn Mẫu: 3",
    }


def test_rounds_are_short_and_the_next_goes_on_at_once(made: Office) -> None:
    batch = ask(made)

    first, between, second = make(made, 2), state(made, batch), make(made)

    assert (first, between, second) == (2, ("running", 2, 0), 3)
    assert state(made, batch) == ("done", 5, 0)


def test_batches_take_turns(made: Office) -> None:
    one = ask(made)
    made.clock.at += timedelta(seconds=1)
    other = ask(made, login="thu-ba")

    for _ in range(2):
        made.clock.at += timedelta(seconds=1)
        make(made, 1)

    assert [state(made, batch)[1] for batch in (one, other)] == [1, 1]


def test_node_killed_in_the_middle_is_gone_on_after(made: Office) -> None:
    batch = ask(made, number=40, slowly="yes")
    environment = {
        **os.environ,
        "THIDUA_DATABASE_URL": made.settings.database_url,
        "THIDUA_FILES": str(made.settings.files),
        "THIDUA_LEASE_SECONDS": "60",
    }
    command = [sys.executable, "-m", "tests.services.batches.making"]
    node = subprocess.Popen(command, env=environment, cwd=ROOT)
    end = time.monotonic() + 60
    while state(made, batch)[1] < 5:
        assert time.monotonic() < end
        time.sleep(0.02)
    node.send_signal(signal.SIGKILL)
    node.wait()

    left = state(made, batch)
    at_once = make(made)
    made.clock.at += timedelta(hours=1)
    later = make(made)

    assert 5 <= left[1] < 40
    assert (at_once, later) == (0, 40 - left[1])
    assert state(made, batch) == ("done", 40, 0)
    assert sorted(int(said.rpartition(" ")[2]) for said in files(made, batch).values()) == list(range(1, 41))


def test_a_batch_is_one_nodes_and_who_lost_it_writes_nothing(made: Office) -> None:
    batch = ask(made)
    with made.writing() as work:
        slow = rows.lease(work, timedelta(minutes=2))
        work.commit()
    assert slow is not None

    meanwhile = make(made)
    made.clock.at += timedelta(minutes=3)
    taken_over = make(made, 2)

    item = rows.BatchItem(place=1, name="1", label="", state=rows.MADE, filename="x", sha256="y")
    with made.writing() as work:
        mine = rows.settle(work, slow, item, timedelta(minutes=2))
        ended = rows.finish(work, slow, sha256="y", size=1, keep_until=work.act.recorded_at)
        rows.hand_back(work, slow)
        work.commit()
    assert (meanwhile, taken_over, mine, ended) == (0, 2, False, False)
    assert (make(made), state(made, batch)) == (3, ("done", 5, 0))


def test_two_nodes_make_every_piece_once(made: Office) -> None:
    batch = ask(made, number=30, slowly="yes")
    environment = {
        **os.environ,
        "THIDUA_DATABASE_URL": made.settings.database_url,
        "THIDUA_FILES": str(made.settings.files),
    }
    command = [sys.executable, "-m", "tests.services.batches.making"]
    nodes = [subprocess.Popen(command, env=environment, cwd=ROOT) for _ in range(2)]
    assert [node.wait(60) for node in nodes] == [0, 0]
    make(made)

    assert state(made, batch) == ("done", 30, 0)
    assert len(files(made, batch)) == 30


def test_cancelled_in_the_middle_nothing_more_is_made_and_its_files_go(made: Office) -> None:
    batch = ask(made)
    make(made, 2)
    with made.writing() as work:
        stopped = batches.cancel(work, who(made, "noi-vu"), batch)
        work.commit()

    settled = make(made)
    there = made.workshop.folder(batch).root.exists()
    made.clock.at += timedelta(hours=1)
    make(made)

    assert (stopped.state, settled, state(made, batch)) == ("cancelled", 0, ("cancelled", 2, 0))
    assert (there, made.workshop.folder(batch).root.exists()) == (True, False)


def test_node_at_work_finds_that_its_batch_was_cancelled(made: Office) -> None:
    batch = ask(made)

    def cancelled_after_the_first() -> bool:
        with made.writing() as work:
            rows.cancel(work, batch)
            work.commit()
        return True

    assert batches.make_some(made.workshop, cancelled_after_the_first) == 1
    assert state(made, batch) == ("cancelled", 1, 0)


def test_what_can_not_be_made_is_named_and_stops_nothing(made: Office) -> None:
    batch = ask(made, refused="2", broken="4")

    make(made)

    found = look(made, batch)
    assert state(made, batch) == ("done", 3, 2)
    assert [(one.label, one.reason) for one in found.failures] == [
        ("Phiếu 2", "Hồ sơ còn thiếu: Bản chính."),
        ("Phiếu 4", "ZeroDivisionError: no such slip"),
    ]
    assert len(files(made, batch)) == 3


def test_batch_of_which_nothing_can_be_made_failed(made: Office) -> None:
    batch = ask(made, number=1, broken="1")

    make(made)

    found = look(made, batch).batch
    assert (found.state, found.sha256) == ("failed", "")


def test_who_asked_and_is_gone_gets_nothing_made(made: Office) -> None:
    batch = ask(made, login="thu-ba", number=1)
    with made.writing() as work:
        work.connection.execute(text("UPDATE people SET active = :no WHERE login = 'thu-ba'"), {"no": False})
        work.commit()

    make(made)

    assert [one.reason for one in look(made, batch).failures] == ["Người yêu cầu không còn làm việc ở cơ quan."]


def test_database_that_is_away_is_no_fault_of_a_piece(made: Office) -> None:
    batch = ask(made, away="2")

    with pytest.raises(DatabaseAway):
        make(made)

    assert state(made, batch) == ("running", 1, 0)


def test_file_lost_from_the_store_is_named(made: Office) -> None:
    batch = ask(made, number=2)
    make(made, 1)
    made.workshop.folder(batch).clear()

    make(made)

    assert state(made, batch) == ("done", 1, 1)
    assert [one.reason for one in look(made, batch).failures] == [
        "Tệp đã làm không còn trong kho tệp; yêu cầu lại việc này."
    ]


def test_result_is_thrown_away_after_a_week(made: Office) -> None:
    batch = ask(made)
    make(made)
    made.clock.at += timedelta(days=6)
    make(made)
    kept = bool(look(made, batch).batch.sha256)
    made.clock.at += timedelta(days=2)

    make(made)

    found: Batch = look(made, batch).batch
    assert (kept, found.state, found.sha256) == (True, "done", "")
    assert not made.workshop.folder(batch).root.exists()


def test_nothing_is_left_behind_where_a_piece_can_not_be_written_down(made: Office) -> None:
    with refusing(made, "batch_items", "NEW.place > 3"), pytest.raises(Exception, match="no room"):
        ask(made)

    with made.reading() as work:
        assert batches.listing(work, who(made, "noi-vu")) == []
