"""A server killed with SIGKILL in the middle of a sweep: after restarts each rung went out once, and no mail was lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select

from services.store import history
from services.store.deadlines import RUNGS
from services.store.messages import MESSAGES
from services.wiring import Office
from tests.conftest import BOTH_DATABASES
from tests.house.tree import ROOT
from tests.support.crowds import launch_more
from tests.support.offices import an_office, at_any_hour
from tests.support.post_office import PostOffice, free_port, open_post_office

CAMPAIGNS = 24
TOLD_IN_ONE = 10 + 10 + 1 + 1 + 1
"""Ten officers and ten heads, the standing office of both deadlines, the leader: one mail each, the newest rung's."""
PATIENCE = 90


@BOTH_DATABASES
@pytest.mark.torture
def test_each_rung_goes_out_once_whenever_the_server_is_killed(
    empty_url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    made = an_office(empty_url, tmp_path)
    launch_more(made, CAMPAIGNS - 1)
    at_any_hour(made)
    rungs = _count(made, RUNGS)
    kills = 0

    with open_post_office() as post:
        for _ in range(request.config.getoption("--torture-rounds")):
            kills += _serve_until_killed(made, post)
        _serve_until_done(made, post)

    fired = _settled_entries(made)
    ids = post.message_ids()
    assert set(Counter(fired).values()) == {1}
    assert len(fired) == rungs
    assert len(set(ids)) == _count(made, MESSAGES)
    assert len(set(ids)) == CAMPAIGNS * TOLD_IN_ONE
    print(f"kills {kills}, rungs {rungs}, mails {len(set(ids))}, lost 0, doubled {len(ids) - len(set(ids))}")
    made.database.dispose()


def _serve_until_killed(made: Office, post: PostOffice) -> int:
    """Kill the server at a random moment after its first work became visible."""
    before = _unsettled(made), len(post.mails)
    server = _serve(made, post)
    _wait(lambda: (_unsettled(made), len(post.mails)) != before or _all_done(made))
    time.sleep(random.uniform(0, 0.15))
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()
    return 1


def _serve_until_done(made: Office, post: PostOffice) -> None:
    server = _serve(made, post)
    try:
        _wait(lambda: _all_done(made))
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _serve(made: Office, post: PostOffice) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "THIDUA_DATABASE_URL": made.settings.database_url,
        "THIDUA_FILES": str(made.settings.files),
        "THIDUA_SMTP_URL": post.url,
        "THIDUA_SWEEP_SECONDS": "1",
        "THIDUA_LEASE_SECONDS": "3",
    }
    command = [sys.executable, "-m", "services.cli", "serve", "--port", str(free_port())]
    return subprocess.Popen(command, env=environment, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL)


def _settled_entries(made: Office) -> list[tuple[str, ...]]:
    """Which rung every entry about a rung or a passed deadline settles."""
    found = []
    with made.reading() as work:
        for kept in history.all_streams(work, None):
            event = kept.entry.event
            if kept.entry.kind in {"campaign.rung_fired", "campaign.rung_skipped"}:
                found.append((kept.entry.stream, event["deadline"], event["case"], event["rung"]))
            if kept.entry.kind == "campaign.deadline_passed":
                found.append((kept.entry.stream, event["deadline"], event["case"], "lapse"))
    return found


def _count(made: Office, rows) -> int:
    with made.reading() as work:
        return work.connection.execute(select(func.count()).select_from(rows)).scalar_one()


def _unsettled(made: Office) -> int:
    with made.reading() as work:
        statement = select(func.count()).select_from(RUNGS).where(RUNGS.c.settled_at.is_(None))
        return work.connection.execute(statement).scalar_one()


def _all_done(made: Office) -> bool:
    with made.reading() as work:
        queued = select(func.count()).select_from(MESSAGES).where(MESSAGES.c.state != "delivered")
        waiting = work.connection.execute(queued).scalar_one()
    return waiting == 0 and _unsettled(made) == 0


def _wait(until) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, "nothing came of it in time"
        time.sleep(0.02)
