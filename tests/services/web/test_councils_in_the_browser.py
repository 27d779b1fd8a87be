"""The council's room in a real browser: accessible by axe, every form unfolded, at 1280 and 390 px."""

from __future__ import annotations

import pytest
from playwright.sync_api import sync_playwright

from tests.services.web.council_room import call, council_of, counts, figures
from tests.services.web.test_in_the_browser import CHROMIUM, WIDTHS, _become, _faults
from tests.services.web.visitor import Visitor
from tests.support import councils
from tests.support.offices import an_office, demo_of

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed: the browser tests did NOT run")
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true })"


def test_room_and_council_are_accessible(tmp_path, serve) -> None:
    office = an_office(f"sqlite:///{tmp_path / 'thidua.db'}", tmp_path, scene=councils.SCENE)
    councils.compose(office)
    councils.nominate(office, "a1", "b")
    demo = demo_of(office, councils.SCENE)
    secretary = Visitor(demo, "thu-ky")
    calling = f"{council_of(office)}/call"
    with serve(demo) as address, sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        pages = [opened.new_page(base_url=address, viewport={"width": width, "height": 900}) for width in WIDTHS]
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
        opened.close()
    office.database.dispose()

    assert faults == []
