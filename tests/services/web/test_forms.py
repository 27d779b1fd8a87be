"""Forms: sent twice they have one effect; forged or stale they have none; refused they say why and keep what was typed."""

from __future__ import annotations

import re

from tests.services.web.visitor import Page, Visitor
from tests.support.offices import PDF

KEY = re.compile(r'name="key" value="([^"]+)"')


def _registered(visitor: Visitor) -> str:
    case = visitor.case("register")
    assert visitor.attach(case, "registration_form").status_code == 303
    return case


def _entries(visitor: Visitor, case: str) -> int:
    return visitor.page(case).html.count('class="line-head"')


def test_same_form_sent_twice_has_one_effect_and_one_answer(visit) -> None:
    officer = visit("thu-ba")
    case = _registered(officer)
    form = officer.page(case).form("/triggers/meet")

    answers = [officer.send(form), officer.send(form)]

    assert [answer.headers["location"] for answer in answers] == [f"{case}?done=meet"] * 2
    assert _entries(officer, case) == 3
    assert len(re.findall("/cases/", officer.page(f"{officer.campaign()}/cases?track=collective").html)) == 1


def test_same_paper_sent_twice_is_attached_once(visit) -> None:
    officer = visit("thu-ba")
    case = officer.case("register")
    form = officer.page(case).form("/documents")
    data = {**form.values, "kind": "registration_form", "number": ""}

    answers = [officer.client.post(form.action, data=data, files={"file": ("a.pdf", PDF)}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert _entries(officer, case) == 2


def test_same_key_with_other_content_is_refused_in_words(visit) -> None:
    officer = visit("thu-ba")
    case = _registered(officer)
    form = officer.page(case).form("/triggers/meet")
    officer.send(form)

    answer = officer.send(form, reason="khác")

    assert answer.status_code == 422
    assert "Biểu mẫu này đã được gửi rồi với nội dung khác" in answer.text


def test_every_rendering_of_a_form_has_its_own_key(visit) -> None:
    officer = visit("thu-ba")
    case = _registered(officer)

    keys = KEY.findall(officer.page(case).html) + KEY.findall(officer.page(case).html)

    assert len(keys) == len(set(keys)) > 2


def test_every_changing_form_carries_token_key_and_version(visit) -> None:
    visitor = visit("noi-vu")
    paths = [visitor.campaign(), visitor.case("register"), "/campaigns"]
    exempt = ("/language", "/sign-out", "/demo/clock")

    forms = [f for path in paths for f in visitor.page(path).forms if f.method == "post" and f.action not in exempt]

    assert len(forms) > 5
    assert [form.action for form in forms if not {"csrf", "key", "version"} <= form.names] == []


def test_wrong_form_token_changes_nothing(visit) -> None:
    officer = visit("thu-ba")
    case = _registered(officer)

    answer = officer.send(officer.page(case).form("/triggers/meet"), csrf="forged")

    assert answer.status_code == 403
    assert _entries(officer, case) == 2


def test_request_from_another_site_changes_nothing(visit) -> None:
    officer = visit("thu-ba")
    case = _registered(officer)
    form = officer.page(case).form("/triggers/meet")

    answer = officer.client.post(form.action, data=form.values, headers={"Origin": "https://elsewhere.example"})

    assert answer.status_code == 403
    assert _entries(officer, case) == 2


def test_another_site_can_not_change_who_one_is(visit) -> None:
    officer = visit("thu-ba")
    elsewhere = {"Origin": "https://elsewhere.example"}

    answers = [
        officer.client.post("/demo/act-as", data={"login": "noi-vu"}, headers=elsewhere),
        officer.client.post("/sign-in", data={"login": "noi-vu", "password": "x"}, headers=elsewhere),
        officer.client.post("/language", data={"language": "en"}, headers=elsewhere),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert "Nguyễn Thị Mẫu" in officer.page("/").text


def test_stale_form_says_that_somebody_changed_it_and_changes_nothing(visit) -> None:
    officer = visit("thu-ba")
    case = _registered(officer)
    form = officer.page(case).form("/triggers/meet")
    officer.attach(case, "registration_form", name="lai.pdf")

    answer = officer.client.post(form.action, data=form.values, headers={"Referer": f"http://testserver{case}"})

    assert answer.status_code == 412
    assert "Đã có người thay đổi trước" in answer.text
    assert case in Page(answer.text).links
    assert _entries(officer, case) == 3


def test_refused_move_tells_every_reason_with_its_way_out(visit) -> None:
    officer = visit("thu-ba")
    case = officer.case("register")
    values = officer.page(case).form("/documents").values

    answer = officer.client.post(f"{case}/triggers/meet", data=values)

    assert answer.status_code == 409
    assert "Hồ sơ còn thiếu: Bản đăng ký thi đua (mẫu đính kèm)." in answer.text
    assert "Đính kèm văn bản còn thiếu rồi làm lại." in answer.text
    assert _entries(officer, case) == 1


def test_refused_move_keeps_what_was_typed_and_marks_the_place(visit) -> None:
    _registered(officer := visit("thu-ba"))
    officer.take(officer.case("register"), "meet")
    case = officer.case("collective")
    officer.attach(case, "self_report")
    officer.take(case, "self_report")
    inspector = visit("kiem-tra")

    answer = inspector.take(case, "inspect", **{"input.score": "101"})

    assert answer.status_code == 409
    assert answer.text.count("phải từ 0 đến 100, không phải 101.") == 2
    assert re.search(r'name="input.score"[^>]* value="101"[^>]* aria-invalid="true"', answer.text)


def test_refused_campaign_form_keeps_what_was_typed(visit) -> None:
    office = visit("noi-vu")
    campaign = office.campaign()
    form = office.page(campaign).form("/extensions/registration")

    answer = office.send(form, last_day="2020-07-01", reason="bão số 3", document_number="9/CV")

    assert answer.status_code == 409
    assert "phải sau hạn hiện tại 31/7/2020" in answer.text
    assert "bão số 3</textarea>" in answer.text
    assert 'value="9/CV"' in answer.text


def test_move_of_another_role_is_forbidden_in_words(visit) -> None:
    officer = visit("thu-ba")
    case = officer.case("register")
    values = officer.page(case).form("/documents").values

    answer = officer.client.post(f"{case}/triggers/waive", data={**values, "reason": "xin"})

    assert answer.status_code == 403
    assert "Thao tác này thuộc về: Phòng Nội vụ huyện" in answer.text


def test_clock_form_sent_twice_moves_once(visit) -> None:
    officer = visit("thu-ba")
    form = next(form for form in officer.page("/").forms if "to" in form.names)

    answers = [officer.send(form), officer.send(form)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert "Bây giờ là 08:00 17/7/2020" in officer.page("/").text


def test_clock_does_not_go_back(visit) -> None:
    officer = visit("thu-ba")
    form = next(form for form in officer.page("/").forms if "day" in form.names)

    answer = officer.send(form, day="2020-03-01")

    assert answer.status_code == 409
    assert "Đồng hồ chỉ tiến lên" in answer.text
