"""Registers are opened again: every figure is that of the API, nothing sealed is in them, texts stay texts."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from sqlalchemy import update

from services.store.people import UNITS
from services.wiring import Office
from tests.services.registers.books import above, award, fetched, rows, total
from tests.support.offices import client_for
from tests.support.sittings import voted
from tests.support.walker import Walker

THU_BA = "Bộ phận Tiếp nhận và Trả kết quả thị trấn Thứ Ba"


@pytest.fixture
def walk(office: Office) -> Walker:
    return Walker(office)


def register(walk: Walker, login: str, name: str) -> Any:
    [sheet] = fetched(walk.client(login), f"/campaigns/{walk.campaign()['id']}/registers/{name}.xlsx")
    return sheet


def everything(walk: Walker, login: str, track: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = walk.get(login, f"/cases?track={track}&limit=200")["cases"]
    return found


def nominated(walk: Walker, login: str) -> dict[str, Any]:
    case = walk.rated(login, 95)
    if "appraisal_notice" not in str(walk.campaign()["milestones"]):
        walk.notice("2020-03-30")
    return walk.do(login, case, "nominate", "proposal")


def test_register_says_who_registered_in_time_late_or_not_at_all(walk: Walker) -> None:
    walk.register("thu-ba")
    walk.clock("2020-08-05T02:00:00Z")
    sheet = register(walk, "noi-vu", "registrations")
    listed = rows(sheet)
    owed = [one for one in listed if one["Nghĩa vụ"] == "Đăng ký thi đua"]

    states = Counter(one["state"] for one in everything(walk, "noi-vu", "register"))
    assert Counter(one["Trạng thái"] for one in owed) == {"Đã nộp": states["met"], "Quá hạn": states["overdue"]}
    [met] = [one for one in owed if one["Trạng thái"] == "Đã nộp"]
    assert (met["Đơn vị"], met["Hạn nộp"], met["Ngày nộp"], met["Số ngày muộn"]) == (
        THU_BA,
        date(2020, 7, 31),
        date(2020, 3, 30),
        None,
    )
    assert {one["Số ngày muộn"] for one in owed if one["Trạng thái"] == "Quá hạn"} == {5}


def test_head_of_a_register_says_whose_it_is_and_that_it_is_a_demonstration(walk: Walker) -> None:
    said = above(register(walk, "noi-vu", "registrations"))
    mine = above(register(walk, "thu-ba", "registrations"))

    assert said[1:3] == ["BẢN MINH HỌA, KHÔNG CÓ GIÁ TRỊ", "SỔ THEO DÕI ĐĂNG KÝ VÀ BÁO CÁO CỦA CÁC ĐƠN VỊ"]
    assert said[4:] == ["Phạm vi: toàn cơ quan", "Ngày lập: 30/3/2020"]
    assert mine[4] == f"Phạm vi: {THU_BA}"


def test_a_unit_finds_its_own_cases_alone_and_no_sealed_state(walk: Walker) -> None:
    voted(walk, nominated(walk, "thu-ba"))

    wide, own = (rows(register(walk, login, "nominations")) for login in ("noi-vu", "thu-ba"))
    theirs = {login: everything(walk, login, "collective") for login in ("noi-vu", "thu-ba")}

    assert len(wide) == len(theirs["noi-vu"])
    assert {one["Đơn vị"] for one in own} == {THU_BA}
    [mine] = own
    [same] = [one for one in wide if one["Đơn vị"] == THU_BA]
    assert (same["Trạng thái"], mine["Trạng thái"]) == ("Hội đồng đề nghị khen", "Đã đề nghị khen thưởng")
    assert mine["Ở trạng thái từ ngày"] == date(2020, 3, 30)
    assert rows(register(walk, "thu-ba", "results")) == []


def test_results_hold_the_figures_of_every_motion(walk: Walker) -> None:
    voted(walk, nominated(walk, "thu-ba"))

    [row] = rows(register(walk, "noi-vu", "results"))
    [sitting] = walk.get("noi-vu", f"/sittings?campaign={walk.campaign()['id']}")
    [motion] = walk.get("noi-vu", f"/sittings/{sitting['id']}")["agenda"]
    result = motion["result"]

    assert (row["Tập thể, cá nhân, bài dự thi"], row["Kết quả"]) == (motion["subject"], "Thông qua")
    assert [row[name] for name in ("Thành viên", "Có mặt", "Đồng ý", "Không đồng ý", "Tính trên", "Cần từ")] == [
        result[name] for name in ("members", "present", "in_favour", "against", "base", "needed")
    ]


def test_awards_that_are_not_published_are_seen_by_the_office_alone(office: Office, walk: Walker) -> None:
    walk.register("thu-ba")
    walk.register("mot-cua")
    case, other = walk.case("thu-ba", "collective"), walk.case("mot-cua", "collective")
    award(office, case, recipient="Thị trấn Thứ Ba", amount=2_980_000)
    award(office, case, recipient="Thị trấn Thứ Ba", amount=1_000_000, state="revoked", number="121/QĐ-UBND")
    award(office, other, recipient="Bộ phận Một cửa", amount=500_000, state="signed", number="122/QĐ-UBND")

    wide, unit, mine = (register(walk, login, "awards") for login in ("noi-vu", "mot-cua", "thu-ba"))

    assert [
        (one["Tập thể, cá nhân được khen"], one["Tiền thưởng (đồng)"], one["Tình trạng"]) for one in rows(wide)
    ] == [
        ("Thị trấn Thứ Ba", 2_980_000, "Đã công bố"),
        ("Thị trấn Thứ Ba", 1_000_000, "Đã hủy bỏ"),
        ("Bộ phận Một cửa", 500_000, "Đã ký, chưa công bố"),
    ]
    assert total(wide)["Tiền thưởng (đồng)"] == 3_480_000
    assert rows(unit) == []
    assert [(one["Số quyết định"], one["Ngày ký"]) for one in rows(mine)] == [("120/QĐ-UBND", date(2020, 12, 25))]


def test_a_sum_that_nobody_knows_is_said_to_be_unknown_and_left_out_of_the_total(office: Office, walk: Walker) -> None:
    walk.register("thu-ba")
    case = walk.case("thu-ba", "collective")
    award(office, case, recipient="Thứ Ba", amount=2_980_000)
    award(office, case, recipient="Thứ Ba", amount=None, number="121/QĐ-UBND")

    sheet = register(walk, "noi-vu", "awards")

    assert [one["Tiền thưởng (đồng)"] for one in rows(sheet)] == [2_980_000, "Chưa xác định"]
    assert total(sheet)["Tiền thưởng (đồng)"] == 2_980_000
    assert "Dòng cộng không có số tiền chưa xác định được theo quy định." in [row[0] for row in sheet.values]
    assert {one["amount"] for one in walk.get("noi-vu", "/awards")["awards"]} == {None, 2_980_000}
    assert "Chưa xác định" in walk.client("noi-vu").get("/awards").text


def test_days_are_days_and_money_is_a_number_that_groups_its_thousands(office: Office, walk: Walker) -> None:
    walk.register("thu-ba")
    award(office, walk.case("thu-ba", "collective"), recipient="Thứ Ba", amount=2_980_000)

    sheet = register(walk, "noi-vu", "awards")
    [dated, money] = [
        cell
        for row in sheet.iter_rows()
        if row[0].value == 1
        for cell in row
        if cell.is_date or cell.value == 2_980_000
    ]

    assert (dated.number_format, money.data_type, money.number_format) == ("dd/mm/yyyy", "n", "#,##0")
    assert sheet.freeze_panes == f"A{dated.row}"


@pytest.mark.parametrize(
    "hostile",
    ["=cmd|'/c calc'!A0", "+1+1", "@SUM(1)", "http://x.example/", "<b>&\x07", "Sở " + "ấ" * 300, "x" * 40_000],
)
def test_hostile_names_come_out_as_text(office: Office, walk: Walker, hostile: str) -> None:
    unit = walk.case("thu-ba", "register")["unit"]
    with office.writing() as work:
        work.connection.execute(update(UNITS).where(UNITS.c.id == unit).values(name=hostile))
        work.commit()

    sheet = register(walk, "thu-ba", "registrations")
    [cell, *_] = [row[1] for row in sheet.iter_rows() if row[0].value == 1]

    told = str(cell.value).replace("_x0007_", "\x07")
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert told == hostile if len(hostile) < 32_000 else told == "x" * 31_999 + "…"


def test_unknown_register_campaign_and_term_are_told_apart(walk: Walker) -> None:
    at = f"/api/v1/campaigns/{walk.campaign()['id']}/registers"
    client = walk.client("noi-vu")

    answers = [
        client.get(f"{at}/nothing.xlsx"),
        client.get("/api/v1/campaigns/nothing/registers/awards.xlsx"),
        client.get("/api/v1/campaigns/nothing/registers"),
        client.get(f"{at}/report.xlsx"),
        client.get(f"{at}/report.xlsx?term=month"),
        client.get(f"{at}/report.xlsx?term=year&year=99999"),
    ]

    assert [one.status_code for one in answers] == [404, 404, 404, 422, 422, 422]
    assert [place["place"] for place in answers[4].json()["places"]] == ["query.term"]


def test_every_register_that_is_listed_opens_in_english_too(office: Office, walk: Walker) -> None:
    client = client_for(office, "thu-ba")
    listed = client.get(
        f"/api/v1/campaigns/{walk.campaign()['id']}/registers", headers={"Accept-Language": "en"}
    ).json()

    opened = [client.get(one["href"], headers={"Accept-Language": "en"}).status_code for one in listed]

    assert [one["name"] for one in listed] == ["registrations", "nominations", "results", "awards"]
    assert [one["label"] for one in listed] == ["Registrations", "Nominations", "Results of councils", "Awards"]
    assert opened == [200] * 4
