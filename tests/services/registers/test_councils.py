"""What councils decided, as registers tell it: marks of a jury, and nothing of a motion that the reader is kept out of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from services.wiring import Office
from tests.services.registers.books import fetched, rows
from tests.support import councils
from tests.support.councils import Room, campaign_of, nominate
from tests.support.offices import an_office, client_for
from tests.support.phu_rieng import MARKING, OPENS, Contest, the_contest


@pytest.fixture
def seated(empty_url: str, tmp_path: Path) -> Iterator[Office]:
    made = an_office(empty_url, tmp_path, scene=councils.SCENE)
    councils.compose(made)
    yield made
    made.database.dispose()


def results(made: Office, login: str) -> list[dict[str, object]]:
    [sheet] = fetched(client_for(made, login), f"/campaigns/{campaign_of(made)}/registers/results.xlsx")
    return rows(sheet)


def test_member_kept_out_of_a_motion_finds_no_figure_of_it(seated: Office) -> None:
    cases = nominate(seated, "a1", "a2")
    room = Room(seated, client_for(seated, "thu-ky"), cases)
    room.begin()
    [first, second] = [one["motion"] for one in room.seen()["agenda"]]
    conflict = room.ask("conflicts", {"motion": first, "member": councils.id_of(seated, "chu-tich")})
    assert conflict.status_code == 200, conflict.text
    for motion, in_favour in ((first, 3), (second, 4)):
        count = {"motion": motion, "in_favour": in_favour, "against": 1}
        assert room.ask("counts", count).status_code == 200
    room.file_minutes()
    assert room.ask("close", {}).status_code == 200

    whole, seen = results(seated, "thu-ky"), results(seated, "chu-tich")
    members, units = results(seated, "ba"), results(seated, "a")

    assert [(one["Đồng ý"], one["Không đồng ý"], one["Kết quả"]) for one in whole] == [
        (3, 1, "Thông qua"),
        (4, 1, "Thông qua"),
    ]
    assert [one["Không biểu quyết vì xung đột lợi ích"] for one in whole] == [1, 0]
    assert {name: value for name, value in seen[0].items() if value is not None} == {
        **{name: whole[0][name] for name in ("STT", "Ngày họp", "Hội đồng", "Tập thể, cá nhân, bài dự thi", "Đơn vị")},
        "Kết quả": "Không được xem vì xung đột lợi ích",
    }
    assert seen[1] == whole[1]
    assert (members, units) == (whole, [])


def test_marks_of_a_jury_are_numbers_with_their_ranks(empty_url: str, tmp_path: Path) -> None:
    with the_contest(empty_url, tmp_path) as demo:
        walk = Contest(demo)
        walk.clock(OPENS)
        entry = walk.screened("bu-nho", "Bài một")
        walk.clock(MARKING)
        walk.mark(entry, 85)
        path = f"/campaigns/{walk.campaign()['id']}/registers/results.xlsx"

        [row] = rows(fetched(walk.client("noi-vu"), path)[0])
        [case] = walk.get("noi-vu", "/cases?track=entry")["cases"]

    assert (row["Tập thể, cá nhân, bài dự thi"], row["Hạng"], row["Kết quả"]) == (case["subject"], 1, "Đã chấm")
    assert Decimal(str(row["Điểm"])) == 85
