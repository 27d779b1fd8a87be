"""What a secretary does in the council's room by its forms: compose, call, open, count, attach the minutes."""

from __future__ import annotations

from services.wiring import Office
from tests.services.web.visitor import Form, Page, Visitor
from tests.support import councils
from tests.support.offices import PDF


def council_of(office: Office) -> str:
    return f"/campaigns/{councils.campaign_of(office)}/councils/{councils.COUNCIL}"


def seats(office: Office) -> dict[str, str]:
    """The council of five as the form sends it."""
    kinds = ["chair", "secretary", "member", "member", "member"]
    rows = list(enumerate(zip(councils.MEMBERS, kinds, strict=True), start=1))
    chosen = {f"member.{number}": councils.id_of(office, login) for number, (login, _) in rows}
    return chosen | {f"seat.{number}": kind for number, (_, kind) in rows}


def compose(office: Office, secretary: Visitor, **other: str):
    form = secretary.page(council_of(office)).form("/compositions")
    decision = {"decision_number": "05/QĐ-UBND", "decided_on": "2021-01-10", "first_day": "2021-01-10"}
    return secretary.send(form, **{**decision, **seats(office), **other})


def call(office: Office, secretary: Visitor, **other: str):
    """Call a sitting on every case that waits."""
    page = secretary.page(f"{council_of(office)}/call")
    when = {"day": "2021-01-15", "hour": "14:00", "place": "Phòng họp số 2"}
    return secretary.send(page.form("/sittings"), **{**when, **other})


def called(office: Office, secretary: Visitor, *logins: str) -> str:
    """The address of a sitting called on the cases of those people, its council composed."""
    councils.compose(office)
    councils.nominate(office, *logins)
    answer = call(office, secretary)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].partition("?")[0]


def opened(office: Office, secretary: Visitor, *logins: str) -> str:
    room = called(office, secretary, *logins)
    present = {f"present.{councils.id_of(office, login)}": "yes" for login in councils.MEMBERS}
    assert secretary.send(secretary.page(room).form("/opening")).status_code == 303
    assert secretary.send(secretary.page(room).form("/attendance"), **present).status_code == 303
    return room


def counts(page: Page) -> list[Form]:
    """The forms that enter counts: one a motion, and last the one for all of them."""
    return [form for form in page.forms if form.action.endswith("/counts")]


def figures(form: Form, *votes: str) -> dict[str, str]:
    """*votes* for what the form asks: in favour, against, abstained, invalid, motion by motion."""
    names = [name for name in form.values if name.startswith("count.")]
    return dict(zip(names, votes, strict=False))


def file_minutes(secretary: Visitor, room: str, data: bytes = PDF, number: str = "01/BB-HĐ"):
    form = secretary.page(room).form("/minutes")
    return secretary.client.post(
        form.action, data={**form.values, "number": number}, files={"file": ("bien-ban.pdf", data)}
    )
