"""`thidua serve --demo` as a newcomer meets it: from nothing, on loopback, marked, and going on where it stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2

from tests.house.tree import ROOT
from tests.support.post_office import free_port

PATIENCE = 60


@contextmanager
def served(folder: Path) -> Iterator[httpx2.Client]:
    """The demo, served from *folder* until the block ends; stopped as a person stops it."""
    port = free_port()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "THIDUA_SWEEP_SECONDS": "1"}
    command = [sys.executable, "-m", "services.cli", "serve", "--demo", "--port", str(port)]
    server = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}", follow_redirects=True) as client:
        try:
            _wait_for(client)
            yield client
        finally:
            server.send_signal(signal.SIGINT)
            said, _ = server.communicate(timeout=PATIENCE)
    assert said.startswith(f"Thi Đua: http://127.0.0.1:{port}/")
    assert server.returncode in {0, -signal.SIGINT, 130}


def _wait_for(client: httpx2.Client) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            if client.get("/readyz").status_code == 200:
                return
        except httpx2.TransportError:
            pass
        assert time.monotonic() < end, "the demo did not start"
        time.sleep(0.1)


def test_demo_opens_marked_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        first = client.get("/")
        clock = client.get("/api/v1/demo/clock").json()
    with served(tmp_path) as client:
        again = client.get("/api/v1/demo/clock").json()

    assert (first.status_code, "BẢN MINH HỌA" in first.text) == (200, True)
    assert clock == again == {"now": "2020-03-30T02:00:00Z", "next": "2020-07-17T01:00:00Z"}
    assert (tmp_path / ".demo" / "an-bien-2020" / "thidua.db").is_file()
