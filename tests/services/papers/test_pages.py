"""Pages link to the papers that their reader may print, and to no others; a refusal is a page with a way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.attachments import DOCX
from services.wiring import Office
from tests.services.papers.reading import marks_of, rows_of, text_of
from tests.services.web.visitor import Visitor
from tests.support import councils
from tests.support.ballots import an_office_voting
from tests.support.councils import Room, id_of
from tests.support.offices import an_office, client_for, demo_of
from tests.support.walker import Walker


@pytest.fixture(params=("sqlite",))
def database_kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def council(empty_url: str, tmp_path: Path) -> Iterator[Office]:
    made = an_office(empty_url, tmp_path, scene=councils.SCENE)
    councils.compose(made)
    yield made
    made.database.dispose()


def printed(visitor: Visitor, path: str) -> list[str]:
    """The papers that the page links to, by their kinds."""
    links = visitor.page(path).links
    return [link.rpartition("/papers/")[2] for link in links if "/papers/" in link and "?" not in link]


def test_sitting_offers_what_its_reader_may_print_then(council: Office) -> None:
    room = Room(council, client_for(council, "thu-ky"), councils.nominate(council, "a1"))
    path = f"/sittings/{room.id}"
    secretary, member = (Visitor(demo_of(council, councils.SCENE), login) for login in ("thu-ky", "hai"))

    called = [printed(one, path) for one in (secretary, member)]
    room.begin()
    opened = [printed(one, path) for one in (secretary, member)]
    [motion] = room.seen()["agenda"]  # type: ignore[misc]
    assert room.ask("counts", {"motion": motion["motion"], "in_favour": 5, "against": 0}).status_code == 200  # type: ignore[index]
    room.file_minutes()
    assert room.ask("close", {}).status_code == 200
    closed = [printed(one, path) for one in (secretary, member)]

    everything = ["ballot_paper", "tally_minutes", "meeting_minutes"]
    assert (called, opened) == ([["ballot_paper"], []], [everything, []])
    assert closed == [everything, everything[1:]]
    answer = member.client.get(f"{path}/papers/meeting_minutes")
    assert (answer.headers["content-type"], rows_of(answer.content, "STT")[0][2]) == (DOCX, "5")


def test_units_print_their_registration_and_reports_from_their_pages(office: Office) -> None:
    Walker(office).register("thu-ba")
    officer, auditor = Visitor(office, "thu-ba"), Visitor(office, "kiem-toan")
    campaign = officer.campaign()

    assert printed(officer, campaign) == printed(auditor, campaign) == ["registration_list"]
    assert printed(officer, officer.case("register")) == []
    assert printed(officer, officer.case("collective")) == ["achievement_report"]
    answer = officer.client.get(f"{campaign}/papers/registration_list")
    assert "Kính gửi: Phòng Nội vụ huyện." in text_of(answer.content)


def test_paper_that_is_not_there_is_a_page_with_a_way_back(office: Office) -> None:
    officer = Visitor(office, "thu-ba")

    refused = officer.page(f"{officer.case('register')}/papers/achievement_report", status=409)

    assert "nên không có báo cáo thành tích" in refused.text
    assert officer.page(f"{officer.campaign()}/papers/nothing", status=404).tags.count("h1") == 1


def test_open_ballot_is_signed_by_name_and_minutes_of_open_votes_tell_no_choice(empty_url: str, tmp_path: Path) -> None:
    with an_office_voting(empty_url, tmp_path, "voting: open", "written: yes") as made:
        room = Room(made, client_for(made, "thu-ky"), councils.nominate(made, "a1"))
        there = ("chu-tich", "thu-ky", "hai", "ba")
        room.begin(there)
        here = {"present": [id_of(made, one) for one in there], "written": [id_of(made, "tu")]}
        assert room.ask("attendance", here).status_code == 200
        [motion] = room.seen()["agenda"]  # type: ignore[misc]
        vote = {"motion": motion["motion"], "choice": "against"}  # type: ignore[index]
        assert room.ask("ballots", vote, by=client_for(made, "hai")).status_code == 200

        ballot, minutes = (
            room.secretary.get(f"{room.path}/papers/{kind}") for kind in ("ballot_paper", "meeting_minutes")
        )

    said = text_of(minutes.content)
    assert "Họ và tên thành viên:" in text_of(ballot.content)
    assert rows_of(minutes.content, "STT")[0][2:6] == ["0", "1", "4", "0"]
    assert "Thành viên vắng mặt, gửi ý kiến bằng văn bản:\n- Ủy viên Tư, Ủy viên Hội đồng;" in said
    assert [line for line in said.splitlines() if "Ủy viên Hai" in line] == ["- Ủy viên Hai, Ủy viên Hội đồng;"]
    assert "DỰ THẢO" in marks_of(minutes.content)


def test_minutes_of_a_secret_ballot_wait_for_the_box(empty_url: str, tmp_path: Path) -> None:
    with an_office_voting(empty_url, tmp_path, "voting: secret") as made:
        room = Room(made, client_for(made, "thu-ky"), councils.nominate(made, "a1"))
        room.begin()

        answer = room.secretary.get(f"{room.path}/papers/meeting_minutes")

    assert (answer.status_code, answer.json()["refusals"][0]["code"]) == (409, "box_not_opened")
