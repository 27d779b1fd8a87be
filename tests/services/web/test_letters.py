"""Letters in a plan's own words, short messages through the outbox, previews of every letter, test messages."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from definitions import load, shipped_plans
from notifications import Gateway, Kind, SmsGateway, SmtpChannel
from services.clock import SetClock
from services.demo.scene import at_local
from services.notices import previews
from services.plans import falls_due
from services.store import messages, people
from services.store.campaigns import CAMPAIGNS
from services.store.messages import Kept, Queued
from services.store.people import PEOPLE
from services.store.work import Scope
from services.wiring import Office
from tests.services.trial import Trial
from tests.support.gateways import open_sms_office
from tests.support.offices import an_office, client_for, go_to
from tests.support.post_office import open_post_office
from workflow.definition import Definition
from workflow.ids import RoleId

PLANS = pytest.mark.parametrize("path", shipped_plans(), ids=lambda path: path.stem)
CHANGES = {Kind.CASES_MOVED, Kind.DEADLINE_CHANGED, Kind.CAMPAIGN_PAUSED, Kind.CASE_CANCELLED}
SITTINGS = {Kind.SITTING_CALLED, Kind.SITTING_CLOSED}
LETTERS = "/api/v1/definitions/an-bien-2020/letters"
TEST = "/api/v1/messages/test"


def _kept(office: Office) -> list[Kept]:
    person = _person(office, "noi-vu")
    with office.reading() as work:
        organisation = people.by_id(work, [person])[person].organisation
        return messages.listing(work, Scope(organisation=organisation, units=None, person=""))


def _person(office: Office, login: str) -> str:
    with office.reading() as work:
        found = people.by_login(work, login)
    assert found is not None
    return found.id


def _telephone(office: Office, login: str, number: str) -> None:
    with office.writing() as work:
        work.connection.execute(update(PEOPLE).where(PEOPLE.c.login == login).values(phone=number))
        work.commit()


def _at_a_later_minute(office: Office) -> Office:
    return replace(office, clock=SetClock(office.clock.now() + timedelta(seconds=61)))


def test_rung_speaks_in_the_plans_own_words(empty_url: str, tmp_path: Path) -> None:
    office = an_office(empty_url, tmp_path, scene=None)
    trial = Trial.begun(office)
    office.advance(at_local(2021, 3, 24, 9))

    with office.reading() as work:
        scope = Scope(organisation=trial.stands().organisation, units=None, person="")
        found = [one for one in messages.listing(work, scope) if one.kind == Kind.DEADLINE_REMINDER]
    office.database.dispose()

    assert {one.subject for one in found} == {"[BẢN MINH HỌA] Nhắc nộp: Hạn kế hoạch năm (31/3/2021)"}
    assert "Đề nghị ông/bà Cán bộ A nộp trước khi hết ngày 31/3/2021:\n- Xã A: Nộp kế hoạch năm" in "".join(
        one.text for one in found
    )


def test_letters_about_one_deadline_make_a_thread_under_the_campaigns_name(office: Office) -> None:
    for day in (17, 28):
        go_to(office, at_local(2020, 7, day, 9))
        office.sweep()
    with open_post_office() as post:
        replace(office, channel=SmtpChannel.from_url(post.url)).deliver()

    threads: dict[str, set[str]] = {}
    for mail in post.mails:
        threads.setdefault(str(mail["To"]), set()).add(str(mail["References"]))
    assert {len(found) for found in threads.values()} == {1}
    assert len({next(iter(found)) for found in threads.values()}) == len(threads) > 1
    assert {str(mail["List-Id"]).partition(" <")[0] for mail in post.mails} == {
        "Thi đua theo chuyên đề về thực hiện công tác cải cách hành chính năm 2020"
    }


def test_short_message_leaves_by_the_gateway(office: Office) -> None:
    person = _person(office, "thu-ba")
    with office.writing() as work:
        campaign = work.connection.execute(CAMPAIGNS.select()).one()
        queued = Queued(
            id="sms-1",
            organisation=campaign.organisation_id,
            campaign=campaign.id,
            person=person,
            ledger_key="sms-1",
            kind="deadline_reminder",
            language="vi",
            name="Cán bộ",
            address="0912 345 678",
            subject="Nhắc việc",
            text="Nhắc việc: còn 3 ngày",
            html="",
            cases=(),
            channel="sms",
        )
        messages.enqueue(work, [queued, replace(queued, id="in-1", ledger_key="in-1", channel="in_app")])
        work.commit()
    with open_sms_office() as sms:
        described = f'url = "{sms.url}"\n[fields]\nto = "{{phone}}"\ntext = "{{text}}"'
        sending = replace(office, gateway=SmsGateway(described=Gateway.read(described, {})))
        delivered = sending.deliver()

    assert delivered == 1
    assert {one.id: one.state for one in _kept(office)} == {"sms-1": "delivered", "in-1": "delivered"}
    assert [json.loads(one.body) for one in sms.asked] == [{"to": "84912345678", "text": "Nhac viec: con 3 ngay"}]


@PLANS
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_rung_and_every_telling_move_is_previewed(office: Office, path: Path, language: str) -> None:
    definition = load(path).definition
    assert definition is not None
    found = _previews(office, definition, language)

    rungs = {(d.id, rung.id) for d in definition.deadlines.values() for rung in d.ladder}
    moves = {(t.id, m.trigger) for t in definition.tracks.values() for m in t.transitions if m.tells}
    assert {(one.deadline.id, one.rung.id) for one in found if one.deadline and one.rung} == rungs
    assert {(one.track, one.move.trigger) for one in found if one.move} == moves
    sittings = SITTINGS if definition.councils else set()
    assert {one.kind for one in found if not one.rung and not one.move} == CHANGES | sittings
    for one in found:
        told = one.rung.tells if one.rung else one.move.tells if one.move else _ever_told(definition)
        assert set(one.roles) <= set(told) or one.kind in SITTINGS
        assert {"vi": "mẫu", "en": "Sample"}[language] in one.text
        assert one.parts[1] <= 2


def _ever_told(definition: Definition) -> set[RoleId]:
    rungs = (rung for deadline in definition.deadlines.values() for rung in deadline.ladder)
    moves = (move for track in definition.tracks.values() for move in track.transitions)
    told = {role for one in (*rungs, *moves) for role in one.tells}
    return told - {definition.standing_office}


def _previews(office: Office, definition: Definition, language: str) -> list:
    with office.reading() as work:
        receiver = people.by_login(work, "noi-vu")
        assert receiver is not None
        return previews(work, definition, replace(receiver, language=language), lambda one: falls_due(definition, one))


def test_preview_says_what_the_real_letter_says(office: Office) -> None:
    definition = load(next(path for path in shipped_plans() if path.stem == "an-bien-2020")).definition
    assert definition is not None
    go_to(office, at_local(2020, 7, 17, 9))
    office.sweep()
    real = next(one for one in _kept(office) if one.address.startswith("thu-ba@"))

    sample = next(one for one in _previews(office, definition, "vi") if one.rung and one.rung.days == -14)

    assert sample.subject == real.subject
    body = real.text.replace(real.name, "Người nhận mẫu")
    differing = [pair for pair in zip(body.splitlines(), sample.text.splitlines(), strict=True) if pair[0] != pair[1]]
    assert [new for _, new in differing] == ["- Đơn vị mẫu A: Đăng ký thi đua", "http://testserver/cases/mau-1"]


def test_preview_shows_own_words_and_says_so(office: Office) -> None:
    definition = load(Path(__file__).parents[1] / "plans" / "whole.yaml").definition
    assert definition is not None

    found = {language: _previews(office, definition, language) for language in ("vi", "en")}

    reminders = {
        language: next(one for one in found[language] if one.kind == Kind.DEADLINE_REMINDER) for language in found
    }
    assert reminders["vi"].own
    assert reminders["vi"].sms == "[BẢN MINH HỌA] Nop Hạn kế hoạch năm truoc 31/3/2021"
    assert reminders["en"].subject == "[BẢN MINH HỌA] Hạn kế hoạch năm: 7 days left"
    assert not any(one.own for one in found["vi"] if one.kind == Kind.WINDOW_OPENED)


def test_api_gives_the_letters_in_the_language_asked_for(client) -> None:
    vi = client("thu-ba").get(LETTERS).json()
    en = client("thu-ba").get(LETTERS, headers={"Accept-Language": "en"}).json()

    assert len(vi) == len(en) == 37
    assert (vi[0]["kind"], vi[0]["deadline"], vi[0]["on"], vi[0]["roles"]) == (
        "deadline_reminder",
        "registration",
        "2020-07-17",
        ["unit_officer"],
    )
    assert "Reminder" in en[0]["subject"]
    assert client("thu-ba").get("/api/v1/definitions/nothing/letters").status_code == 404


def test_test_message_goes_to_oneself_once_a_minute(office: Office, client) -> None:
    first = client("noi-vu").post(TEST, json={"channel": "email"})
    second = client("noi-vu").post(TEST, json={"channel": "email"})
    another = client("chu-tich").post(TEST, json={"channel": "email"})

    assert (first.status_code, first.json()["state"]) == (201, "queued")
    assert (second.status_code, second.json()["refusals"][0]["code"]) == (409, "test_too_soon")
    assert another.status_code == 201
    assert {one.person for one in _kept(office)} == {_person(office, "noi-vu"), _person(office, "chu-tich")}


def test_a_minute_later_another_may_go(office: Office, client) -> None:
    client("noi-vu").post(TEST, json={"channel": "email"})
    later = _at_a_later_minute(office)

    assert client_for(later, "noi-vu").post(TEST, json={"channel": "email"}).status_code == 201


def test_same_request_twice_is_one_test_message(office: Office, client) -> None:
    caller, key = client("noi-vu"), {"Idempotency-Key": "k1"}
    answers = [caller.post(TEST, json={"channel": "email"}, headers=key) for _ in range(2)]

    assert answers[0].json() == answers[1].json()
    assert len(_kept(office)) == 1


def test_test_message_is_for_who_sees_the_whole_organisation(client) -> None:
    refused = client("thu-ba").post(TEST, json={"channel": "email"})

    assert (refused.status_code, refused.json()["refusals"][0]["code"]) == (403, "test_not_yours")


@pytest.mark.parametrize(
    ("number", "channel", "code"),
    [("", "sms", "phone_missing"), ("12", "sms", "phone_missing"), ("", "in_app", "test_way_unknown")],
)
def test_test_message_needs_a_way_to_go(office: Office, client, number: str, channel: str, code: str) -> None:
    _telephone(office, "noi-vu", number)
    refused = client("noi-vu").post(TEST, json={"channel": channel})

    assert (refused.status_code, refused.json()["refusals"][0]["code"]) == (409, code)


@pytest.mark.parametrize("body", [{}, {"channel": "fax"}, {"channel": "email", "to": "x"}, []])
def test_malformed_test_message_is_told_its_place(client, body: object) -> None:
    assert client("noi-vu").post(TEST, json=body).status_code == 422


def test_test_message_by_sms_shows_what_the_gateway_said(office: Office, client) -> None:
    _telephone(office, "noi-vu", "0912345678")
    client("noi-vu").post(TEST, json={"channel": "sms"})
    with open_sms_office() as sms:
        sms.status, sms.answer = 400, b"no such brand"
        described = f'url = "{sms.url}"\n[fields]\nto = "{{phone}}"\ntext = "{{text}}"'
        replace(office, gateway=SmsGateway(described=Gateway.read(described, {}))).deliver()

    [message] = _kept(office)
    assert (message.state, message.last_error) == ("dead", "400 no such brand")
    assert message.text == "[BẢN MINH HỌA] Thi Đua: tin nhắn kiểm tra đã đến Lưu Văn Mẫu."


def test_page_shows_letters_in_frames_that_can_do_nothing(visit) -> None:
    visitor = visit("thu-ba")
    page = visitor.page("/plans/an-bien-2020/letters?of=en")
    html = visitor.client.get("/plans/an-bien-2020/letters/0/html?of=en")

    assert page.html.count('<iframe class="letter" sandbox loading="lazy"') == 37
    assert "Reminder: " in page.text
    assert "Sample unit A" in html.text
    assert html.headers["content-security-policy"].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert visitor.client.get("/plans/an-bien-2020/letters/37/html").status_code == 404
    assert visitor.client.get("/plans/an-bien-2020/letters?of=fr").status_code == 422


def test_button_sends_a_test_and_leads_to_its_page(visit) -> None:
    visitor = visit("noi-vu")
    form = next(f for f in visitor.page("/mailbox").forms if f.values.get("channel") == "email")
    answer = visitor.client.post(form.action, data=form.values, follow_redirects=False)

    assert answer.status_code == 303
    assert "Thư kiểm tra" in visitor.page(answer.headers["location"]).text
    assert not [f for f in visit("thu-ba").page("/mailbox").forms if f.action == "/mailbox/test"]
