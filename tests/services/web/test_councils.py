"""The council's room in a browser without script: composed, called, opened, attended, counted, closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from services import audit
from services.pages.sittings import read_sitting
from services.web.showing.sittings import Told, sitting_page
from services.wiring import Office
from tests.services.web.council_room import (
    call,
    called,
    compose,
    council_of,
    counts,
    figures,
    file_minutes,
    opened,
)
from tests.services.web.visitor import Page, Visitor
from tests.support import councils
from tests.support.offices import PDF, an_office, demo_of
from workflow.definition.councils import Voting

Visit = Callable[..., Visitor]


@pytest.fixture
def office(empty_url: str, tmp_path: Path) -> Iterator[Office]:
    """The office of `tests.support.councils`, on 15/1/2021 at 09:00, its council not composed yet."""
    made = an_office(empty_url, tmp_path, scene=councils.SCENE)
    yield made
    made.database.dispose()


@pytest.fixture
def visit(office: Office) -> Visit:
    return lambda login, language="vi": Visitor(demo_of(office, councils.SCENE), login, language)


def test_council_is_composed_called_counted_and_closed_by_forms_alone(office: Office, visit: Visit) -> None:
    secretary = visit("thu-ky")
    assert "Hôm nay hội đồng chưa có thành viên." in secretary.page(council_of(office)).text
    assert compose(office, secretary).headers["location"] == f"{council_of(office)}?done=composed"
    cases = councils.nominate(office, "a1", "a2")
    first = secretary.page("/").text
    assert ("2 hồ sơ chờ đưa ra hội đồng" in first, "Còn vướng mắc" in first) == (True, False)

    room = call(office, secretary).headers["location"].partition("?")[0]
    assert "14:00 15/01/2021" in secretary.page("/sittings").text
    secretary.send(secretary.page(room).form("/opening"))
    present = {f"present.{councils.id_of(office, login)}": "yes" for login in councils.MEMBERS}
    secretary.send(secretary.page(room).form("/attendance"), **present)
    page = secretary.page(room)
    assert "Có mặt 5/5 thành viên" in page.text
    assert "Hồ sơ thứ 1 trong chương trình chưa có kết quả biểu quyết." in page.text
    assert not [form for form in page.forms if form.action.endswith("/close")]
    of_first, _, of_all = counts(page)
    assert secretary.send(of_first, **figures(of_first, "3", "1", "1")).status_code == 303
    of_all = counts(secretary.page(room))[-1]
    answer = secretary.send(of_all, **figures(of_all, "3", "1", "1", "0", "2", "2", "", "1"))
    assert answer.headers["location"] == f"{room}?done=counted"
    assert file_minutes(secretary, room).status_code == 303

    answer = secretary.send(secretary.page(room).form("/close"))

    assert answer.headers["location"] == f"{room}?done=closed"
    page = secretary.page(room)
    assert "Không thông qua" in page.text
    assert (
        "3 phiếu đồng ý trên 5 người có mặt và được biểu quyết; cần hơn 1/2, tức từ 3 phiếu: được thông qua."
        in page.text
    )
    case = secretary.page(f"/cases/{cases[0]}")
    assert room in case.links
    assert "Theo kết quả phiên họp 14:00 15/01/2021" in case.text
    with office.reading() as work:
        assert audit.verify(work).holds
    told = secretary.page(f"{room}/history").text
    assert all(part in told for part in ("Khai mạc phiên họp", "Kết quả biểu quyết: Người A1: Thông qua"))


def test_a_count_that_stands_already_is_not_entered_again(office: Office, visit: Visit) -> None:
    secretary = visit("thu-ky")
    room = opened(office, secretary, "a1", "a2")
    of_all = counts(secretary.page(room))[-1]
    secretary.send(of_all, **figures(of_all, "5", "", "", "", "5"))
    again = counts(secretary.page(room))[-1]

    assert secretary.send(again, **figures(again, "5", "0", "0", "0", "4", "1")).status_code == 303

    assert secretary.send(of_all, **figures(of_all, "1", "4"), key="another").status_code == 412
    assert secretary.page(f"{room}/history").text.count("Nhập kết quả kiểm phiếu") == 3


def test_composition_refused_keeps_what_was_chosen(office: Office, visit: Visit) -> None:
    secretary = visit("thu-ky")

    answer = compose(office, secretary, **{"seat.2": "chair", "first_day": "2021-01-09", "last_day": "hết nhiệm kỳ"})

    assert answer.status_code == 409
    page = Page(answer.text)
    assert "Đến hết ngày" in page.text
    assert page.form("/compositions").values["decision_number"] == "05/QĐ-UBND"
    assert answer.text.count(" selected") >= 2 * len(councils.MEMBERS)

    answer = compose(office, secretary, **{"seat.2": "chair", "first_day": "2021-01-09"})
    said = Page(answer.text).text
    assert "Hội đồng phải có đúng một chủ tịch, đang ghi 2." in said
    assert "không thể tham gia từ ngày 09/01/2021" in said

    answer = compose(office, secretary, **{"member.6": councils.id_of(office, "hai"), "seat.6": "member"})
    assert "Ủy viên Hai được ghi hai lần" in Page(answer.text).text


def test_more_rows_are_added_and_nothing_is_recorded(office: Office, visit: Visit) -> None:
    secretary = visit("thu-ky")
    before = [name for name in secretary.page(council_of(office)).form("/compositions").names if "member." in name]

    answer = compose(office, secretary, **{"member.6": "", "member.7": "", "more": "yes"})

    assert answer.status_code == 200
    form = Page(answer.text).form("/compositions")
    assert len([name for name in form.names if "member." in name]) == len(before) + 5
    assert form.values["decision_number"] == "05/QĐ-UBND"
    assert "Hôm nay hội đồng chưa có thành viên." in secretary.page(council_of(office)).text


def test_sitting_called_for_no_time_or_on_no_case_is_refused_with_what_was_typed(office: Office, visit: Visit) -> None:
    secretary = visit("thu-ky")
    councils.compose(office)
    councils.nominate(office, "a1")
    odd = {
        "Ngày họp": {"day": "15/1/2021"},
        "không phải giờ trong ngày": {"hour": "hai giờ"},
        "Thời gian họp 14/01/2021 đã qua.": {"day": "2021-01-14"},
    }

    for said, other in odd.items():
        answer = call(office, secretary, **other)
        page = Page(answer.text)
        assert (answer.status_code, said in page.text) == (409, True), said
        assert page.form("/sittings").values["place"] == "Phòng họp số 2"
    form = secretary.page(f"{council_of(office)}/call").form("/sittings")
    form.values = {name: value for name, value in form.values.items() if not name.startswith("case.")}

    answer = secretary.send(form, day="2021-01-15", hour="14:00")

    assert answer.status_code == 409
    assert "Chương trình phiên họp chưa có hồ sơ nào." in Page(answer.text).text


def test_odd_figures_are_refused_and_stay_to_be_corrected(office: Office, visit: Visit) -> None:
    secretary = visit("thu-ky")
    room = opened(office, secretary, "a1")
    [form] = counts(secretary.page(room))
    odd = {
        "": "Chưa nhập số phiếu của hồ sơ nào.",
        "năm": "Đồng ý phải là số nguyên, không phải “năm”.",
        "-1": "Đồng ý phải là số nguyên, không phải “-1”.",
        "4": "Hồ sơ thứ 1: Tổng số phiếu (4) không bằng số thành viên có mặt (5).",
        "9" * 40: "Đồng ý phải là số nguyên",
    }

    for typed, said in odd.items():
        answer = secretary.send(form, **figures(form, typed), key=f"key-{len(typed)}{typed[:4]}")
        page = Page(answer.text)
        assert (answer.status_code, said in page.text) == (409, True), typed
        assert next(value for name, value in counts(page)[0].values.items() if "in_favour" in name) == typed
    assert "Sửa kết quả kiểm phiếu" not in secretary.page(room).text


def test_one_wrong_count_of_several_enters_none_and_names_its_case(office: Office, visit: Visit) -> None:
    secretary = visit("thu-ky")
    room = opened(office, secretary, "a1", "a2")
    form = counts(secretary.page(room))[-1]

    answer = secretary.send(form, **figures(form, "5", "", "", "", "3", "1"))

    assert "Hồ sơ thứ 2: Tổng số phiếu (4)" in Page(answer.text).text
    assert "Sửa kết quả kiểm phiếu" not in secretary.page(room).text


def test_form_of_a_page_that_is_no_longer_current_changes_nothing(office: Office, visit: Visit) -> None:
    secretary = visit("thu-ky")
    room = called(office, secretary, "a1")
    first, second = secretary.page(room).form("/opening"), secretary.page(room).form("/opening")

    assert secretary.send(first).status_code == 303
    assert secretary.send(first).status_code == 303
    assert secretary.send(second).status_code == 412
    assert secretary.page(f"{room}/history").text.count("Khai mạc phiên họp") == 1


def test_member_kept_out_is_told_so_and_sees_no_figures(office: Office, visit: Visit) -> None:
    secretary, member = visit("thu-ky"), visit("ba")
    room = opened(office, secretary, "a1", "b")
    form = counts(secretary.page(room))[-1]
    assert secretary.send(form, **figures(form, "1", "3", "", "", "5")).status_code == 303
    file_minutes(secretary, room)

    page = member.page(room)
    assert "Ông/bà không tham gia xét hồ sơ này" in page.text
    assert "hồ sơ của đơn vị mình" in page.text
    assert ("Đồng ý 5," in page.text, "Đồng ý 1," in page.text) == (True, False)
    assert f"{room}/minutes" not in page.links
    secretary.send(secretary.page(room).form("/close"))
    pages = [member.page(room).text, member.page(f"{room}/history").text]
    assert ["1 phiếu đồng ý" in text or "Đồng ý 1" in text for text in pages] == [False, False]
    assert ["5 phiếu đồng ý" in text for text in pages] == [True, True]
    assert member.client.get(f"{room}/minutes").status_code == 404
    assert visit("hai").client.get(f"{room}/minutes").content == PDF


def test_conflict_is_declared_by_the_member_and_lifted_with_a_reason(office: Office, visit: Visit) -> None:
    secretary, member = visit("thu-ky"), visit("hai")
    room = opened(office, secretary, "a1")

    assert member.send(member.page(room).form("/conflicts"), note="Anh em ruột").status_code == 303

    page = secretary.page(room)
    assert "Ủy viên Hai (tự khai hoặc do người triệu tập khai)" in page.text
    assert "4 thành viên biểu quyết hồ sơ này" in page.text
    refused = secretary.send(page.form("/lifting"), reason=" ")
    assert "Phải ghi lý do." in Page(refused.text).text
    assert secretary.send(secretary.page(room).form("/lifting"), reason="Chỉ trùng họ").status_code == 303
    assert "5 thành viên biểu quyết hồ sơ này" in secretary.page(room).text


def test_agenda_changes_and_a_sitting_is_called_off(office: Office, visit: Visit) -> None:
    secretary = visit("thu-ky")
    room = called(office, secretary, "a1")
    councils.nominate(office, "a2")
    form = secretary.page(room).form("/agenda")
    assert secretary.send(form).headers["location"] == f"{room}?done=agenda"
    assert "2. Người A2" in secretary.page(room).text

    refused = secretary.send(secretary.page(room).form("/calling-off"), reason="")
    assert "Phải ghi lý do." in Page(refused.text).text
    assert secretary.send(secretary.page(room).form("/calling-off"), reason="Bão").status_code == 303

    assert "2 hồ sơ chờ đưa ra hội đồng" in secretary.page(council_of(office)).text
    assert "Đã hủy" in secretary.page("/sittings").text


def test_minutes_without_a_file_are_refused(office: Office, visit: Visit) -> None:
    secretary = visit("thu-ky")
    room = opened(office, secretary, "a1")

    assert file_minutes(secretary, room, b"").status_code == 409
    answer = file_minutes(secretary, room, number=" ")
    assert "Ghi số biên bản phiên họp." in Page(answer.text).text


def test_somebody_of_a_unit_finds_neither_room_nor_council(office: Office, visit: Visit) -> None:
    room = called(office, visit("thu-ky"), "a1")
    paths = (room, f"{room}/history", f"{room}/minutes", council_of(office), f"{council_of(office)}/call")

    for login in ("a", "a1"):
        stranger = visit(login)
        assert [stranger.client.get(path).status_code for path in paths] == [404] * len(paths)
        assert "/sittings" not in stranger.page("/").links
        assert room not in stranger.page("/sittings").links


def test_member_finds_the_sittings_to_come_on_the_first_page(office: Office, visit: Visit) -> None:
    room = called(office, visit("thu-ky"), "a1")
    member = visit("hai")

    assert room in member.page("/").links
    page = member.page(room)
    assert {form.action for form in page.forms} == {"/demo/clock", "/language", "/sign-out"}
    assert member.page(council_of(office)).forms[-1].action == "/sign-out"
    assert member.client.get(f"{council_of(office)}/call").status_code == 403


def test_room_leads_to_ballots_only_where_they_are_given_here(office: Office, visit: Visit) -> None:
    room = opened(office, visit("thu-ky"), "a1")
    with office.reading() as work:
        read = read_sitting(work, councils.acting(work, "hai"), room.rpartition("/")[2])
    openly = replace(read.seen.found, rule=replace(read.rule, voting=Voting.OPEN))

    votes_here = sitting_page(replace(read, seen=replace(read.seen, found=openly)), "vi", Told("", None))

    assert votes_here.ballots == f"{room}/ballots"
    assert f"{room}/ballots" not in visit("hai").page(room).links


def test_chair_decides_equal_votes_and_the_absent_are_heard_in_writing(empty_url: str, tmp_path: Path) -> None:
    plan = tmp_path / "council.yaml"
    plan.write_text(f"{councils.PLAN.read_text(encoding='utf-8').rstrip()}\n    casting: yes\n    written: yes\n")
    scene = replace(councils.SCENE, definition=plan)
    office = an_office(empty_url, tmp_path, scene=scene)
    secretary = Visitor(demo_of(office, scene), "thu-ky")
    room = called(office, secretary, "a1")
    secretary.send(secretary.page(room).form("/opening"))
    *here, absent = (councils.id_of(office, login) for login in councils.MEMBERS)
    seen = {f"present.{person}": "yes" for person in here}
    both = {**seen, f"present.{absent}": "yes", f"written.{absent}": "yes"}
    refused = secretary.send(secretary.page(room).form("/attendance"), **both)
    assert "vừa có mặt vừa gửi ý kiến bằng văn bản" in Page(refused.text).text
    secretary.send(secretary.page(room).form("/attendance"), **seen, **{f"written.{absent}": "yes"})
    [form] = counts(secretary.page(room))
    assert secretary.send(form, **figures(form, "2", "2", "1")).status_code == 303
    assert file_minutes(secretary, room).status_code == 303

    closing = secretary.page(room).form("/close")
    [casting] = [name for name in closing.names if name.startswith("casting.")]
    assert secretary.send(closing).status_code == 409
    assert secretary.send(secretary.page(room).form("/close"), **{casting: "in_favour"}).status_code == 303

    assert "phiếu ngang nhau, chủ tịch quyết định thông qua." in secretary.page(room).text
    office.database.dispose()


def test_pages_of_councils_open_for_everybody_who_may(office: Office, visit: Visit) -> None:
    room = opened(office, visit("thu-ky"), "a1", "b")
    paths = ["/sittings", council_of(office), room, f"{room}/history"]

    for login, language in (("thu-ky", "vi"), ("chu-tich", "en"), ("kiem-tra", "vi"), ("ba", "en")):
        visitor = visit(login, language)
        for path in paths:
            page = visitor.page(path)
            assert (page.tags.count("h1"), len(page.ids)) == (1, len(set(page.ids))), (login, path)
    history = visit("kiem-tra").page("/history")
    [council] = {link for link in history.links if link.startswith("/councils/")}
    assert room + "#history" in history.links
    moved = visit("kiem-tra").client.get(council.partition("#")[0])
    assert moved.headers["location"] == council_of(office)
