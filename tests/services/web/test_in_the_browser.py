"""The pages in a real browser: accessible by axe, no sideways scrolling at 1280 and 390 px, usable without script."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.services.web.council_room import call, council_of, counts, figures
from tests.services.web.visitor import Visitor
from tests.support import councils
from tests.support.offices import an_office, demo_of
from tests.support.scenes import LABEL

HERE = Path(__file__).parent
AXE = HERE / "axe.min.js"
CHROMIUM = shutil.which("chromium")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDTHS = (1280, 390)
PDF = {"name": "van-ban.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true })"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed: the browser tests did NOT run")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture(params=WIDTHS)
def page(request: pytest.FixtureRequest, browser: Browser, served: str) -> Iterator[Page]:
    """A page of that width, in a browser that runs no script of ours: there is none."""
    context = browser.new_context(
        base_url=served, viewport={"width": request.param, "height": 900}, locale="vi-VN", reduced_motion="reduce"
    )
    opened = context.new_page()
    opened.on("console", lambda said: pytest.fail(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    context.close()


def _become(page: Page, login: str) -> None:
    page.goto("/sign-in")
    page.click(f'button[name=login][value="{login}"]')


def _faults(page: Page, path: str) -> list[str]:
    """What axe finds on the page at *path*, and whether it scrolls sideways."""
    page.goto(path)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run(document, {json.dumps(RULES)})")
    faults = [f"{path}: {one['id']}: {one['nodes'][0]['html']}" for one in found["violations"]]
    width, shown = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    return [*faults, *([f"{path}: {width} px wide in {shown}"] if width > shown else [])]


def _first(page: Page, path: str, wanted: str) -> str:
    page.goto(path)
    links = page.eval_on_selector_all("main a", "all => all.map(one => one.getAttribute('href'))")
    return next(link for link in links if re.match(wanted, link))


def _asked_for(page: Page, registers: str) -> str:
    """The address of a batch that was asked for on that page, or of the one that is under way already."""
    page.goto(registers)
    page.click("form[action='/batches'] button")
    if page.locator(".refused").count():
        return _first(page, "/batches", "/batches/")
    return page.url.removeprefix(page.evaluate("location.origin"))


def test_vendored_axe_is_the_one_its_notice_names() -> None:
    notice = (HERE / "axe.NOTICE.md").read_text(encoding="utf-8")

    assert hashlib.sha256(AXE.read_bytes()).hexdigest() in notice


def test_pages_before_and_after_signing_in_are_accessible(page: Page) -> None:
    faults = _faults(page, "/sign-in")
    _become(page, "thu-ba")
    case = _first(page, "/", "/cases/").partition("#")[0]
    person = _first(page, "/", "/campaigns/.*/nominations/")

    assert [
        *faults,
        *(fault for path in ("/", case, person, "/mailbox", "/nowhere") for fault in _faults(page, path)),
    ] == []


def test_pages_of_the_standing_office_are_accessible(page: Page) -> None:
    _become(page, "noi-vu")
    campaign = _first(page, "/campaigns", "/campaigns/")
    case = _first(page, f"{campaign}/cases?track=register", "/cases/")
    paths = ["/", "/campaigns", campaign, f"{campaign}/obligations", f"{campaign}/cases?track=register", case]

    elsewhere = ["/sittings", "/calendar", "/history", "/mailbox", "/me", "/feeds", "/operations", "/batches"]
    elsewhere += [f"{campaign}/registers", _asked_for(page, f"{campaign}/registers")]

    assert [fault for path in [*paths, *elsewhere] for fault in _faults(page, path)] == []


def test_pages_of_plans_are_accessible_and_the_diagram_is_seen(page: Page) -> None:
    _become(page, "thu-ba")
    listed = _faults(page, "/plans")

    faults = _faults(page, "/plans/an-bien-2020")

    drawn = page.evaluate("(one => [one.complete, one.naturalWidth])(document.querySelector('.diagram img'))")
    shown = page.evaluate("document.querySelector('.diagram').getBoundingClientRect().right")
    assert [*listed, *faults] == []
    assert (drawn[0], drawn[1] >= 1280) == (True, True)
    assert shown <= page.evaluate("document.documentElement.clientWidth")


def test_letter_is_accessible_and_refused_form_too(page: Page) -> None:
    _become(page, "thu-ba")
    page.goto("/")
    if page.locator(".demo button", has_text="17/7/2020").count():
        page.click(".demo button:has-text('17/7/2020')")
    letter = _first(page, "/mailbox", "/mailbox/[0-9a-f]")
    faults = _faults(page, letter)
    _become(page, "noi-vu")
    campaign = _first(page, "/campaigns", "/campaigns/")
    page.goto(campaign)
    page.click("#extensions summary")
    page.fill("#extensions input[name=last_day]", "2020-07-01")
    page.fill("#extensions textarea", "bão")
    page.click("#extensions button")

    assert "phải sau hạn hiện tại" in page.inner_text(".refused")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run(document, {json.dumps(RULES)})")
    assert [*faults, *(one["id"] for one in found["violations"])] == []


def test_unit_registers_with_no_script_at_all(browser: Browser, served: str) -> None:
    context = browser.new_context(base_url=served, java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    _become(page, "mot-cua")
    page.click(".task a.button")
    page.set_input_files("#file", PDF)
    page.click("form[enctype] button")
    page.click(".move.ready button.main")

    assert "Đã xong: Đăng ký thi đua." in page.inner_text("[role=status]")
    assert "Lịch sử chưa bị sửa đổi" in page.inner_text("#history")
    context.close()


def test_switcher_is_accessible_and_changes_the_scene_with_no_script(browser: Browser, page: Page, served: str) -> None:
    _become(page, "thu-ba")
    page.goto("/campaigns")
    page.click(".demo .plan summary")
    width, shown = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run(document, {json.dumps(RULES)})")
    assert ([one["id"] for one in found["violations"]], width <= shown) == ([], True)

    context = browser.new_context(base_url=served, java_script_enabled=False, locale="vi-VN")
    plain = context.new_page()
    _become(plain, "thu-ba")
    plain.goto("/campaigns")
    plain.click(".demo .plan summary")
    plain.click(".demo button[name=scene]")
    assert plain.url.endswith("/sign-in?next=/")
    _become(plain, "thu-ba")
    plain.click(".demo .plan summary")
    assert LABEL in plain.inner_text(".demo [aria-current=true]")
    assert "Người Thử Một" in plain.inner_text(".me")
    context.close()


def test_keyboard_reaches_the_content_first(page: Page) -> None:
    _become(page, "thu-ba")
    page.goto("/")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_room_and_council_are_accessible(browser: Browser, tmp_path, serve) -> None:
    office = an_office(f"sqlite:///{tmp_path / 'thidua.db'}", tmp_path, scene=councils.SCENE)
    councils.compose(office)
    councils.nominate(office, "a1", "b")
    demo = demo_of(office, councils.SCENE)
    secretary = Visitor(demo, "thu-ky")
    calling = f"{council_of(office)}/call"
    with serve(demo) as address:
        pages = [browser.new_page(base_url=address, viewport={"width": width, "height": 900}) for width in WIDTHS]
        for page in pages:
            _become(page, "thu-ky")
            page.add_init_script(f"document.addEventListener('DOMContentLoaded', () => {{ {UNFOLD} }})")
        faults = [fault for page in pages for fault in _faults(page, calling)]
        room = call(office, secretary).headers["location"].partition("?")[0]
        faults += [fault for page in pages for fault in _faults(page, room)]
        secretary.send(secretary.page(room).form("/opening"))
        present = {f"present.{councils.id_of(office, login)}": "yes" for login in councils.MEMBERS}
        secretary.send(secretary.page(room).form("/attendance"), **present)
        form = counts(secretary.page(room))[-1]
        secretary.send(form, **figures(form, "4"))
        for page in pages:
            for path in (room, council_of(office), "/sittings", f"{room}/history"):
                faults += _faults(page, path)
        for page in pages:
            page.close()
    office.database.dispose()

    assert faults == []
