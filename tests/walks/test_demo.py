"""`thidua serve --demo` as a newcomer meets it: from nothing, on loopback, marked, and going on where it stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest

from services import serving
from services.demo import AN_BIEN, SCENES, Demo
from services.demo.clock import business_now
from services.settings import Settings
from services.store import clocks, messages, people
from services.store.work import Scope
from services.wiring import Office
from tests.house.tree import ROOT
from tests.support.post_office import free_port
from tests.support.scenes import second_scene

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


def test_every_scene_is_played_in_one_process(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        for plan, scene in SCENES.items():
            client.cookies.set("thidua_scene", plan)
            clock = client.get("/api/v1/demo/clock").json()["now"]
            assert (plan, clock) == (plan, scene.opens_at.isoformat().replace("+00:00", "Z"))
            for _, person in scene.staff():
                work = client.post("/demo/act-as", data={"login": person.login, "next": "/"})
                assert (plan, work.status_code, person.name in work.text) == (plan, 200, True)
            assert (tmp_path / ".demo" / plan / "thidua.db").is_file()


@pytest.fixture
def two_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Two scenes to serve from an empty folder, and the settings that serve them."""
    monkeypatch.chdir(tmp_path)
    second = second_scene(tmp_path)
    monkeypatch.setattr(serving, "SCENES", {AN_BIEN.plan: AN_BIEN, second.plan: second})
    return Settings(sweep_seconds=1)


def test_scene_that_is_asked_for_comes_first_and_each_has_its_own_folder(two_known: Settings, tmp_path: Path) -> None:
    with serving._the_demo(two_known, "thu-hai", 8000) as demo:
        plans = [one.scene.plan for one in demo.stages]
        files = [one.office.settings.files for one in demo.stages]

    assert plans == ["thu-hai", "an-bien-2020"]
    assert files == [Path(".demo/thu-hai/files"), Path(".demo/an-bien-2020/files")]
    with (
        pytest.raises(serving.NoSuchDemo, match="there are: an-bien-2020, thu-hai"),
        serving._the_demo(two_known, "x", 1),
    ):
        pass


@pytest.mark.parametrize("plan", ["an-bien-2020", "thu-hai"])
def test_deadlines_of_each_scene_pass_by_its_own_clock(two_known: Settings, plan: str) -> None:
    with serving._the_demo(two_known, "an-bien-2020", 8000) as demo:
        moved = _office(demo, plan)
        [still] = [one for one in demo.stages if one.scene.plan != plan]
        with moved.writing() as work:
            clocks.set_to(work, AN_BIEN.opens_at.replace(month=7, day=17))
            work.commit()
        end = time.monotonic() + PATIENCE
        while not _delivered(moved):
            assert time.monotonic() < end, "nobody was reminded"
            time.sleep(0.1)

        assert (_delivered(still.office), business_now(still.office)) == (0, still.scene.opens_at)


def test_scene_goes_on_where_it_stopped_and_is_laid_out_once(two_known: Settings) -> None:
    later = AN_BIEN.opens_at + timedelta(days=40)
    with serving._the_demo(two_known, "an-bien-2020", 8000) as demo:
        _office(demo, "thu-hai").advance(later)
    with serving._the_demo(two_known, "an-bien-2020", 8000) as demo:
        found = {one.scene.plan: business_now(one.office) for one in demo.stages}
        with _office(demo, "thu-hai").reading() as work:
            assert people.by_login(work, "noi-vu") is not None

    assert found == {"an-bien-2020": AN_BIEN.opens_at, "thu-hai": later}


def test_scene_whose_laying_out_was_cut_short_is_laid_out_again(
    two_known: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as cut:
        cut.setattr(serving, "lay_out", _stopped)
        with pytest.raises(KeyboardInterrupt), serving._the_demo(two_known, "an-bien-2020", 8000):
            pass

    with serving._the_demo(two_known, "an-bien-2020", 8000) as demo:
        assert business_now(demo.first.office) == AN_BIEN.opens_at


def _stopped(*_given: object) -> None:
    raise KeyboardInterrupt


def _office(demo: Demo, plan: str) -> Office:
    found = demo.of(plan)
    assert found is not None
    return found.office


def _delivered(office: Office) -> int:
    with office.reading() as work:
        person = people.by_login(work, "noi-vu")
        assert person is not None
        everything = Scope(organisation=person.organisation, units=None, person="")
        return len(messages.listing(work, everything, state="delivered"))
