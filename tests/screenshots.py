"""`make screenshots`: every main page of the demo at 1280 and 390 px, for people to look at, in build/screenshots."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.house.tree import ROOT
from tests.support.offices import PDF
from tests.walks.test_demo import served

FOLDER = ROOT / "build" / "screenshots"
WIDTHS = (1280, 390)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def main() -> None:
    """Serve a fresh demo, walk a little way, and take a picture of each page at each width."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    taken = 0
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as client, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for width in WIDTHS:
            taken += _walk(browser, str(client.base_url), width)
        browser.close()
    print(f"{taken} pictures in {FOLDER.relative_to(ROOT)}")


def _walk(browser: Browser, address: str, width: int) -> int:
    context = browser.new_context(viewport={"width": width, "height": 900}, base_url=address)
    page = context.new_page()
    names = iter(range(1, 100))

    def picture(name: str) -> None:
        page.screenshot(path=FOLDER / f"{next(names):02d}-{name}-{width}.png", full_page=True)

    page.goto("/sign-in")
    picture("sign-in")
    _act_as(page, "noi-vu")
    page.goto("/")
    picture("work")
    for name in ("campaigns", "sittings", "calendar", "mailbox", "history", "feeds", "me", "operations"):
        page.goto(f"/{name}")
        picture(name)
    if page.locator(".plan summary").count():
        page.click(".plan summary")
        picture("other-plans")
    page.goto("/campaigns")
    page.locator("main a[href^='/campaigns/']").first.click()
    picture("campaign")
    page.goto(f"{page.url.split('?')[0]}/obligations")
    picture("obligations")
    for name, path in (("plans", "/plans"), ("plan", "/plans/an-bien-2020")):
        page.goto(path)
        picture(name)
    _act_as(page, "thu-ba")
    page.locator("main a[href^='/cases/']").first.click()
    picture("case")
    page.set_input_files("input[type=file]", {"name": "don.pdf", "mimeType": "application/pdf", "buffer": PDF})
    picture("case-with-a-file")
    context.close()
    return next(names) - 1


def _act_as(page: Page, login: str) -> None:
    page.goto("/sign-in")
    page.locator(
        f"form:has(input[name=login][value='{login}']) button, button[name=login][value='{login}']"
    ).first.click()


if __name__ == "__main__":
    main()
