"""The page of one's calendar addresses: made once, shown once, ended."""

from __future__ import annotations

import re

from services.feeds import MOST_FEEDS

ADDRESS = re.compile(r"http://testserver(/feeds/[\w-]{40,}\.ics)")


def test_address_is_shown_once_and_read_until_it_is_revoked(visit) -> None:
    officer, nobody = visit("thu-ba"), visit(None)
    form = officer.page("/feeds").form("/feeds")

    made, again = officer.send(form), officer.send(form)
    [address] = ADDRESS.findall(made.text)
    read = nobody.client.get(address)
    listed = officer.page("/feeds")
    ended = officer.send(listed.form("/revoke"))

    assert (made.status_code, again.status_code, again.headers["location"]) == (200, 303, "/feeds?done=made")
    assert address not in listed.html
    assert (read.status_code, read.text.startswith("BEGIN:VCALENDAR")) == (200, True)
    assert ended.headers["location"] == "/feeds?done=revoked"
    assert nobody.client.get(address).status_code == 404
    assert "Chưa có địa chỉ lịch nào." in officer.page("/feeds").text


def test_campaign_page_leads_to_the_addresses_and_an_address_may_be_of_one_campaign(visit) -> None:
    officer = visit("thu-ba")
    campaign = officer.campaign()
    assert "/feeds" in officer.page(campaign).links
    form = officer.page("/feeds").form("/feeds")

    officer.send(form, campaign=campaign.removeprefix("/campaigns/"))

    assert "năm 2020 (2020)" in officer.page("/feeds").text
    assert officer.send(officer.page("/feeds").form("/feeds"), campaign="none").status_code == 404


def test_address_too_many_is_refused_in_words(visit) -> None:
    officer = visit("thu-ba")
    for _ in range(MOST_FEEDS):
        officer.send(officer.page("/feeds").form("/feeds"))

    answer = officer.send(officer.page("/feeds").form("/feeds"))

    assert answer.status_code == 409
    assert "tối đa 10 địa chỉ lịch" in answer.text


def test_form_from_elsewhere_makes_no_address(visit) -> None:
    officer = visit("thu-ba")
    form = officer.page("/feeds").form("/feeds")

    assert officer.send(form, csrf="x").status_code == 403
    assert "Chưa có địa chỉ lịch nào." in officer.page("/feeds").text
