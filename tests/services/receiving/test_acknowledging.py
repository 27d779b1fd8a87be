"""Messages that ask to be acknowledged: who says so, who is told when nobody does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from services import audit
from services.demo.scene import at_local
from services.store import awaiting
from services.store.work import Scope
from tests.services.trial import Trial
from tests.support.breaking import refusing
from tests.support.offices import an_office, client_for, go_to
from tests.support.walker import codes
from workflow.commands import Moving, ResumeCampaign, SuspendCampaign

ASKED = "deadline_reminder"


@pytest.fixture
def asked(empty_url: str, tmp_path: Path):
    """The plan `whole`: the officer of commune A was reminded, and asked to acknowledge, on 8/8/2021."""
    made = an_office(empty_url, tmp_path, scene=None)
    trial = Trial.begun(made)
    trial.go_on(at_local(2021, 8, 2, 9))
    case = trial.open("a", "entry")
    trial.take("a", case, "send")
    trial.record("results", date(2021, 8, 2))
    trial.go_on(at_local(2021, 8, 8, 9))
    made.deliver()
    yield trial
    with made.reading() as work:
        assert audit.verify(work).breaks == ()
    made.database.dispose()


def client(trial: Trial, login: str):
    return client_for(trial.office, login)


def the_message(trial: Trial, login: str = "a") -> dict[str, object]:
    [one] = [one for one in client(trial, login).get("/api/v1/messages").json() if one["asks_acknowledgement"]]
    return one


def letters(trial: Trial, login: str) -> list[str]:
    return [m["kind"] for m in client(trial, login).get("/api/v1/messages").json() if m["kind"].startswith("ack")]


def test_receiver_acknowledges_once_and_the_history_tells_it(asked: Trial) -> None:
    one = the_message(asked)

    answers = [client(asked, "a").post(f"/api/v1/messages/{one['id']}/acknowledgement") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json()["acknowledged_at"] == answers[1].json()["acknowledged_at"]
    assert client(asked, "vp").get("/api/v1/messages?unacknowledged=true").json() == []
    with asked.office.reading() as work:
        kinds = work.connection.execute(text("SELECT kind FROM entries WHERE stream LIKE 'person%'")).scalars()
        assert list(kinds) == ["person.message_acknowledged"]


def test_the_letter_asks_and_says_where(asked: Trial) -> None:
    one = the_message(asked)
    with asked.office.reading() as work:
        said = work.connection.execute(text("SELECT text FROM messages WHERE id = :m"), {"m": one["id"]}).scalar_one()

    assert "Đề nghị ông/bà xác nhận đã nhận thư này, sau khi đăng nhập, tại:\n" in said
    assert f"/mailbox/{one['id']}\n" in said


def test_only_its_receiver_acknowledges_it_and_only_what_asks(asked: Trial) -> None:
    one = the_message(asked)
    other = next(m for m in client(asked, "a").get("/api/v1/messages").json() if not m["asks_acknowledgement"])

    by_office = client(asked, "vp").post(f"/api/v1/messages/{one['id']}/acknowledgement")
    by_another = client(asked, "b").post(f"/api/v1/messages/{one['id']}/acknowledgement")
    unasked = client(asked, "a").post(f"/api/v1/messages/{other['id']}/acknowledgement")
    nobody = client_for(asked.office).post(f"/api/v1/messages/{one['id']}/acknowledgement")

    assert (by_office.status_code, codes(by_office)) == (409, ["message_of_another"])
    assert (by_another.status_code, nobody.status_code) == (404, 401)
    assert (unasked.status_code, codes(unasked)) == (409, ["acknowledgement_not_asked"])


def test_unacknowledged_is_told_once_after_three_working_days(asked: Trial) -> None:
    asked.go_on(at_local(2021, 8, 10, 9))
    before = letters(asked, "a")
    asked.go_on(at_local(2021, 8, 11, 9))
    asked.go_on(at_local(2021, 8, 30, 9))

    assert (before, letters(asked, "a"), letters(asked, "vp")[:1]) == (
        [],
        ["acknowledgement_missing"],
        ["acknowledgement_missing"],
    )
    [waiting] = client(asked, "vp").get("/api/v1/messages?unacknowledged=true").json()
    assert waiting["name"] == "Cán bộ A"


def test_acknowledged_is_never_told_again(asked: Trial) -> None:
    client(asked, "a").post(f"/api/v1/messages/{the_message(asked)['id']}/acknowledgement")

    asked.go_on(at_local(2021, 8, 30, 9))

    assert (letters(asked, "a"), letters(asked, "vp")) == ([], [])


def test_acknowledgement_without_its_entry_is_found(asked: Trial) -> None:
    with asked.office.writing() as work:
        work.connection.execute(text("UPDATE messages SET acknowledged_at = created_at WHERE asks_acknowledgement"))
        broken = audit.verify(work).breaks

    assert [(one.stream.partition(":")[0], one.fault.value) for one in broken] == [("person", "missing")]


def test_opening_a_message_makes_it_read_for_its_receiver_alone(asked: Trial) -> None:
    one = the_message(asked)
    organisation = asked.stands().organisation

    def unread() -> int:
        with asked.office.reading() as work:
            scope = Scope(organisation=organisation, units=None, person="")
            [message] = [m for m in awaiting.unacknowledged(work, scope) if m.id == one["id"]]
            return awaiting.unread(work, message.person)

    before = unread()
    client(asked, "vp").get(f"/mailbox/{one['id']}")
    by_another = unread()
    shown = client(asked, "a").get(f"/mailbox/{one['id']}").text

    assert (before, by_another, unread()) == (before, before, before - 1)
    assert "Thư này đề nghị ông/bà xác nhận đã nhận." in shown


def test_what_could_not_be_said_is_said_later(asked: Trial) -> None:
    go_to(asked.office, at_local(2021, 8, 11, 9))
    with refusing(asked.office, "messages"):
        asked.office.sweep()
    first = letters(asked, "a")

    asked.go_on(at_local(2021, 8, 11, 11))

    assert (first, letters(asked, "a")) == ([], ["acknowledgement_missing"])
    [broken] = client(asked, "vp").get("/api/v1/incidents").json()
    assert (broken["kind"], broken["resolved_at"] is not None) == ("acknowledgement", True)


def test_nothing_is_said_of_a_suspended_campaign_until_it_goes_on(asked: Trial) -> None:
    asked.ask(SuspendCampaign(reason="dịch", document_number="1/CT"))
    asked.go_on(at_local(2021, 8, 20, 9))
    meanwhile = letters(asked, "a")
    asked.ask(ResumeCampaign(moving=Moving.KEEP, document_number="2/TB", reason=""))

    asked.go_on(at_local(2021, 8, 21, 9))

    assert (meanwhile, letters(asked, "a")) == ([], ["acknowledgement_missing"])
