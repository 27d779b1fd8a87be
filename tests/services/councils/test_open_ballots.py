"""Votes with a name: cast here, changed until the sitting is closed, entered for who is heard in writing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from services import audit
from services.wiring import Office
from tests.support.ballots import an_office_voting, codes, enter_opinion, motions_of, own
from tests.support.councils import MEMBERS, Room, id_of, nominate
from tests.support.offices import client_for


@pytest.fixture
def office(empty_url: str, tmp_path: Path) -> Iterator[Office]:
    """The council votes openly here, absent members in writing."""
    with an_office_voting(empty_url, tmp_path, "voting: open", "written: yes") as made:
        yield made


def vote(room: Room, office: Office, login: str, motion: str, choice: str):
    return room.ask("ballots", {"motion": motion, "choice": choice}, by=client_for(office, login))


def sit(office: Office, *cases: str, present: tuple[str, ...] = MEMBERS, written: tuple[str, ...] = ()) -> Room:
    room = Room(office, client_for(office, "thu-ky"), nominate(office, *cases))
    assert room.ask("opening").status_code == 200
    attending = {"present": [id_of(office, one) for one in present], "written": [id_of(office, one) for one in written]}
    assert room.ask("attendance", attending).status_code == 200
    return room


def results(room: Room) -> list[tuple[int, int, int]]:
    agenda = room.seen()["agenda"]
    return [(r["in_favour"], r["against"], r["abstained"]) for r in (one["result"] for one in agenda)]  # type: ignore[attr-defined]


def test_vote_is_changed_until_the_sitting_is_closed_and_never_after(office: Office) -> None:
    room = sit(office, "a1")
    [motion] = motions_of(room)
    for login in ("chu-tich", "thu-ky", "hai"):
        assert vote(room, office, login, motion, "in_favour").status_code == 200
    assert vote(room, office, "tu", motion, "in_favour").status_code == 200
    assert vote(room, office, "tu", motion, "against").status_code == 200
    assert "in_favour" not in str(room.seen())
    room.file_minutes()

    assert room.ask("close", {}).status_code == 200

    assert results(room) == [(3, 1, 1)]
    assert codes(vote(room, office, "ba", motion, "in_favour")) == ["sitting_in_other_state"]
    with office.reading() as work:
        assert audit.verify(work).holds


def test_nobody_votes_who_is_absent_or_kept_out(office: Office) -> None:
    room = sit(office, "a1", "b", present=("chu-tich", "thu-ky", "hai", "ba"))
    ours, theirs = motions_of(room)

    assert codes(vote(room, office, "tu", ours, "in_favour")) == ["not_taking_part"]
    assert codes(vote(room, office, "ba", theirs, "in_favour")) == ["kept_out_of_motion"]
    assert [one["motion"] for one in own(room, client_for(office, "ba"))["motions"]] == [ours]  # type: ignore[attr-defined]


def test_written_opinion_is_entered_with_its_paper_and_gives_way_to_ones_own_vote(office: Office) -> None:
    room = sit(office, "a1", "a2", present=("chu-tich", "thu-ky", "hai", "ba"), written=("tu",))
    one, two = motions_of(room)
    absent = id_of(office, "tu")

    assert codes(enter_opinion(room, id_of(office, "hai"), one, "against")) == ["not_heard_in_writing"]
    assert codes(enter_opinion(room, absent, one, "against", number=" ")) == ["opinion_number_missing"]
    assert enter_opinion(room, absent, one, "against").status_code == 200
    assert enter_opinion(room, absent, one, "in_favour").status_code == 200
    assert vote(room, office, "tu", two, "in_favour").status_code == 200
    assert codes(enter_opinion(room, absent, two, "against")) == ["voted_themselves"]
    assert vote(room, office, "tu", one, "against").status_code == 200
    for login in ("chu-tich", "thu-ky", "hai", "ba"):
        for motion in (one, two):
            assert vote(room, office, login, motion, "in_favour").status_code == 200
    room.file_minutes()
    assert room.ask("close", {}).status_code == 200

    assert results(room) == [(4, 1, 0), (5, 0, 0)]
    with office.reading() as work:
        assert audit.verify(work).holds


def test_only_who_convenes_enters_an_opinion(office: Office) -> None:
    room = sit(office, "a1", present=("chu-tich", "thu-ky", "hai", "ba"), written=("tu",))
    room.secretary = client_for(office, "hai")

    assert enter_opinion(room, id_of(office, "tu"), "none", "against").status_code == 403
