"""Three nodes on one PostgreSQL, all of them killed again and again, with a relay on a bad day and a database that dies.

A node is killed with SIGKILL while its batch waits between claim and commit, while its commit is under way (locks that
the test holds keep it there), or at random. Then it is counted, in the database and at the relay.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

from services.demo.scene import at_local
from services.store import history
from services.wiring import Office
from tests.conftest import FIGURES
from tests.house.tree import ROOT
from tests.support.crowds import extend_each, lay_out_crowd
from tests.support.offices import an_office
from tests.support.postgres import LASTING, Server, own_server
from tests.support.rough_post import RoughPost, open_rough_post

NODES = 3
UNITS = 100
ROUGH_SHARE = 0.02
HANGING = 6.0
BEFORE_COMMIT, WHILE_COMMITTING = 41, 42
PATIENCE = 600
STALLS = f"""
CREATE FUNCTION stall() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN PERFORM pg_advisory_xact_lock_shared(TG_ARGV[0]::bigint); RETURN NULL; END $$;
CREATE TRIGGER stall_before AFTER INSERT ON entries FOR EACH STATEMENT EXECUTE FUNCTION stall({BEFORE_COMMIT});
CREATE CONSTRAINT TRIGGER stall_committing AFTER UPDATE OF version ON campaigns DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION stall({WHILE_COMMITTING});
"""
HURRY = """
UPDATE messages SET next_attempt_at = now(), not_before = NULL
  WHERE state = 'queued' AND (next_attempt_at > now() OR not_before > now())
