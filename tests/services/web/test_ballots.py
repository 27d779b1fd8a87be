"""The page on which a member votes, walked without a script: openly, in secret, and afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from services.wiring import Office
from tests.services.web.visitor import Page, Visitor
from tests.support.ballots import an_office_voting, motions_of, scene_of
from tests.support.councils import MEMBERS, Room, nominate
from tests.support.offices import client_for, demo_of

SECRET, OPEN = ("voting: secret",), ("voting: open",)
RECEIPT = re.compile(r"(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}")


@contextmanager
def sitting(url: str, folder: Path, *keys: str) -> Iterator[tuple[Office, Room]]:
    with an_office_voting(url, folder, *keys) as office:
        room = Room(office, client_for(office, "thu-ky"), nominate(office, "a1", "b"))
        room.begin()
        yield office, room


@pytest.fixture
def secretly(empty_url: str, tmp_path: Path) -> Iterator[tuple[Office, Room]]:
    with sitting(empty_url, tmp_path, *SECRET) as made:
        yield made


@pytest.fixture
def openly(empty_url: str, tmp_path: Path) -> Iterator[tuple[Office, Room]]:
    with sitting(empty_url, tmp_path, *OPEN) as made:
        yield made


def visitor(office: Office, login: str, keys: tuple[str, ...], language: str = "vi") -> Visitor:
    return Visitor(demo_of(office, scene_of(*keys)), login, language)


def ballots(room: Room) -> str:
    return f"/sittings/{room.id}/ballots"


def all_of(page: Page, letter: str) -> dict[str, str]:
    """That letter for every motion on the page, confirmed."""
    names = {name for form in page.forms for name in form.names if name.startswith("choice.")}
    return {**dict.fromkeys(names, letter), "confirmed": "yes"}


def test_open_vote_is_given_shown_and_changed(openly: tuple[Office, Room]) -> None:
    office, room = openly
    member = visitor(office, "hai", OPEN)
    page = member.page(ballots(room))
    assert "Biểu quyết công khai" in page.text

    sent = member.send(page.form("/ballots"), **all_of(page, "A"))

    again = member.page(sent.headers["location"])
    assert (sent.status_code, "Đã ghi ý kiến" in again.text) == (303, True)
    assert len(re.findall(r'value="A" checked', again.html)) == 2
    assert member.send(again.form("/ballots"), **all_of(again, "F")).status_code == 303
    assert len(re.findall(r'value="F" checked', member.page(ballots(room)).html)) == 2


def test_secret_vote_shows_its_receipt_once_and_finds_the_paper_afterwards(secretly: tuple[Office, Room]) -> None:
    office, room = secretly
    member = visitor(office, "hai", SECRET)
    page = member.page(ballots(room))
    receipt = page.form("/papers").values["receipt"]
    assert receipt in page.text

    answer = member.send(page.form("/papers"), **all_of(page, "A"))

    assert answer.status_code == 200
    assert receipt in answer.text
    assert receipt not in member.page(ballots(room)).html
    for login in MEMBERS:
        if login != "hai":
            other = visitor(office, login, SECRET)
            shown = other.page(ballots(room))
            assert not re.search(r"(Đồng ý|Không đồng ý): \d", shown.text)
            assert other.send(shown.form("/papers"), **all_of(shown, "F")).status_code == 200
    secretary = visitor(office, "thu-ky", SECRET)
    opened = secretary.send(secretary.page(ballots(room)).form("/box"))
    assert "Đã mở hòm phiếu" in secretary.page(opened.headers["location"]).text

    listed = member.page(ballots(room))
    assert "Đồng ý: 4" in listed.text
    assert "Không đồng ý: 1" in listed.text
    found = Page(member.send(listed.form("/finding"), receipt=receipt.lower()).text)
    assert found.html.count("<strong>phiếu của tôi</strong>") == 2
    assert receipt not in found.html
    assert "Không có lá phiếu nào" in member.send(listed.form("/finding"), receipt="AAAA").text


def test_secret_paper_is_changed_with_the_receipt(secretly: tuple[Office, Room]) -> None:
    office, room = secretly
    member = visitor(office, "hai", SECRET)
    page = member.page(ballots(room))
    receipt = page.form("/papers").values["receipt"]
    member.send(page.form("/papers"), **all_of(page, "A"))
    voted = member.page(ballots(room))
    assert "Phiếu của ông/bà về 2 hồ sơ đang ở trong hòm." in voted.text
    one = motions_of(room)[0]

    wrong = member.send(voted.form("/papers"), receipt="0000-0000", confirmed="yes", **{f"choice.{one}": "F"})
    right = member.send(voted.form("/papers"), receipt=receipt, confirmed="yes", **{f"choice.{one}": "F"})

    assert (wrong.status_code, right.status_code) == (409, 200)
    assert "Mã biên nhận không đúng" in wrong.text


def test_ballot_of_nothing_or_unconfirmed_comes_back_under_the_same_receipt(secretly: tuple[Office, Room]) -> None:
    office, room = secretly
    member = visitor(office, "hai", SECRET, "en")
    page = member.page(ballots(room))
    form = page.form("/papers")

    nothing = member.send(form, confirmed="yes")
    unconfirmed = member.send(form, **{**all_of(page, "F"), "confirmed": ""})

    assert (nothing.status_code, unconfirmed.status_code) == (409, 409)
    assert "Nothing is chosen" in nothing.text
    assert Page(unconfirmed.text).form("/papers").values["receipt"] == form.values["receipt"]
    assert len(re.findall(r'value="F" checked', unconfirmed.text)) == 2


def test_answer_to_a_secret_vote_is_as_long_whatever_was_said(secretly: tuple[Office, Room]) -> None:
    """Whoever watches the line sees lengths."""
    office, room = secretly
    lengths = set()
    for login, letter in (("hai", "F"), ("tu", "A"), ("chu-tich", "B")):
        member = visitor(office, login, SECRET)
        page = member.page(ballots(room))
        answer = member.send(page.form("/papers"), **all_of(page, letter))
        lengths.add(len(answer.text.partition("<main")[2]))

    assert len(lengths) == 1


def test_member_kept_out_of_one_votes_on_the_other_and_strangers_on_none(secretly: tuple[Office, Room]) -> None:
    office, room = secretly

    page = visitor(office, "ba", SECRET).page(ballots(room))

    assert len(all_of(page, "F")) == 2
    visitor(office, "a", SECRET).page(ballots(room), status=404)
    assert "không có hồ sơ nào để biểu quyết" in visitor(office, "kiem-tra", SECRET).page(ballots(room)).text
