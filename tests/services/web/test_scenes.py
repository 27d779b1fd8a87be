"""A demo of two scenes in one browser: each has its own people, cases, sessions and time, and one changes between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from services.application import build
from services.demo import Demo, Stage
from services.demo.clock import business_now
from services.store import people
from tests.services.web.visitor import Page, Visitor
from tests.support.offices import ADDRESS, client_for, demo_of, token_for
from tests.support.scenes import DESK, ISSUER, LABEL, second_scene, two_scenes

SECOND = "thu-hai"
FIRST_LABEL = "Thi đua theo chuyên đề về thực hiện công tác cải cách hành chính năm 2020"
SIGN_IN = "/sign-in?next=/"


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    with two_scenes(tmp_path) as made:
        yield made


@pytest.fixture
def visitor(demo: Demo) -> Visitor:
    """Somebody with one browser, who has not chosen anything yet."""
    return Visitor(demo)


def _switch(visitor: Visitor, plan: str, page: str = "/sign-in"):
    return visitor.send(visitor.page(page).form("/demo/scene"), scene=plan)


def _marked(page: Page) -> str:
    """The label of the scene that the switcher marks as the current one."""
    _, _, after = page.html.partition('class="scene" aria-current="true"><strong>')
    return after.partition("<")[0]


def test_newcomer_stands_in_the_first_scene_and_sees_the_others(visitor: Visitor) -> None:
    page = visitor.page("/sign-in")

    assert _marked(page) == FIRST_LABEL
    assert (LABEL in page.text, ISSUER in page.text) == (True, True)
    assert "thị trấn Thứ Ba" in page.text
    assert DESK not in page.text


def test_switching_leads_to_the_sign_in_of_the_other_scene(visitor: Visitor) -> None:
    answer = _switch(visitor, SECOND)
    page = visitor.page("/sign-in")

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert visitor.client.get("/").headers["location"] == SIGN_IN
    assert (_marked(page), DESK in page.text, "thị trấn Thứ Ba" in page.text) == (LABEL, True, False)
    cookie = answer.headers["set-cookie"]
    assert ("thidua_scene=thu-hai" in cookie, "HttpOnly" in cookie, "SameSite=lax" in cookie) == (True, True, True)


def test_every_page_of_a_demo_has_the_switcher(visitor: Visitor) -> None:
    visitor.become("noi-vu")
    campaign = visitor.campaign()
    pages = ["/", "/campaigns", campaign, f"{campaign}/obligations", visitor.case("register"), "/mailbox", "/history"]

    assert {path: _marked(visitor.page(path)) for path in pages} == dict.fromkeys(pages, FIRST_LABEL)
    assert _marked(visitor.page("/nowhere", status=404)) == FIRST_LABEL
    visitor.client.cookies.set("thidua_language", "en")
    assert _marked(visitor.page("/")) == "Thematic emulation on administrative reform, 2020"
    assert "Switch plan" in visitor.page("/").text


def test_sessions_of_two_scenes_live_side_by_side(visitor: Visitor) -> None:
    visitor.become("noi-vu")
    _switch(visitor, SECOND, "/")
    before = visitor.client.get("/").headers["location"]
    visitor.become("noi-vu")
    second = visitor.page("/").text
    _switch(visitor, "an-bien-2020", "/")
    first = visitor.page("/").text
    visitor.send(visitor.page("/").form("/sign-out"))
    signed_out = visitor.client.get("/").headers["location"]
    _switch(visitor, SECOND)

    assert (before, signed_out) == (SIGN_IN, SIGN_IN)
    assert ("Lưu Văn Mẫu" in first, "Người Thử Ba" in first) == (True, False)
    assert ("Lưu Văn Mẫu" in second, "Người Thử Ba" in second) == (False, True)
    assert "Người Thử Ba" in visitor.page("/").text


def test_session_of_one_scene_opens_nothing_in_another(visitor: Visitor) -> None:
    visitor.become("noi-vu")
    session = visitor.client.cookies["thidua_session_an-bien-2020"]
    _switch(visitor, SECOND, "/")
    for name in ("thidua_session", "thidua_session_thu-hai"):
        visitor.client.cookies.set(name, session)

    assert visitor.client.get("/").headers["location"] == SIGN_IN
    assert visitor.client.get("/api/v1/session").status_code == 401


def test_cases_of_one_scene_are_not_there_in_another(visitor: Visitor) -> None:
    visitor.become("noi-vu")
    campaign, case = visitor.campaign(), visitor.case("register")
    _switch(visitor, SECOND, "/")
    visitor.become("noi-vu")
    owed = visitor.page(f"{visitor.campaign()}/obligations").text

    assert [visitor.client.get(path).status_code for path in (campaign, case)] == [404, 404]
    assert (DESK in owed, "Nam Thái A" in owed) == (True, False)


def test_clock_of_one_scene_leaves_the_other_where_it_is(demo: Demo, visitor: Visitor) -> None:
    first, second = (one.office for one in demo.stages)
    opening = [business_now(first), business_now(second)]
    _switch(visitor, SECOND)
    visitor.become("thu-ba")
    bar = visitor.page("/").form("/sign-out").values

    answer = visitor.client.post("/demo/clock", data={**bar, "day": "2020-07-17", "next": "/"})

    assert answer.status_code == 303
    assert business_now(first) == opening[0] == demo.first.scene.opens_at
    assert business_now(second).isoformat() == "2020-07-17T01:01:00+00:00" != opening[1].isoformat()
    assert "17/7/2020" in visitor.page("/").text
    assert "/mailbox/" in " ".join(visitor.page("/mailbox").links)
    _switch(visitor, "an-bien-2020", "/")
    visitor.become("thu-ba")
    assert "/mailbox/" not in " ".join(visitor.page("/mailbox").links)


def test_cookie_that_names_no_scene_means_the_first(visitor: Visitor) -> None:
    for bogus in ("no-such-plan", "../../etc", "%00", "THU-HAI", '"'):
        visitor.client.cookies.set("thidua_scene", bogus)
        assert _marked(visitor.page("/sign-in")) == FIRST_LABEL


def test_switching_is_one_s_own_doing(visitor: Visitor) -> None:
    visitor.become("noi-vu")
    form = visitor.page("/").form("/demo/scene")
    elsewhere = visitor.client.post(
        form.action, data={**form.values, "scene": SECOND}, headers={"Origin": "https://evil.example"}
    )
    forged = visitor.send(form, csrf="guessed", scene=SECOND)
    unknown = visitor.send(form, scene="no-such-plan")

    assert [elsewhere.status_code, forged.status_code, unknown.status_code] == [403, 403, 404]
    assert "thidua_scene" not in visitor.client.cookies


def test_form_of_one_scene_is_not_carried_out_in_another(demo: Demo, visitor: Visitor) -> None:
    visitor.become("noi-vu")
    bar = visitor.page("/").form("/sign-out").values
    _switch(visitor, SECOND, "/")
    visitor.become("noi-vu")

    answer = visitor.client.post("/demo/clock", data={**bar, "day": "2020-07-17", "next": "/"})

    assert answer.status_code == 403
    assert [business_now(one.office) for one in demo.stages] == [one.scene.opens_at for one in demo.stages]


@pytest.mark.parametrize("plan", ["an-bien-2020", SECOND])
def test_every_sign_in_button_works(demo: Demo, visitor: Visitor, plan: str) -> None:
    chosen = demo.of(plan)
    assert isinstance(chosen, Stage)
    visitor.client.cookies.set("thidua_scene", plan)
    buttons = re.findall(r'name="login" value="([^"]+)"', visitor.page("/sign-in").html)

    assert sorted(buttons) == sorted(person.login for _, person in chosen.scene.staff())
    for _, person in chosen.scene.staff():
        visitor.become(person.login)
        assert person.name in visitor.page("/").text


def test_nobody_of_another_scene_can_be_played(visitor: Visitor) -> None:
    assert visitor.client.post("/demo/act-as", data={"login": "xa-thu.truong"}).status_code == 404


def test_program_names_its_scene_in_a_header(demo: Demo) -> None:
    client = TestClient(build(demo), base_url=ADDRESS)
    first, second = (token_for(one.office, "noi-vu") for one in demo.stages)

    def asked(token: str, **headers: str) -> tuple[int, object]:
        answer = client.get("/api/v1/session", headers={"Authorization": f"Bearer {token}", **headers})
        return answer.status_code, answer.json().get("name")

    named = {"Thidua-Scene": SECOND}
    assert asked(first) == (200, "Lưu Văn Mẫu")
    assert asked(second, **named) == (200, "Người Thử Ba")
    assert [asked(second)[0], asked(first, **named)[0]] == [401, 401]
    assert asked(first, **{"Thidua-Scene": "no-such-plan"})[0] == 404
    client.cookies.set("thidua_scene", SECOND)
    assert asked(second) == (200, "Người Thử Ba")
    assert asked(first, **{"Thidua-Scene": "an-bien-2020"}) == (200, "Lưu Văn Mẫu")


def test_header_moves_the_clock_of_its_scene_alone(demo: Demo) -> None:
    client = TestClient(build(demo), base_url=ADDRESS)
    token = token_for(demo.stages[1].office, "noi-vu")
    headers = {"Thidua-Scene": SECOND, "Authorization": f"Bearer {token}"}

    moved = client.post("/api/v1/demo/clock", json={"to": "2020-05-01T00:00:00Z"}, headers=headers)

    assert moved.status_code == 200
    assert client.get("/api/v1/demo/clock").json()["now"] == "2020-03-30T02:00:00Z"
    assert client.get("/api/v1/demo/clock", headers=headers).json()["now"] == "2020-05-01T00:00:00Z"


def test_header_says_nothing_to_pages(visitor: Visitor) -> None:
    answer = visitor.client.get("/sign-in", headers={"Thidua-Scene": SECOND})

    assert _marked(Page(answer.text)) == FIRST_LABEL


def test_demo_of_one_scene_has_nothing_to_switch_to(demo: Demo) -> None:
    alone = Visitor(demo_of(demo.first.office))

    assert "/demo/scene" not in alone.page("/sign-in").html
    alone.become("noi-vu")
    assert "/demo/scene" not in alone.page("/").html


def test_outside_a_demo_there_are_no_scenes(demo: Demo) -> None:
    made = demo.first.office
    real = replace(made, settings=replace(made.settings, demo=False))
    visitor = Visitor(real)
    visitor.client.cookies.set("thidua_scene", SECOND)

    assert "/demo/" not in visitor.page("/sign-in").html
    assert visitor.client.post("/demo/scene", data={"scene": SECOND}).status_code == 404
    asked = client_for(real, "noi-vu").get("/api/v1/session", headers={"Thidua-Scene": "no-such-plan"})
    assert (asked.status_code, asked.json()["name"]) == (200, "Lưu Văn Mẫu")


def test_people_have_their_mail_where_their_scene_says(demo: Demo, tmp_path: Path) -> None:
    found = []
    for one in demo.stages:
        with one.office.reading() as work:
            person = people.by_login(work, "noi-vu")
            assert person is not None
            found.append(person.email)

    assert found == ["noi-vu@an-bien.invalid", "noi-vu@thu-hai.invalid"]
    assert second_scene(tmp_path).domain == ""
