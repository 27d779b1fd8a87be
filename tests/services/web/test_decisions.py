"""A decision in a browser without script: drafted, written, signed, published, objected to, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from services.wiring import Office
from tests.services.decisions.conftest import voted
from tests.services.web.visitor import Form, Page, Visitor
from tests.support import councils
from tests.support.councils import campaign_of, compose, nominate
from tests.support.offices import ADDRESS, PDF, an_office, client_for, demo_of

Visit = Callable[..., Visitor]
SIGNATURE = {"power": "kt", "for_whom": "CHỦ TỊCH", "post": "PHÓ CHỦ TỊCH", "signer": "Người Ký Mẫu"}
SAID = {
    "subject": "Khen thưởng cải cách hành chính",
    "basis": "Luật Thi đua, khen thưởng\nTờ trình số 7/TTr",
    **SIGNATURE,
}


@pytest.fixture
def office(empty_url: str, tmp_path: Path) -> Iterator[Office]:
    """The office of `tests.support.councils`, on 15/1/2021 at 09:00, its council composed."""
    made = an_office(empty_url, tmp_path, scene=councils.SCENE)
    compose(made)
    yield made
    made.database.dispose()


@pytest.fixture
def visit(office: Office) -> Visit:
    return lambda login, language="vi": Visitor(demo_of(office, councils.SCENE), login, language)


def drafted(office: Office, secretary: Visitor, *carried: str, lost: tuple[str, ...] = ()) -> str:
    """The address of a draft on the cases of those people, as the council voted on them."""
    cases = nominate(office, *carried, *lost)
    voted(office, client_for(office, "thu-ky"), cases[: len(carried)], cases[len(carried) :])
    page = secretary.page(f"/campaigns/{campaign_of(office)}/decisions/award_decision/drafting")
    ticked = {f"case.{case}": "yes" for case in cases} | {f"reason.{case}": "Thành tích nổi bật" for case in cases}
    answer = secretary.send(page.form("/decisions/award_decision"), **ticked)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"]).partition("?")[0]


def sign(who: Visitor, decision: str, form: Form, **values: str):
    data = {**form.values, "number": "12/QĐ-UBND", "dated": "2021-01-15", **SIGNATURE, **values}
    return who.client.post(
        f"{decision}/signing", data=data, files={"file": ("qd.pdf", PDF)}, headers={"Origin": ADDRESS}
    )


def published(office: Office, visit: Visit, *people: str) -> tuple[Visitor, str]:
    """The chair, and the address of a published decision on the cases of those people."""
    secretary, chair = visit("thu-ky"), visit("chu-tich")
    decision = drafted(office, secretary, *people)
    assert secretary.send(secretary.page(decision).form("/draft"), **SAID).status_code == 303
    assert sign(chair, decision, chair.page(decision).form("/signing")).status_code == 303
    assert chair.send(chair.page(decision).form("/publication")).status_code == 303
    return chair, decision


def test_decision_is_drafted_written_signed_and_published_by_forms_alone(office: Office, visit: Visit) -> None:
    secretary, chair, officer = visit("thu-ky"), visit("chu-tich"), visit("a")
    decision = drafted(office, secretary, "a1", lost=("a2",))
    draft = secretary.page(decision)
    assert "DỰ THẢO" in draft.text
    assert "Lý do: Thành tích nổi bật" in draft.text
    officer.page(decision, status=404)

    assert secretary.send(draft.form("/draft"), **SAID).status_code == 303
    signing = chair.page(decision).form("/signing")
    assert signing.values["for_whom"] == "CHỦ TỊCH"
    answer = sign(chair, decision, signing)
    assert answer.headers["location"] == f"{decision}?done=signed"
    signed = chair.page(f"{decision}?done=signed")
    assert "Quyết định số 12/QĐ-UBND" in signed.text
    assert "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH, Người Ký Mẫu" in signed.text
    assert "Được khen thưởng" not in officer.page("/campaigns").text
    officer.page(decision, status=404)

    assert chair.send(signed.form("/publication")).status_code == 303

    seen = officer.page(decision)
    assert "Người A1" in seen.text
    assert "Lý do" not in seen.text
    assert officer.client.get(f"{decision}/paper").content == PDF
    assert "12/QĐ-UBND" in officer.page("/decisions").text
    assert "Công bố quyết định" in chair.page(f"{decision}/history").text


def test_what_hinders_the_signing_is_said_beside_what_was_typed(office: Office, visit: Visit) -> None:
    secretary = visit("thu-ky")
    decision = drafted(office, secretary, "a1")

    answer = sign(secretary, decision, secretary.page(decision).form("/signing"), signer=" ", dated="2021-03-01")

    assert answer.status_code == 409
    assert "Ngày 01/3/2021 chưa tới." in answer.text
    assert "Chưa ghi căn cứ pháp lý của quyết định." in answer.text
    assert 'value="12/QĐ-UBND"' in answer.text


def test_a_draft_changes_its_list_and_is_given_up(office: Office, visit: Visit) -> None:
    secretary = visit("thu-ky")
    decision = drafted(office, secretary, "a1", "a2")
    form = secretary.page(decision).form("/lines")
    [first] = [name for name in form.names if name.startswith("remove.") and name.endswith("-0001")]

    assert secretary.send(form, **{first: "yes"}).status_code == 303
    assert "Người A1" not in secretary.page(decision).form("/lines").names
    assert secretary.send(secretary.page(decision).form("/dropping"), reason="Lập lại").status_code == 303

    assert "Chờ lập quyết định" in secretary.page("/decisions").text
    assert "2 hồ sơ chờ quyết định." in secretary.page("/decisions").text


def test_a_complaint_is_recorded_and_answered(office: Office, visit: Visit) -> None:
    chair, decision = published(office, visit, "a1")
    said = {"by": "Người dân Mẫu", "received_on": "2021-01-15", "line": "", "text": "<b>Chưa đúng</b>"}

    assert chair.send(chair.page(decision).form("/objections"), **said).status_code == 303
    page = chair.page(decision)
    assert "&lt;b&gt;Chưa đúng&lt;/b&gt;" in page.html
    answered = chair.send(page.form("/answers"), upheld="no", answer="Đã xác minh, đúng thành tích")
    assert answered.status_code == 303

    assert "Trả lời: Đã xác minh" in chair.page(decision).text
    assert "Người dân Mẫu" not in visit("a").page(decision).text


def test_an_award_is_received_and_taken_back(office: Office, visit: Visit) -> None:
    chair, decision = published(office, visit, "a1", "a2")
    awardee = visit("a1")
    [receipt] = [form for form in awardee.page(decision).forms if form.action.endswith("/receipts")]
    assert awardee.send(receipt, received_on="2021-01-15").status_code == 303
    confirmed = awardee.page(decision)
    assert "Đã nhận ngày 15/01/2021" in confirmed.text
    assert [form for form in confirmed.forms if form.action.endswith("/receipts")] == []

    form = chair.page(decision).form("/revocation")
    line = min(name for name in form.names if name.startswith("line."))
    answer = chair.send(form, **{line: "yes", "ground": "later_finding", "reason": "Kết luận thanh tra số 3"})
    assert answer.status_code == 303, answer.text
    later = answer.headers["location"].partition("?")[0]
    page = chair.page(later)
    assert "Đã tặng theo quyết định số 12/QĐ-UBND" in page.text
    assert chair.send(page.form("/draft"), **SAID).status_code == 303
    assert sign(chair, later, chair.page(later).form("/signing"), number="20/QĐ-UBND").status_code == 303

    assert "Đã bị thu hồi" in chair.page(decision).text


def test_whoever_was_recommended_is_chosen_until_somebody_chooses(office: Office, visit: Visit) -> None:
    carried, lost = nominate(office, "a1", "a2")
    voted(office, client_for(office, "thu-ky"), [carried], [lost])
    secretary = visit("thu-ky")
    form = secretary.page(f"/campaigns/{campaign_of(office)}/decisions/award_decision/drafting").form(
        "/decisions/award_decision"
    )

    unticked = {name: value for name, value in form.values.items() if name != f"case.{carried}"}
    nobody = secretary.send(replace(form, values=unticked))

    assert (f"case.{carried}" in form.values, f"case.{lost}" in form.values) == (True, False)
    assert "Quyết định chưa có hồ sơ nào." in nobody.text
    assert f"case.{carried}" not in Page(nobody.text).form("/decisions/award_decision").values
