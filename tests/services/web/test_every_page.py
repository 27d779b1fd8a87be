"""Every page, for every role: it opens, has one first heading, distinct ids, and nothing written in place."""

from __future__ import annotations

import re

import pytest

from tests.conftest import BOTH_DATABASES
from tests.services.web.visitor import ROLES, Page, Visitor

pytestmark = BOTH_DATABASES

IN_PLACE = re.compile(r"<script|<style|\sstyle=|\son[a-z]+=", re.IGNORECASE)


def _is_sound(page: Page) -> bool:
    once = len(page.ids) == len(set(page.ids))
    return page.tags.count("h1") == 1 and once and not IN_PLACE.search(page.html)


def _pages(visitor: Visitor) -> list[str]:
    campaign = visitor.campaign()
    return [
        "/",
        "/sign-in",
        "/campaigns",
        "/plans",
        "/plans/an-bien-2020",
        "/plans/an-bien-2020/letters",
        campaign,
        f"{campaign}/obligations",
        f"{campaign}/imports",
        f"{campaign}/completeness",
        "/awards",
        "/units",
        f"{campaign}/registers",
        "/batches",
        f"{campaign}/obligations?state=overdue",
        f"{campaign}/cases?track=register",
        f"{campaign}/cases?track=collective&state=executing",
        visitor.case("register"),
        "/sittings",
        "/calendar",
        "/calendar?year=2027",
        "/mailbox",
        "/mailbox?state=delivered",
        "/mailbox?waiting=yes",
        "/me",
        "/feeds",
    ]


@pytest.mark.parametrize("login", ROLES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens_for_every_role(visit, login, language) -> None:
    visitor = visit(login, language)

    assert [path for path in _pages(visitor) if not _is_sound(visitor.page(path))] == []


def test_pages_after_a_year_of_work_still_open(visit) -> None:
    officer = visit("thu-ba")
    case = officer.case("register")
    officer.attach(case, "registration_form")
    assert officer.take(case, "meet").status_code == 303
    officer.client.post("/demo/clock", data={"csrf": _csrf(officer), "day": "2021-01-02", "next": "/"})

    for login in ROLES:
        visitor = visit(login)
        letters = [link for link in visitor.page("/mailbox").links if link.startswith("/mailbox/")]
        shown = [*_pages(visitor), *letters[:2]]
        assert [path for path in shown if not _is_sound(visitor.page(path))] == []


def test_history_opens_only_for_those_who_see_the_whole_organisation(visit) -> None:
    assert "Lịch sử nguyên vẹn" in visit("kiem-toan").page("/history").text
    assert "không thuộc vai trò" in visit("thu-ba").page("/history", status=403).text


def test_operations_open_only_for_those_who_see_the_whole_organisation(visit) -> None:
    assert _is_sound(visit("kiem-toan").page("/operations"))
    assert _is_sound(visit("noi-vu", "en").page("/operations"))
    assert "không thuộc vai trò" in visit("thu-ba").page("/operations", status=403).text


def test_whoever_is_not_signed_in_is_sent_to_sign_in_and_back(visit) -> None:
    nobody = visit(None)

    answer = nobody.client.get("/campaigns?x=1")

    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=/campaigns%3Fx%3D1")


def test_unknown_address_is_a_page_with_a_way_back(visit) -> None:
    page = visit("thu-ba").page("/nowhere", status=404)

    assert _is_sound(page)
    assert "Không có địa chỉ này." in page.text


def test_a_letter_is_shown_in_a_frame_that_can_do_nothing(visit) -> None:
    officer = visit("thu-ba")
    officer.client.post("/demo/clock", data={"csrf": _csrf(officer), "day": "2020-07-17", "next": "/"})
    [letter] = {link for link in officer.page("/mailbox").links if link.startswith("/mailbox/")}

    answer = officer.client.get(f"{letter}/html")

    assert 'sandbox="allow-top-navigation-by-user-activation"' in officer.page(letter).html
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def _csrf(visitor: Visitor) -> str:
    return visitor.page("/").form("/sign-out").values["csrf"]