"""


@dataclass(slots=True)
class Torture:
    """What is tortured, and how often it was."""

    made: Office
    server: Server
    post: RoughPost
    nodes: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)
    kills: Counter[str] = field(default_factory=Counter)
    restarts: int = 0

    def start(self, port: int) -> None:
        environment = {
            **os.environ,
            "THIDUA_DATABASE_URL": f"{self.made.settings.database_url}&application_name=node-{port}",
            "THIDUA_FILES": str(self.made.settings.files),
            "THIDUA_SMTP_URL": f"smtp://127.0.0.1:{port}",
            "THIDUA_SWEEP_SECONDS": "1",
            "THIDUA_LEASE_SECONDS": "15",
        }
        command = [sys.executable, "-m", "tests.support.node"]
        log = (self.made.settings.files.parent / "nodes.log").open("ab")
        with log:
            self.nodes[port] = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=log, stderr=log)

    def kill(self, port: int, why: str) -> None:
        node = self.nodes.pop(port)
        assert node.poll() is None, "a node ended by itself"
        node.send_signal(signal.SIGKILL)
        node.wait()
        self.kills[why] += 1

    def kill_and_start(self, why: str) -> None:
        port = random.choice(list(self.nodes))
        self.kill(port, why)
        self.start(port)

    def restart_database(self) -> None:
        """Whatever was sent meanwhile may not have been written down: the mail on its way, and any before its return."""
        before = len(self.post.taken)
        self.post.in_flight()
        self.server.restart_killed()
        time.sleep(1)
        self.post.unanswered.update(self.post.taken[before:])
        self.restarts += 1

    def kill_stalled(self, lock: int, why: str) -> None:
        """Keep the nodes from going on until one waits in the middle of its batch; kill that one, and let go."""
        with self._held(lock) as connection:
            waiting = _wait(lambda: self._stalled(connection) or self._unsettled() == 0)
            if waiting is not True:
                self.kill(waiting, why)
        for port in set(self.post.ports) - self.nodes.keys():
            self.start(port)

    @contextmanager
    def _held(self, lock: int) -> Iterator[Connection]:
        engine = create_engine(self.made.settings.database_url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": lock})
            yield connection
            connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": lock})
        engine.dispose()

    def _stalled(self, connection: Connection) -> int:
        """The port of a node whose transaction waits for the lock that is held; 0 for none."""
        found = connection.execute(
            text(
                "SELECT application_name FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = current_database()"
            )
        ).scalars()
        ports = [int(name.removeprefix("node-")) for name in found if name.startswith("node-")]
        return next((port for port in ports if port in self.nodes), 0)

    def _unsettled(self) -> int:
        return self.number("SELECT count(*) FROM rungs WHERE settled_at IS NULL")

    def number(self, query: str) -> int:
        with self.made.writing() as work:
            return work.connection.execute(text(query)).scalar_one()

    def hurry(self) -> None:
        """What would be tried again in a minute, or waits for the morning, is due now."""
        with suppress(DBAPIError), self.made.writing() as work:
            work.connection.execute(text(HURRY))
            work.commit()

    def is_done(self) -> bool:
        self.hurry()
        return self._unsettled() == 0 and self.number("SELECT count(*) FROM messages WHERE state <> 'delivered'") == 0


@pytest.fixture
def torture(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Torture]:
    """Three nodes at work on as many rungs as were asked for, a reminder and a lapse for each of many cases."""
    due = at_local(2021, 1, 5, 8)
    running = max(1, request.config.getoption("--torture-rungs") // (2 * UNITS))
    with own_server(*LASTING) as server:
        url = make_url(server.url).set(database="thidua").render_as_string(hide_password=False)
        made = an_office(url, tmp_path, scene=None)
        campaigns = lay_out_crowd(made, units=UNITS, running=running)
        extend_each(made, campaigns, rung="+1d", fires_at=due, due_at=due)
        with made.writing() as work:
            work.connection.exec_driver_sql(STALLS)
            work.commit()
        with open_rough_post(NODES, share=ROUGH_SHARE, hanging=HANGING) as post:
            tortured = Torture(made, server, post)
            try:
                yield tortured
            finally:
                for node in tortured.nodes.values():
                    node.kill()
                    node.wait()
                made.database.dispose()


@pytest.mark.torture
@pytest.mark.timeout(3600)
def test_every_rung_is_settled_once_and_no_mail_is_lost(torture: Torture, request: pytest.FixtureRequest) -> None:
    rungs = torture.number("SELECT count(*) FROM rungs")
    cases = torture.number("SELECT count(*) FROM cases WHERE track = 'register'")
    campaigns = torture.number("SELECT count(*) FROM campaigns")
    for port in torture.post.ports:
        torture.start(port)

    for turn in range(request.config.getoption("--torture-rounds")):
        torture.kill_stalled(BEFORE_COMMIT, "before commit")
        torture.kill_stalled(WHILE_COMMITTING, "while committing")
        time.sleep(random.uniform(0, 1.5))
        torture.kill_and_start("at random")
        torture.hurry()
        if turn % 5 == 1:
            torture.restart_database()
    _wait(torture.is_done)

    settled = _settled(torture.made)
    queued = {f"<{name}@localhost.invalid>" for name in _messages(torture.made)}
    taken = Counter(torture.post.taken)
    doubled = {name for name, times in taken.items() if times > 1}
    figures = {
        "kills": torture.kills.total(),
        **{f"  {why}": times for why, times in torture.kills.items()},
        "restarts of the database": torture.restarts,
        "rungs": rungs,
        "settled": settled.total(),
        "messages": len(queued),
        "busy, hanging, gone": tuple(torture.post.moods[mood] for mood in ("busy", "hangs", "goes")),
        "lost": len(queued - taken.keys()),
        "doubled": taken.total() - len(taken),
        "  unexplained": len(doubled - torture.post.unanswered),
    }
    request.config.stash[FIGURES].append(figures)
    assert (settled.total(), set(settled.values())) == (rungs, {1})
    assert len(queued) == cases + 2 * campaigns
    assert queued == taken.keys()
    assert doubled <= torture.post.unanswered
    assert torture.number("SELECT count(*) FROM incidents WHERE resolved_at IS NULL") == 0
    assert _verified(torture.made)


def _settled(made: Office) -> Counter[tuple[str, ...]]:
    """How many entries settle each rung of each revision."""
    found: Counter[tuple[str, ...]] = Counter()
    with made.reading() as work:
        for kept in history.all_streams(work, None):
            event, kind = kept.entry.event, kept.entry.kind
            if kind in {"campaign.rung_fired", "campaign.rung_skipped", "campaign.deadline_passed"}:
                which = (event["deadline"], event["occurrence"], event["case"], str(event["revision"]))
                found[kept.entry.stream, *which, event.get("rung", "lapse")] += 1
    return found


def _messages(made: Office) -> list[str]:
    with made.reading() as work:
        return list(work.connection.execute(text("SELECT id FROM messages")).scalars())


def _verified(made: Office) -> bool:
    environment = {**os.environ, "THIDUA_DATABASE_URL": made.settings.database_url}
    command = [sys.executable, "-m", "services.cli", "verify"]
    return subprocess.run(command, env=environment, cwd=ROOT, check=False, capture_output=True).returncode == 0


def _wait(until: Callable[[], int]) -> int:
    end = time.monotonic() + PATIENCE
    while True:
        with suppress(DBAPIError):
            if found := until():
                return found
        assert time.monotonic() < end, "nothing came of it in time"
        time.sleep(0.1)
