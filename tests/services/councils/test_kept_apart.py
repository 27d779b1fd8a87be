"""Whoever is kept out of a motion finds its votes nowhere: no page, no answer, no paper, no mail, no calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from services.attachments import DOCX
from services.cases import listing
from services.papers import PaperKind
from services.papers.gathering import choosing
from services.wiring import Office
from tests.services.papers.reading import text_of
from tests.services.web.visitor import Page, Visitor
from tests.support.councils import COUNCIL, Room, acting, campaign_of, id_of
from tests.support.kept_apart import KINDS, SCENE, held, motions_of, seat, two_cases
from tests.support.offices import ADDRESS, an_office, client_for, demo_of

FIRST, SECOND = re.compile(r"(?<![0-9a-f])137(?![0-9a-f])"), re.compile(r"(?<![0-9a-f])131(?![0-9a-f])")
MOST_PAGES = 200
PRINTED = (*choosing.OF_SITTINGS, *choosing.OF_CASES, PaperKind.REGISTRATION_LIST)
NAMED = re.compile(r"{(\w+)}")
AS_PDF = "format=pdf"
"""What a paper says as PDF it says as DOCX, which is read here."""
COMPOSITIONS = "/councils/"
"""Who sits: no votes there, but seats numbered up to the figures that are looked for."""
LEFT_OUT = ("/static/", "/sign-", "/demo/", "/plans/", "/calendar?", "/mailbox/")
PRESENT = ("chu-tich", "thu-ky", "hai")


class Crawl:
    """Everything that somebody can read by asking: every page that links lead to, every GET of the API, their calendar, every mail."""

    def __init__(self, office: Office, login: str, room: Room, cases: list[str]) -> None:
        self.office, self.login, self.client = office, login, client_for(office, login)
        self.visitor = Visitor(demo_of(office, SCENE), login)
        self.read: dict[str, str] = {}
        self._api(room, cases)
        self._pages([f"/cases/{case}" for case in cases] + [f"/sittings/{room.id}", "/", "/history"])
        self._elsewhere()

    def _get(self, path: str, by: TestClient | None = None) -> str:
        answer = (by or self.client).get(path)
        assert answer.status_code < 500, path
        is_paper = answer.headers.get("content-type") == DOCX
        self.read[path] = text_of(answer.content) if is_paper else answer.content.decode("utf-8", "replace")
        return self.read[path] if "html" in answer.headers.get("content-type", "") else ""

    def _api(self, room: Room, cases: list[str]) -> None:
        campaign = str(campaign_of(self.office))
        values = {"campaign_id": campaign, "sitting_id": room.id, "council": COUNCIL, "definition_id": "conflicts"}
        for path, methods in self.client.get("/openapi.json").json()["paths"].items():
            if "get" in methods:
                asked = cases if "{case_id}" in path else cases[:1]
                for case, kind in product(asked, PRINTED if "{kind}" in path else [""]):
                    known = {**values, "case_id": case, "kind": kind}
                    self._get(NAMED.sub(lambda found, known=known: known.get(found[1], "none"), path))

    def _pages(self, start: list[str]) -> None:
        waiting = list(start)
        for path in waiting:
            links = (link.partition("#")[0] for link in Page(self._get(path, self.visitor.client)).links)
            within = (
                link
                for link in links
                if link.startswith("/") and not (link.startswith(LEFT_OUT) or COMPOSITIONS in link or AS_PDF in link)
            )
            waiting += [link for link in dict.fromkeys(within) if link not in waiting]
            assert len(waiting) < MOST_PAGES, waiting

    def _elsewhere(self) -> None:
        made = self.client.post("/api/v1/feeds", json={})
        assert made.status_code == 201, made.text
        self._get(made.json()["address"].removeprefix(ADDRESS))
        with self.office.reading() as work:
            for row in work.connection.execute(text("SELECT id, subject, text, html FROM messages")):
                self.read[f"/mailbox/{row.id}"] = f"{row.subject} {row.text} {row.html}"

    def telling(self, figure: re.Pattern[str]) -> list[str]:
        return sorted(path for path, body in self.read.items() if figure.search(body))


def listed(office: Office, login: str, case: str) -> dict[str, str | int]:
    """The fields of a case as a listing gives them to *login*."""
    with office.reading() as work:
        found = listing(work, acting(work, login), limit=50)
    return next(dict(one.fields) for one in found if one.id == case)


@pytest.fixture
def hall(empty_url: str, tmp_path: Path) -> Iterator[Office]:
    """An office in which one case gives members every kind of conflict."""
    made = an_office(empty_url, tmp_path, scene=SCENE)
    seat(made)
    yield made
    made.database.dispose()


@pytest.fixture
def cases(hall: Office) -> list[str]:
    return two_cases(hall)


@pytest.fixture
def room(hall: Office, cases: list[str]) -> Room:
    return Room(hall, client_for(hall, "thu-ky"), cases)


def test_every_kind_of_conflict_is_flagged_with_its_ground(hall: Office, room: Room) -> None:
    held(room, client_for(hall, "chu-tich"))

    agenda = room.seen()["agenda"]

    assert isinstance(agenda, list)
    assert agenda[0]["conflicts"] == {id_of(hall, login): because for login, because in KINDS.items()}
    assert agenda[1]["conflicts"] == {id_of(hall, "kiem-tra"): "organiser"}
    assert (agenda[0]["result"]["members"], agenda[0]["result"]["needed"]) == (163, 147)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_whoever_is_kept_out_finds_the_votes_nowhere(hall: Office, room: Room, cases: list[str]) -> None:
    held(room, client_for(hall, "chu-tich"))
    hall.sweep()

    told = {login: Crawl(hall, login, room, cases) for login in (*KINDS, "biet-phai")}
    free = Crawl(hall, "thu-ky", room, cases)

    assert {login: found for login, one in told.items() if (found := one.telling(FIRST))} == {}
    assert told["kiem-tra"].telling(SECOND) == []
    assert told["chu-tich"].telling(SECOND)
    places = ("/history", f"/cases/{cases[0]}", f"/api/v1/cases/{cases[0]}", f"/api/v1/sittings/{room.id}")
    assert set(places) <= set(free.telling(FIRST))
    assert any("/documents/" in path for path in free.telling(FIRST))


def test_votes_open_to_whoever_was_kept_out_once_the_decision_is_published(
    hall: Office, room: Room, cases: list[str]
) -> None:
    chair = client_for(hall, "chu-tich")
    held(room, chair)
    version = chair.get(f"/api/v1/cases/{cases[0]}").headers["ETag"]

    answer = chair.post(f"/api/v1/cases/{cases[0]}/triggers/decline", json={}, headers={"If-Match": version})

    assert answer.status_code == 200, answer.text
    assert chair.get(f"/api/v1/cases/{cases[0]}").json()["fields"]["vote_in_favour"] == 137
    assert chair.get(room.path).json()["agenda"][0]["result"]["in_favour"] == 137
    assert listed(hall, "chu-tich", cases[0])["vote_in_favour"] == 137
    assert "vote_in_favour" not in listed(hall, "kiem-tra", cases[1])
    assert client_for(hall, "kiem-tra").get(room.path).json()["agenda"][1]["result"] is None


def test_counts_are_sealed_while_the_sitting_goes_on(hall: Office, room: Room) -> None:
    chair: TestClient = client_for(hall, "chu-tich")
    first, _ = motions_of(room)
    room.ask("conflicts", {"motion": first}, by=chair)
    room.begin(PRESENT)
    answer = room.ask("counts", {"motion": first, "in_favour": 3, "against": 0})
    assert answer.status_code == 409, answer.text
    assert room.ask("counts", {"motion": first, "in_favour": 2, "against": 0}).status_code == 200

    seen = {login: client_for(hall, login).get(room.path).json()["agenda"][0] for login in ("chu-tich", "hai")}

    assert (seen["chu-tich"]["counted"], seen["chu-tich"]["kept_out"]) == (None, True)
    assert (seen["hai"]["counted"]["in_favour"], seen["hai"]["kept_out"]) == (2, False)
    entries = {
        login: {one["kind"] for one in client_for(hall, login).get(f"{room.path}/history").json()}
        for login in ("chu-tich", "hai")
    }
    assert entries["hai"] - entries["chu-tich"] == {"sitting.votes_counted"}


def test_a_convener_who_is_kept_out_lets_another_enter_the_count(hall: Office, room: Room) -> None:
    seconded = client_for(hall, "biet-phai")
    first, second = motions_of(room)
    room.begin(PRESENT)

    refused = room.ask("counts", {"motion": first, "in_favour": 3, "against": 0}, by=seconded)
    entered = room.ask("counts", {"motion": second, "in_favour": 3, "against": 0}, by=seconded)

    assert [one["code"] for one in refused.json()["refusals"]] == ["let_another_enter"]
    assert entered.status_code == 200, entered.text
    assert room.seen(seconded)["agenda"][0]["kept_out"] is True  # type: ignore[index]
