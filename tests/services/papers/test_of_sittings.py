"""The papers of a sitting say what the database says, to whoever may know it, and nothing to anybody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from services import councils as use
from services.papers.gathering.ballot import ballot_paper
from services.wiring import Office
from tests.services.papers.reading import marks_of, rows_of, text_of
from tests.support import councils
from tests.support.councils import MEMBERS, Room, acting, id_of
from tests.support.offices import an_office, client_for
from workflow.councils.composition import Composition
from workflow.definition.councils import SeatKind
from workflow.ids import PersonId

COUNTS = ((4, 1, 0, 0), (2, 2, 1, 0), (3, 0, 0, 1))
"""In favour, against, abstained, invalid: of a1, a2, and of ba, who sits on the council and is kept out."""
HOSTILE = "=HYPERLINK(\"http://x\") <w:br/> {{ 7*7 }} {% if 1 %} &amp; 'Đỗ Thị Ngọc Ánh' " + "dài " * 60


@pytest.fixture
def office(empty_url: str, tmp_path: Path) -> Iterator[Office]:
    """The office of `tests.support.councils`, its council of five composed."""
    made = an_office(empty_url, tmp_path, scene=councils.SCENE)
    councils.compose(made)
    yield made
    made.database.dispose()


@pytest.fixture
def secretary(office: Office) -> TestClient:
    return client_for(office, "thu-ky")


def sit(office: Office, secretary: TestClient, present: Sequence[str] = MEMBERS) -> Room:
    """A sitting on a1, a2 and ba, opened, nothing counted yet."""
    room = Room(office, secretary, councils.nominate(office, "a1", "a2", "ba"))
    room.begin(present)
    return room


def count(room: Room, votes: Sequence[Sequence[int]] = COUNTS) -> None:
    kinds = ("in_favour", "against", "abstained", "invalid")
    for motion, figures in zip(room.seen()["agenda"], votes, strict=True):  # type: ignore[call-overload]
        body = {"motion": motion["motion"], **dict(zip(kinds, figures, strict=True))}
        answer = room.ask("counts", body)
        assert answer.status_code == 200, answer.text


def close(room: Room) -> None:
    room.file_minutes()
    assert room.ask("close", {}).status_code == 200


def paper(room: Room, kind: str, by: TestClient | None = None, **params: str):
    return (by or room.secretary).get(f"{room.path}/papers/{kind}", params=params)


def codes(answer) -> list[str]:
    return [one["code"] for one in answer.json()["refusals"]]


def test_minutes_have_the_figures_of_the_sitting_draft_or_final(office: Office, secretary: TestClient) -> None:
    room = sit(office, secretary)
    count(room)
    draft = paper(room, "meeting_minutes")
    close(room)

    final = paper(room, "meeting_minutes")

    results = [one["result"] for one in room.seen()["agenda"]]  # type: ignore[attr-defined, union-attr, index]
    told = [[str(one[kind]) for kind in ("in_favour", "against", "abstained", "invalid")] for one in results]
    outcome = [
        f"{'Thông qua' if one['carried'] else 'Không thông qua'}: {one['in_favour']}/{one['base']}" for one in results
    ]
    for answer in (draft, final):
        rows = rows_of(answer.content, "STT")
        assert [row[2:6] for row in rows] == told == [[str(one) for one in figures] for figures in COUNTS]
        assert [row[6].partition(" (")[0] for row in rows] == outcome
    assert "DỰ THẢO" in marks_of(draft.content)
    assert "DỰ THẢO" not in marks_of(final.content)
    assert "Số: 01/BB-HĐ" in text_of(final.content)
    assert "01/BB-HĐ" not in text_of(draft.content)


def test_minutes_name_who_was_there_who_presided_and_who_was_kept_out(office: Office, secretary: TestClient) -> None:
    room = sit(office, secretary, present=("chu-tich", "thu-ky", "hai", "ba"))
    count(room, ((3, 1, 0, 0), (2, 2, 0, 0), (3, 0, 0, 0)))

    said = text_of(paper(room, "meeting_minutes").content)

    assert "Chủ tọa: Chủ tịch, Chủ tịch Hội đồng." in said
    assert "Thư ký: Thư ký, Thư ký Hội đồng." in said
    assert "Có mặt: 4." in said
    assert "- Ủy viên Tư, Ủy viên Hội đồng (lý do: …………………);" in said
    assert "Hồ sơ 3, không tham gia biểu quyết do có xung đột lợi ích: Ủy viên Ba." in said
    assert "Thời gian bắt đầu: 09 giờ 00 phút, ngày 15 tháng 01 năm 2021." in said
    assert "Phòng họp số 2" in said


def test_tally_has_every_ballot_of_every_motion(office: Office, secretary: TestClient) -> None:
    room = sit(office, secretary)
    count(room)
    close(room)

    answer = paper(room, "tally_minutes")

    ballots, counts = rows_of(answer.content, "STT", 0), rows_of(answer.content, "STT", 1)
    assert [row[2:] for row in ballots] == [["5", "5", "5", "0"], ["5", "5", "5", "0"], ["4", "4", "3", "1"]]
    assert [row[2:] for row in counts] == [
        ["4", "1", "0", "4/5 (80%)", "Thông qua"],
        ["2", "2", "1", "2/5 (40%)", "Không thông qua"],
        ["3", "0", "0", "3/4 (75%)", "Thông qua"],
    ]


def test_ballot_names_nobody_who_votes_and_a_case_with_a_conflict_has_its_own_sheet(
    office: Office, secretary: TestClient
) -> None:
    room = sit(office, secretary)

    answer = paper(room, "ballot_paper")
    with office.reading() as work:
        sheets = ballot_paper(work, acting(work, "thu-ky"), room.id).sheets

    assert [row[1] for row in rows_of(answer.content, "STT", 0)] == ["Người A1, Xã A", "Người A2, Xã A"]
    assert [row[1] for row in rows_of(answer.content, "STT", 1)] == ["Ủy viên Ba, Xã B"]
    assert [(sheet.copies, sheet.own) for sheet in sheets] == [(5, False), (4, True)]
    assert [
        name for name in ("Ủy viên Hai", "Ủy viên Tư", "Họ và tên thành viên") if name in text_of(answer.content)
    ] == []


def test_minutes_wait_for_every_count_and_name_what_is_missing(office: Office, secretary: TestClient) -> None:
    room = sit(office, secretary)

    answer = paper(room, "meeting_minutes")

    assert (answer.status_code, codes(answer)) == (409, ["motion_not_voted"] * 3)
    assert "Hồ sơ thứ 2" in answer.json()["refusals"][1]["sentence"]


@pytest.mark.parametrize(
    ("present", "code"),
    [(("chu-tich", "hai", "ba", "tu"), "secretary_absent"), (("thu-ky", "hai", "ba", "tu"), "nobody_presides")],
)
def test_minutes_need_somebody_to_preside_and_somebody_to_write(
    office: Office, secretary: TestClient, present: tuple[str, ...], code: str
) -> None:
    room = sit(office, secretary, present)
    count(room, ((4, 0, 0, 0), (4, 0, 0, 0), (3, 0, 0, 0)))

    answer = paper(room, "meeting_minutes")

    assert (answer.status_code, codes(answer)) == (409, [code])
    assert answer.json()["refusals"][0]["ways_out"] != []


def test_council_without_a_secretary_is_told_what_to_do(office: Office, secretary: TestClient) -> None:
    with office.writing() as work:
        kinds = {"chu-tich": SeatKind.CHAIR}
        seats = {PersonId(acting(work, one).id): kinds.get(one, SeatKind.MEMBER) for one in MEMBERS}
        on = date(2021, 1, 12)
        made = Composition(decision_number="06/QĐ-UBND", decided_on=on, first_day=on, seats=seats)
        use.compose(work, acting(work, "thu-ky"), councils.campaign_of(office), councils.COUNCIL, made)
        work.commit()
    room = sit(office, secretary)
    count(room)

    answer = paper(room, "meeting_minutes")

    assert codes(answer) == ["council_without_secretary"]
    assert "quyết định thành lập hội đồng có thư ký" in answer.json()["refusals"][0]["sentence"]


def test_members_wait_for_the_end_and_who_is_kept_out_gets_no_figures(office: Office, secretary: TestClient) -> None:
    room = sit(office, secretary)
    count(room)
    member, apart, officer = client_for(office, "hai"), client_for(office, "ba"), client_for(office, "a")
    early = [paper(room, kind, member).status_code for kind in ("meeting_minutes", "tally_minutes", "ballot_paper")]
    close(room)

    late = [paper(room, kind, member).status_code for kind in ("meeting_minutes", "tally_minutes", "ballot_paper")]
    withheld = [paper(room, kind, apart) for kind in ("meeting_minutes", "tally_minutes")]
    outside = [paper(room, kind, officer).status_code for kind in ("meeting_minutes", "tally_minutes", "ballot_paper")]

    assert (early, late) == ([403] * 3, [200, 200, 403])
    assert [(one.status_code, codes(one)) for one in withheld] == [(409, ["votes_withheld"])] * 2
    assert outside == [404] * 3


def test_hostile_names_come_out_as_text(office: Office, secretary: TestClient) -> None:
    room = sit(office, secretary)
    with office.writing() as work:
        for login in ("a1", "hai"):
            work.connection.execute(
                text("UPDATE people SET name = :name WHERE id = :id"), {"name": HOSTILE, "id": id_of(office, login)}
            )
        work.commit()
    count(room)

    for kind in ("meeting_minutes", "tally_minutes", "ballot_paper"):
        answer = paper(room, kind)
        assert answer.status_code == 200, answer.text
        assert rows_of(answer.content, "STT")[0][1].startswith(HOSTILE.strip())


def test_paper_is_a_file_with_a_vietnamese_name_and_is_sent_once(office: Office, secretary: TestClient) -> None:
    room = sit(office, secretary)

    answer = paper(room, "ballot_paper")
    again = secretary.get(f"{room.path}/papers/ballot_paper", headers={"If-None-Match": answer.headers["ETag"]})

    assert "filename*=UTF-8''Phi%E1%BA%BFu%20b%E1%BA%A7u%20-%20H%E1%BB%99i" in answer.headers["Content-Disposition"]
    assert 'filename="Phieu bau - Hoi dong Thi dua' in answer.headers["Content-Disposition"]
    assert (again.status_code, again.content) == (304, b"")
    assert paper(room, "decree").status_code == 404
    assert paper(room, "ballot_paper", format="exe").status_code == 422


def test_sitting_that_was_called_off_has_no_papers(office: Office, secretary: TestClient) -> None:
    room = sit(office, secretary)
    assert room.ask("calling-off", {"reason": "Mất điện"}).status_code == 200

    assert codes(paper(room, "meeting_minutes")) == ["sitting_was_called_off"]
