"""The page of one's own preferences and absences, walked without a script."""

from __future__ import annotations

import re

from tests.services.web.visitor import Page, Visitor


def options(page: Page, name: str) -> dict[str, str]:
    """What a select or a group of radio buttons offers: label by value."""
    select = re.search(rf'<select[^>]*name="{name}".*?</select>', page.html, re.DOTALL)
    if select:
        return dict(re.findall(r'<option value="([^"]+)"[^>]*>([^<]*)<', select[0]))
    return dict(re.findall(rf'<input type="radio" name="{name}" value="([^"]*)"[^>]*><span>([^<]*)<', page.html))


def who(page: Page, name: str, label: str) -> str:
    return next(value for value, said in options(page, name).items() if label in said)


def test_preferences_are_changed_and_shown_again(visit) -> None:
    officer: Visitor = visit("thu-ba")
    form = officer.page("/me").form("/me/preferences")

    answer = officer.send(
        form, by_email="no", by_sms="yes", phone="0912 345 678", quiet_from="20:00", quiet_until="07:00", digest_on="0"
    )
    page = officer.page(answer.headers["location"])

    assert (answer.status_code, "Đã lưu tùy chọn." in page.text) == (303, True)
    assert page.form("/me/preferences").values["phone"] == "+84912345678"
    assert page.form("/me/preferences").values["quiet_from"] == "20:00"
    assert re.search(r'value="no" checked', page.html)
    assert re.search(r'<option value="0" selected', page.html)


def test_bad_number_comes_back_with_what_was_typed_and_why(visit) -> None:
    officer: Visitor = visit("thu-ba")
    form = officer.page("/me").form("/me/preferences")

    answer = officer.send(form, by_email="yes", by_sms="yes", phone='"><script>x</script>', digest_on="không")

    page = Page(answer.text)
    assert answer.status_code == 409
    assert "Ngày nhận bản tổng hợp phải từ 0" in page.text
    again = officer.send(form, by_email="yes", by_sms="yes", phone='"><script>x</script>', digest_on="none")
    page = Page(again.text)
    assert "không phải số di động Việt Nam" in page.text
    assert "script" not in page.tags
    assert page.form("/me/preferences").values["phone"] == '"><script>x</script>'


def test_absence_is_recorded_listed_and_ended(visit) -> None:
    officer: Visitor = visit("thu-ba")
    page = officer.page("/me")
    days = {"first_day": "2020-03-30", "last_day": "2020-04-10"}

    note = "Nghỉ phép <b>"
    sent = officer.send(
        page.form("/me/absences"), substitute=who(page, "substitute", "Lê Thị Ví Dụ"), note=note, **days
    )
    shown = officer.page(sent.headers["location"].partition("#")[0])
    seen_by_office = visit("noi-vu").page("/me")
    ended = officer.send(shown.form("/end"))

    assert sent.status_code == 303, sent.text
    assert "Đang vắng" in shown.text
    assert ("b" in shown.tags) is ("b" in page.tags)
    assert "Nguyễn Thị Mẫu Nghỉ phép <b>" in seen_by_office.text
    assert (ended.status_code, "Đã kết thúc sớm" in officer.page("/me").text) == (303, True)


def test_refused_absence_names_every_reason_and_keeps_what_was_typed(visit) -> None:
    office: Visitor = visit("noi-vu")
    page = office.page("/me")
    oneself = who(page, "person", "Lưu Văn Mẫu")

    answer = office.send(
        page.form("/me/absences"), person=oneself, substitute=oneself, first_day="2020-04-10", last_day="2020-04-01"
    )

    shown = Page(answer.text)
    assert answer.status_code == 409
    assert "Người nhận thay phải là người khác." in shown.text
    assert "phải từ ngày vắng đầu trở đi" in shown.text
    assert shown.form("/me/absences").values["first_day"] == "2020-04-10"


def test_officer_chooses_among_their_own_unit_alone(visit) -> None:
    offered = set(options(visit("thu-ba").page("/me"), "substitute").values())

    assert {one.partition(" – ")[0] for one in offered} == {"Trần Văn Thử", "Lê Thị Ví Dụ"}


def test_absence_of_no_day_and_of_nobody_is_refused_not_broken(visit) -> None:
    officer: Visitor = visit("thu-ba")
    form = officer.page("/me").form("/me/absences")

    for days in (
        {},
        {"first_day": "2020-02-30", "last_day": "x"},
        {"first_day": "2020-04-01", "last_day": "2020-04-02"},
    ):
        assert officer.send(form, substitute="nobody", **days).status_code == 409
    assert officer.client.post("/me/absences/unheard-of/end", data=form.values).status_code == 404
    assert officer.client.post("/me/preferences", data={"by_email": "yes"}).status_code == 403


def test_unread_messages_are_counted_until_they_are_opened(visit) -> None:
    officer: Visitor = visit("thu-ba")
    csrf = officer.page("/").form("/sign-out").values["csrf"]
    officer.client.post("/demo/clock", data={"csrf": csrf, "day": "2020-07-17", "next": "/"})
    before = officer.page("/").html

    [letter] = {link for link in officer.page("/mailbox").links if link.startswith("/mailbox/")}
    officer.page(letter)

    assert ('<b class="unread">1<' in before, "unread" in officer.page("/").html) == (True, False)


def test_absence_stands_in_the_history(visit) -> None:
    officer: Visitor = visit("thu-ba")
    page = officer.page("/me")
    officer.send(
        page.form("/me/absences"),
        substitute=who(page, "substitute", "Lê Thị Ví Dụ"),
        first_day="2020-04-01",
        last_day="2020-04-02",
    )

    shown = visit("kiem-toan").page("/history").text

    assert "Ghi vắng mặt từ 01/4/2020 đến hết 02/4/2020; nhận thay: Lê Thị Ví Dụ" in shown
    assert "Lịch sử nguyên vẹn" in shown


def test_people_are_offered_in_vietnamese_order_and_what_is_chosen_needs_no_empty_choice(visit) -> None:
    page = visit("noi-vu").page("/me")

    names = [said.split(" – ")[0] for said in options(page, "substitute").values()]
    huyen, ly = names.index("Huỳnh Thị Mẫu"), names.index("Lý Thị Thử")

    assert huyen > names.index("Hồ Thị Mẫu") > names.index("Hà Thị Mẫu")
    assert ly > names.index("Lưu Văn Mẫu") > names.index("Lê Thị Ví Dụ")
    assert page.html.count("— Chọn —") == 1
    assert "/feeds" in page.links


def test_letter_for_here_only_is_in_the_mailbox_and_was_sent_nowhere(visit) -> None:
    officer, desk = visit("thu-ba"), visit("noi-vu")
    officer.send(officer.page("/me").form("/me/preferences"), by_email="no")
    csrf = officer.page("/").form("/sign-out").values["csrf"]
    officer.client.post("/demo/clock", data={"csrf": csrf, "day": "2020-07-17", "next": "/"})

    link = next(link for link in officer.page("/mailbox").links if link.startswith("/mailbox/"))

    assert "Đã vào hộp thư" in officer.page("/mailbox").text
    assert "Đã vào hộp thư" in desk.page(link).text
    assert not [form for form in desk.page(link).forms if form.action.endswith("/again")]
