"""A secret ballot: everybody's vote counts once, is found by its receipt, and stands nowhere beside a name."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import MetaData, select, text
from sqlalchemy.exc import IntegrityError

from services import audit, councils
from services.councils.receipts import code_of, plain
from services.store.database import DatabaseAway
from services.wiring import Office
from tests.support.ballots import an_office_voting, cast_secretly, codes, motions_of, own
from tests.support.councils import MEMBERS, Room, acting, id_of, nominate
from tests.support.offices import client_for
from workflow.councils.sitting import Choice
from workflow.errors import Refused
from workflow.ids import MotionId

CAST = {"chu-tich": "in_favour", "thu-ky": "in_favour", "hai": "against", "ba": "in_favour", "tu": "abstain"}


@pytest.fixture
def office(empty_url: str, tmp_path: Path) -> Iterator[Office]:
    """The council votes in secret, and its chair decides equal votes."""
    with an_office_voting(empty_url, tmp_path, "voting: secret", "casting: yes") as made:
        yield made


def sit(office: Office, *cases: str, present: tuple[str, ...] = MEMBERS) -> Room:
    room = Room(office, client_for(office, "thu-ky"), nominate(office, *cases))
    room.begin(present)
    return room


def vote(room: Room, office: Office, login: str, choice: str, receipt: str = ""):
    """Vote so on every motion that *login* votes on; the receipt and the answer."""
    member = client_for(office, login)
    mine = [one["motion"] for one in own(room, member)["motions"]]  # type: ignore[attr-defined]
    return cast_secretly(room, member, dict.fromkeys(mine, choice), receipt)


def vote_all(room: Room, office: Office) -> dict[str, str]:
    """Everybody votes as in `CAST`; their receipts."""
    receipts = {}
    for login, choice in CAST.items():
        receipts[login], answer = vote(room, office, login, choice)
        assert answer.status_code == 200, answer.text
    return receipts


def everything_in(office: Office) -> list[tuple[str, str]]:
    """Every row of every table, as text, with the table's name; but for the plan's text, which speaks of votes."""
    found = MetaData()
    with office.database.reading() as connection:
        found.reflect(connection)
        return [
            (table.name, repr(tuple(row)))
            for table in found.sorted_tables
            if table.name != "definitions"
            for row in connection.execute(select(table))
        ]


def key_files(office: Office) -> list[Path]:
    return sorted((office.settings.files / "ballot-box-keys").glob("*"))


def test_ballot_from_the_first_paper_to_the_moved_case(office: Office) -> None:
    room = sit(office, "a1", "b")
    vote_all(room, office)
    assert codes(room.ask("close", {})) == ["box_not_opened", "minutes_missing"]
    assert room.ask("box").status_code == 200
    room.file_minutes()
    assert room.ask("close", {"casting": {motions_of(room)[1]: "against"}}).status_code == 200

    one, two = (entry["result"] for entry in room.seen()["agenda"])  # type: ignore[attr-defined]
    assert (one["carried"], one["in_favour"], one["against"], one["abstained"]) == (True, 3, 1, 1)
    assert (two["carried"], two["in_favour"], two["base"], two["by_casting_vote"]) == (False, 2, 4, True)
    with office.reading() as work:
        assert audit.verify(work).holds


def test_receipt_finds_the_paper_in_the_published_list(office: Office) -> None:
    room = sit(office, "a1")
    [motion] = motions_of(room)
    receipts = vote_all(room, office)
    assert own(room, client_for(office, "hai"))["papers"] == {}
    assert room.ask("box").status_code == 200

    published = own(room, client_for(office, "tu"))["papers"][motion]  # type: ignore[index]
    by_code = {one["code"]: one["choice"] for one in published}
    assert {login: by_code[code_of(receipt, motion)] for login, receipt in receipts.items()} == CAST
    assert list(by_code) == sorted(by_code)
    typed = receipts["hai"].lower().replace("-", " ")
    answer = client_for(office, "hai").post(f"{room.path}/papers/finding", json={"receipt": typed})
    assert answer.json() == {motion: {"code": code_of(receipts["hai"], motion), "choice": "against"}}
    stranger = client_for(office, "hai").post(f"{room.path}/papers/finding", json={"receipt": "0000-1111"})
    assert codes(stranger) == ["receipt_finds_nothing"]


def test_paper_is_changed_with_its_receipt_alone_and_never_once_the_box_is_open(office: Office) -> None:
    room = sit(office, "a1")
    [motion] = motions_of(room)
    receipts = vote_all(room, office)

    assert codes(vote(room, office, "hai", "in_favour")[1]) == ["already_voted"]
    assert codes(vote(room, office, "hai", "in_favour", receipts["tu"])[1]) == ["receipt_unknown"]
    assert codes(vote(room, office, "hai", "in_favour", "X" * 20)[1]) == ["receipt_unknown"]
    for _ in range(2):
        assert vote(room, office, "hai", "in_favour", receipts["hai"])[1].status_code == 200
    assert room.ask("box").status_code == 200
    late = cast_secretly(room, client_for(office, "hai"), {motion: "against"}, receipts["hai"])[1]
    assert codes(late) == ["box_is_open"]

    said = [one["choice"] for one in own(room, room.secretary)["papers"][motion]]  # type: ignore[index]
    assert sorted(said) == ["abstain", "in_favour", "in_favour", "in_favour", "in_favour"]


def test_no_row_holds_a_name_and_a_choice(office: Office) -> None:
    """Known voters, everything the database holds: before the box is opened no choice at all, after it only all together."""
    room = sit(office, "a1")
    [motion] = motions_of(room)
    receipts = vote_all(room, office)
    tracks = {login: code_of(receipt, motion) for login, receipt in receipts.items()}
    secrets = {*receipts.values(), *map(plain, receipts.values()), *tracks.values()}

    under_way = everything_in(office)
    assert any(table == "ballot_roll" for table, _ in under_way)
    assert not any("/papers" in row for table, row in under_way if table == "idempotency_keys")
    choices = {"in_favour", "against", "abstain", "IN_FAVOUR", "AGAINST"}
    assert [row for _, row in under_way if any(one in row for one in secrets | choices)] == []

    assert room.ask("box").status_code == 200
    members = {id_of(office, login) for login in MEMBERS}
    for table, row in everything_in(office):
        told = {one for one in tracks.values() if one in row}
        assert not any(receipt in row for receipt in (*receipts.values(), *map(plain, receipts.values())))
        if table == "ballot_papers":
            assert len(told) == 1
            assert not any(member in row for member in members)
        elif told:
            assert (table, told) == ("entries", set(tracks.values()))
            assert sum(member in row for member in members) <= 1, "only the actor who opened the box"


def test_every_cast_writes_the_whole_box_anew_and_no_row_by_itself(office: Office) -> None:
    """Rows of their own would give papers away by their place and their transaction."""
    room = sit(office, "a1")

    def sealed() -> bytes:
        with office.database.reading() as connection:
            return bytes(connection.execute(text("SELECT sealed FROM ballot_boxes")).scalar_one())

    receipt, _ = vote(room, office, "hai", "against")
    first = sealed()
    vote(room, office, "hai", "in_favour", receipt)
    second = sealed()

    assert len(first) == len(second)
    assert sum(one == other for one, other in zip(first, second, strict=True)) < len(first) // 4
    with office.database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM ballot_papers")).scalar_one() == 0


def test_key_is_outside_the_database_and_gone_once_the_box_is_open(office: Office) -> None:
    room = sit(office, "a1")
    vote_all(room, office)
    [key] = key_files(office)
    assert key.stat().st_mode & 0o077 == 0
    assert not any(key.read_bytes().hex() in row or repr(key.read_bytes()) in row for _, row in everything_in(office))

    assert room.ask("box").status_code == 200
    assert key_files(office) == []


def test_box_without_its_key_is_opened_by_nobody_and_the_sitting_is_called_off(office: Office) -> None:
    room = sit(office, "a1")
    vote_all(room, office)
    [key] = key_files(office)
    key.write_bytes(b"\0" * 32)
    assert codes(room.ask("box")) == ["box_broken"]
    key.unlink()
    assert codes(room.ask("box")) == ["box_key_missing"]
    assert codes(client_for(office, "hai").get(f"{room.path}/ballots")) == ["box_key_missing"]

    assert room.ask("calling-off", {"reason": "Mất chìa khóa hòm phiếu"}).status_code == 200


def test_box_stays_shut_until_everybody_there_has_voted(office: Office) -> None:
    """Or the one who abstained by silence would be told apart by the roll."""
    room = sit(office, "a1")
    for login in ("chu-tich", "thu-ky", "hai", "ba"):
        vote(room, office, login, "in_favour")
    names = {login: id_of(office, login) for login in MEMBERS}

    assert codes(room.ask("box")) == ["papers_missing"]
    assert codes(room.ask("attendance", {"present": [names["tu"], names["ba"], names["hai"], names["thu-ky"]]})) == [
        "voted_and_absent"
    ]
    assert room.ask("attendance", {"present": [names[one] for one in MEMBERS if one != "tu"]}).status_code == 200
    assert room.ask("box").status_code == 200


def test_conflict_that_comes_out_late_destroys_the_motion_s_papers_unread(office: Office) -> None:
    room = sit(office, "a1", "a2")
    one, two = motions_of(room)
    receipts = vote_all(room, office)

    assert room.ask("conflicts", {"motion": one, "note": "Cháu ruột"}, by=client_for(office, "tu")).status_code == 200
    assert codes(room.ask("box")) == ["papers_missing"]
    assert codes(cast_secretly(room, client_for(office, "tu"), {one: "against"}, receipts["tu"])[1]) == [
        "kept_out_of_motion"
    ]
    for login in ("chu-tich", "thu-ky", "hai", "ba"):
        assert cast_secretly(room, client_for(office, login), {one: "in_favour"})[1].status_code == 200
    assert room.ask("box").status_code == 200

    papers = own(room, room.secretary)["papers"]
    assert [paper["choice"] for paper in papers[one]] == ["in_favour"] * 4  # type: ignore[index]
    assert len(papers[two]) == 5  # type: ignore[index]
    assert own(room, client_for(office, "tu"))["papers"].keys() == {two}  # type: ignore[attr-defined]


def test_equal_votes_wait_for_the_chair_after_the_box_is_open_and_not_before(office: Office) -> None:
    room = sit(office, "a1", present=("chu-tich", "thu-ky", "hai", "ba"))
    [motion] = motions_of(room)
    room.file_minutes()
    for login, choice in (("chu-tich", "against"), ("thu-ky", "against"), ("hai", "in_favour"), ("ba", "in_favour")):
        vote(room, office, login, choice)

    assert codes(room.ask("close", {})) == ["box_not_opened"]
    assert room.ask("box").status_code == 200
    assert codes(room.ask("close", {})) == ["casting_vote_missing"]
    assert room.ask("close", {"casting": {motion: "in_favour"}}).status_code == 200
    assert room.seen()["agenda"][0]["result"]["by_casting_vote"]  # type: ignore[index]


def test_thirty_casts_of_one_member_at_once_leave_one_paper(office: Office) -> None:
    room = sit(office, "a1")
    [motion] = motions_of(room)
    who = id_of(office, "hai")
    with office.reading(who) as work:
        actor = acting(work, "hai")
        receipts = [councils.own_ballots(work, actor, room.id).receipt for _ in range(30)]

    def cast(receipt: str) -> bool:
        while True:
            try:
                with office.writing(who) as work:
                    councils.cast_papers(work, actor, room.id, {MotionId(motion): Choice.IN_FAVOUR}, receipt)
                    work.commit()
            except Refused:
                return False
            except DatabaseAway:
                continue
            return True

    with ThreadPoolExecutor(30) as pool:
        counted = sum(pool.map(cast, receipts))

    assert counted == 1
    for login in MEMBERS:
        if login != "hai":
            vote(room, office, login, "against")
    assert room.ask("box").status_code == 200
    said = [paper["choice"] for paper in own(room, room.secretary)["papers"][motion]]  # type: ignore[index]
    assert sorted(said) == ["against"] * 4 + ["in_favour"]


def test_second_paper_of_a_member_is_no_row_the_database_takes(office: Office) -> None:
    room = sit(office, "a1")
    vote(room, office, "hai", "against")
    again = text("INSERT INTO ballot_roll SELECT motion_id, person_id FROM ballot_roll")

    with pytest.raises(IntegrityError), office.database.writing() as connection:
        connection.execute(again)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE ballot_papers SET choice = 'against' WHERE choice = 'in_favour'",
        "DELETE FROM ballot_papers WHERE choice = 'abstain'",
        "DELETE FROM ballot_roll",
    ],
)
def test_altered_paper_or_roll_is_found_by_the_auditor(office: Office, tampering: str) -> None:
    room = sit(office, "a1")
    vote_all(room, office)
    assert room.ask("box").status_code == 200
    with office.database.writing() as connection:
        connection.execute(text(tampering))
        connection.commit()

    with office.reading() as work:
        [broken] = audit.verify(work).breaks
    assert broken.stream == f"sitting:{room.id}"


def test_result_of_papers_altered_before_the_box_was_opened_is_not_opened(office: Office) -> None:
    """Somebody who writes to the database without the key can at most put an older box back: too few papers."""
    room = sit(office, "a1")
    for login in ("chu-tich", "thu-ky", "hai", "ba"):
        vote(room, office, login, "in_favour")
    with office.database.reading() as connection:
        older = connection.execute(text("SELECT sealed FROM ballot_boxes")).scalar_one()
    vote(room, office, "tu", "against")
    with office.database.writing() as connection:
        connection.execute(text("UPDATE ballot_boxes SET sealed = :older"), {"older": older})
        connection.commit()

    assert codes(room.ask("box")) == ["papers_do_not_match"]
