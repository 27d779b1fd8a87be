"""All certificates of a decision: a file for each and the sheets for the printer, asked for through the API and the page."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.wiring import Office
from tests.services.decisions.conftest import voted
from tests.services.papers.reading import text_of
from tests.services.web.visitor import Visitor
from tests.support import councils
from tests.support.councils import campaign_of, nominate
from tests.support.decisions import Decisions
from tests.support.offices import an_office, client_for, demo_of

PEOPLE = ("a1", "a2", "a3")


@pytest.fixture
def hall(empty_url: str, tmp_path: Path) -> Iterator[Office]:
    made = an_office(empty_url, tmp_path, scene=councils.SCENE)
    councils.compose(made)
    yield made
    made.database.dispose()


def signed(hall: Office, number: str = "12/QĐ-UBND") -> tuple[Decisions, str]:
    desk = Decisions(client_for(hall, "thu-ky"), client_for(hall, "chu-tich"), campaign_of(hall))
    cases = nominate(hall, *PEOPLE)
    voted(hall, desk.drafter, cases, [])
    answer = desk.signed(number, "2021-01-15", *cases)
    assert answer.status_code == 200, answer.text
    return desk, str(answer.json()["id"])


def ask(hall: Office, login: str, decision: str) -> Any:
    body = {"kind": "certificates", "arguments": {"decision": decision}}
    return client_for(hall, login).post("/api/v1/batches", json=body)


def finished(hall: Office, login: str, batch: str) -> dict[str, bytes]:
    while hall.make_batches():
        pass
    client = client_for(hall, login)
    told = client.get(f"/api/v1/batches/{batch}").json()
    assert (told["state"], told["missing"]) == ("done", [])
    with zipfile.ZipFile(io.BytesIO(client.get(told["file"]).content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_line_is_a_file_and_the_printer_gets_them_together(hall: Office) -> None:
    desk, decision = signed(hall)

    asked = ask(hall, "chu-tich", decision)
    files = finished(hall, "chu-tich", asked.json()["id"])

    assert asked.status_code == 201, asked.text
    named = {f"{place:03d} - {one['subject']}.docx" for place, one in enumerate(desk.look(decision)["lines"], start=1)}
    assert set(files) == {*named, "In 001-003.docx"}
    together = text_of(files.pop("In 001-003.docx"))
    for name, data in files.items():
        assert name[6:-5] in text_of(data)
        assert "Quyết định số 12/QĐ-UBND ngày 15 tháng 01 năm 2021" in text_of(data)
        assert name[6:-5] in together


def test_unit_gets_its_own_once_they_are_public_and_nobody_elses(hall: Office) -> None:
    desk, decision = signed(hall)

    before = ask(hall, "a", decision)
    assert desk.publish(decision).status_code == 200
    own, other = ask(hall, "a", decision), ask(hall, "b", decision)

    assert before.status_code == 404
    assert len(finished(hall, "a", own.json()["id"])) == len(PEOPLE) + 1
    assert (other.status_code, other.json()["refusals"][0]["code"]) == (409, "batch_of_nothing")


def test_draft_and_decision_unknown_have_none(hall: Office) -> None:
    desk, decision = signed(hall)
    lines = [one["line"] for one in desk.look(decision)["lines"]]
    assert desk.publish(decision).status_code == 200
    back = desk.revocation(lines[:1]).json()["id"]

    draft, unknown = ask(hall, "chu-tich", back), ask(hall, "chu-tich", "nothing")

    assert (draft.status_code, draft.json()["refusals"][0]["code"]) == (409, "paper_before_signing")
    assert unknown.status_code == 404


def test_page_of_the_decision_asks_for_all_and_comes_back_with_the_reason(hall: Office) -> None:
    _, decision = signed(hall)
    visitor = Visitor(demo_of(hall, councils.SCENE), "chu-tich")
    at = f"/decisions/{decision}"
    page = visitor.page(at)
    links = [link for link in page.links if "/papers/certificate" in link and "format" not in link]

    asked, again = visitor.send(page.form("/batches")), visitor.send(visitor.page(at).form("/batches"))

    assert len(links) == len(PEOPLE)
    assert visitor.client.get(links[0]).status_code == 200
    assert asked.headers["location"].startswith("/batches/")
    assert at in visitor.page(asked.headers["location"]).links
    assert (again.status_code, "chờ xong hoặc dừng việc đó trước" in again.text) == (409, True)
