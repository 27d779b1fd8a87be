"""Signing in and out, playing a part, choosing a language."""

from __future__ import annotations

from dataclasses import replace

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import VerifyMismatchError

from services import signing_in
from services.store import people
from services.wiring import Office
from tests.services.web.visitor import Visitor

PASSWORD = "mật khẩu đủ dài"


def _with_password(office: Office, login: str) -> None:
    with office.writing() as work:
        person = people.by_login(work, login)
        assert person is not None
        people.set_password(work, person.id, signing_in.hash_password(PASSWORD))
        work.commit()


def test_right_password_leads_where_one_wanted_to_go(office, visit) -> None:
    _with_password(office, "thu-ba")
    nobody = visit(None)

    answer = nobody.client.post("/sign-in", data={"login": "thu-ba", "password": PASSWORD, "next": "/mailbox"})

    assert (answer.status_code, answer.headers["location"]) == (303, "/mailbox")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "Nguyễn Thị Mẫu" in nobody.page("/").text


def test_wrong_password_keeps_the_login_and_says_so(office, visit) -> None:
    _with_password(office, "thu-ba")

    answer = visit(None).client.post("/sign-in", data={"login": "thu-ba", "password": "sai"})

    assert answer.status_code == 401
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in answer.text
    assert 'value="thu-ba"' in answer.text


def test_unknown_login_is_checked_as_thoroughly_as_a_known_one() -> None:
    made_up = signing_in.unknown_hash(PasswordHasher())

    with pytest.raises(VerifyMismatchError):
        PasswordHasher().verify(made_up, PASSWORD)

    assert extract_parameters(made_up) == extract_parameters(signing_in.hash_password(PASSWORD))


def test_nobody_is_led_to_another_site(visit) -> None:
    visitor = visit("thu-ba")
    wanted = ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]

    led = [visitor.client.post("/language", data={"language": "vi", "next": one}).headers["location"] for one in wanted]

    assert led == ["/"] * 4


def test_signed_out_cookie_never_signs_in_again(visit) -> None:
    visitor = visit("thu-ba")
    cookie = visitor.client.cookies["thidua_session_an-bien-2020"]
    visitor.send(visitor.page("/").form("/sign-out"))
    visitor.client.cookies.set("thidua_session_an-bien-2020", cookie)

    assert visitor.client.get("/").headers["location"].startswith("/sign-in")


def test_outside_a_demo_nobody_plays_a_part(office) -> None:
    real = replace(office, settings=replace(office.settings, demo=False))
    visitor = Visitor(real)

    assert visitor.client.post("/demo/act-as", data={"login": "noi-vu"}).status_code == 404
    assert "/demo/" not in visitor.page("/sign-in").html


def test_only_people_of_the_scene_can_be_played(visit) -> None:
    assert visit(None).client.post("/demo/act-as", data={"login": "stranger"}).status_code == 404


def test_language_is_remembered(visit) -> None:
    visitor = visit("thu-ba")
    assert "Việc của tôi" in visitor.page("/").text

    answer = visitor.client.post("/language", data={"language": "en", "next": "/campaigns"})

    assert answer.headers["location"] == "/campaigns"
    assert "Campaigns" in visitor.page("/campaigns").text
    assert '<html lang="en">' in visitor.page("/").html
