"""The office of `tests.support.councils` with a council that votes in another way, and votes asked through HTTP."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

from fastapi.testclient import TestClient
from httpx2 import Response

from services.demo.scene import Scene
from services.wiring import Office
from tests.support import councils
from tests.support.councils import Room
from tests.support.offices import PDF, an_office

LAST_LINE = "    minutes: vote_minutes\n"


@cache
def scene_of(*keys: str) -> Scene:
    """The scene, with *keys* (`voting: secret`) said of its council."""
    folder = Path(tempfile.mkdtemp(prefix="thidua-plan-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    plan = folder / "council.yaml"
    text = councils.PLAN.read_text(encoding="utf-8")
    assert LAST_LINE in text
    said = "".join(f"    {key}\n" for key in keys)
    plan.write_text(text.replace(LAST_LINE, LAST_LINE + said), encoding="utf-8")
    return replace(councils.SCENE, definition=plan)


@contextmanager
def an_office_voting(url: str, folder: Path, *keys: str) -> Iterator[Office]:
    """That office on *url*, its council composed."""
    made = an_office(url, folder, scene=scene_of(*keys))
    councils.compose(made)
    yield made
    made.database.dispose()


def motions_of(room: Room) -> list[str]:
    agenda = room.seen()["agenda"]
    assert isinstance(agenda, list)
    return [one["motion"] for one in agenda]


def codes(answer: Response) -> list[str]:
    """The codes of what was refused."""
    assert answer.status_code == 409, answer.text
    return [one["code"] for one in answer.json()["refusals"]]


def own(room: Room, by: TestClient) -> dict[str, object]:
    answer = by.get(f"{room.path}/ballots")
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


def cast_secretly(room: Room, by: TestClient, choices: Mapping[str, str], receipt: str = "") -> tuple[str, Response]:
    """Vote under *receipt*, or under a new one; which, and what was answered."""
    shown = receipt or str(own(room, by)["receipt"])
    body, key = {"choices": dict(choices), "receipt": shown}, {"Idempotency-Key": f"one of {shown[:4]}"}
    return shown, by.post(f"{room.path}/papers", json=body, headers=key)


def enter_opinion(room: Room, member: str, motion: str, choice: str, number: str = "03/YK") -> Response:
    return room.secretary.post(
        f"{room.path}/opinions",
        files={"file": ("y-kien.pdf", PDF)},
        data={"motion": motion, "member": member, "choice": choice, "number": number, "kind": "Phiếu lấy ý kiến"},
    )
