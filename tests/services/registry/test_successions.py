"""A unit takes the place of another: recorded once through HTTP, told to whom it concerns, proved, and undone."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from services import audit
from services.wiring import Office
from tests.support.walker import Walker

RENAMED = {"nature": "renamed", "since": "2020-05-01", "document": "Nghị quyết 1/NQ-HĐND ngày 20/4/2020"}


@pytest.fixture
def walk(office: Office) -> Walker:
    return Walker(office)


def unit(walk: Walker, login: str) -> str:
    return str(walk.get(login, "/session")["unit"])


def succeed(walk: Walker, former: str, successor: str, login: str = "noi-vu", **body: Any) -> Any:
    asked = {"former": unit(walk, former), "successor": unit(walk, successor), **RENAMED, **body}
    return walk.client(login).post("/api/v1/units/successions", json=asked)


def codes(answer: Any) -> list[str]:
    assert answer.status_code == 409, answer.text
    return [one["code"] for one in answer.json()["refusals"]]


def test_succession_is_recorded_and_told_to_both_units_alone(walk) -> None:
    answer = succeed(walk, "nam-thai", "nam-thai-a")

    assert (answer.status_code, answer.json()["version"]) == (201, 1)
    [told] = walk.get("nam-thai-a", "/units/successions")
    assert (told["former_name"].endswith("Nam Thái"), told["since"], told["nature"]) == (True, "2020-05-01", "renamed")
    assert walk.get("nam-thai", "/units/successions") == [told]
    assert walk.get("thu-ba", "/units/successions") == []
    assert walk.get("kiem-toan", "/units/successions") == [told]
    assert walk.get("kiem-toan", "/verification")["holds"] is True


def test_succession_in_a_circle_is_refused_and_nothing_is_entered(walk) -> None:
    succeed(walk, "nam-thai", "nam-thai-a")
    succeed(walk, "nam-thai-a", "nam-yen")

    answer = succeed(walk, "nam-yen", "nam-thai")

    assert codes(answer) == ["succession_in_a_circle"]
    assert len(walk.get("kiem-toan", "/units/successions")) == 2


def test_what_was_recorded_wrongly_is_undone_once_and_stays_in_the_history(walk, office) -> None:
    path = f"/api/v1/units/successions/{succeed(walk, 'nam-thai', 'nam-thai-a').json()['id']}/undo"
    client = walk.client("noi-vu")

    undone = client.post(path, json={"reason": "Nhầm đơn vị"})
    again = client.post(path, json={"reason": "Nhầm đơn vị"})

    assert (undone.status_code, undone.json()["state"], codes(again)) == (200, "undone", ["succession_undone"])
    assert walk.get("kiem-toan", "/units/successions") == []
    assert succeed(walk, "nam-thai-a", "nam-thai").json()["version"] == 3
    with office.reading() as work:
        assert audit.verify(work).holds


def test_same_request_twice_records_one_succession(walk) -> None:
    body = {"former": unit(walk, "nam-thai"), "successor": unit(walk, "nam-yen"), **RENAMED}
    both = [
        walk.client("noi-vu").post("/api/v1/units/successions", json=body, headers={"Idempotency-Key": "k"})
        for _ in range(2)
    ]

    assert both[0].json() == both[1].json()
    assert len(walk.get("kiem-toan", "/units/successions")) == 1


@pytest.mark.parametrize("login", ["thu-ba", "thu-ba.truong", "kiem-toan"])
def test_others_may_not_record(walk, login) -> None:
    assert succeed(walk, "nam-thai", "nam-yen", login).status_code == 403


def test_unit_that_does_not_exist_is_not_found(walk) -> None:
    body = {"former": unit(walk, "nam-thai"), "successor": "nowhere", **RENAMED}

    assert walk.client("noi-vu").post("/api/v1/units/successions", json=body).status_code == 404


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE unit_successions SET since = '2020-06-01'",
        "UPDATE unit_successions SET stands = false",
        "DELETE FROM unit_successions",
    ],
)
def test_verify_names_a_registry_that_was_altered(walk, office, statement) -> None:
    succeed(walk, "nam-thai", "nam-thai-a")
    with office.writing() as work:
        work.connection.execute(text(statement))
        work.commit()

    with office.reading() as work:
        [broken] = audit.verify(work).breaks
    assert (broken.stream.partition(":")[0], broken.fault.value) == ("registry", "row")


def test_verify_names_a_registry_without_history(walk, office) -> None:
    succeed(walk, "nam-thai", "nam-thai-a")
    with office.writing() as work:
        work.connection.execute(text("DELETE FROM entries WHERE kind = 'registry.unit_succeeded'"))
        work.commit()

    with office.reading() as work:
        [broken] = audit.verify(work).breaks
    assert broken.fault.value == "missing"
