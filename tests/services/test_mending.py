"""What could not be done is tried again once, or given up for good; who asked stands in a history that still holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from notifications import SmtpChannel
from services import audit
from services.demo.scene import at_local
from services.store import history
from services.wiring import Office
from tests.services.api.test_access import neighbours
from tests.support.breaking import SAID, refusing
from tests.support.offices import client_for, go_to
from tests.support.post_office import open_post_office
from tests.support.walker import Walker, codes

__all__ = ["neighbours"]
ONE = "thu-ba@an-bien.invalid"
REASON = {"reason": "Đã nhắc qua điện thoại"}


@pytest.fixture
def walk(office: Office) -> Iterator[Walker]:
    """An office whose first reminder could not be written, and which is whole again."""
    go_to(office, at_local(2020, 7, 17, 9))
    with refusing(office, "messages"):
        office.sweep()
    return Walker(office)


def incident(walk: Walker) -> dict:
    [found] = walk.get("noi-vu", "/incidents")
    return found


def ask(walk: Walker, what: str, login: str = "noi-vu", key: str = "", **body: str):
    headers = {"Idempotency-Key": key} if key else {}
    return walk.client(login).post(f"/api/v1{what}", json=body, headers=headers)


def told(office: Office) -> Counter[str]:
    """The entries about rungs, by kind; the history must hold."""
    with office.reading() as work:
        assert audit.verify(work).breaks == ()
        kinds = (kept.entry.kind for kept in history.all_streams(work, None))
        return Counter(kind.partition(".")[2] for kind in kinds if kind.startswith(("campaign.rung", "campaign.mess")))


def test_incident_says_what_failed_why_and_when_it_is_tried_again(walk: Walker) -> None:
    found = incident(walk)

    assert (found["deadline"], found["rungs"], found["times"]) == ("registration", ["-14d"], 1)
    assert found["reason"].endswith(f": {SAID}")
    assert found["next_try"] > found["last_at"]


def test_what_is_tried_again_fires_once(office: Office, walk: Walker) -> None:
    too_soon = office.sweep()

    answer = ask(walk, f"/incidents/{incident(walk)['id']}/retry")

    assert (too_soon, answer.status_code, office.sweep(), office.sweep()) == (0, 200, 1, 0)
    assert told(office) == {"rung_retried": 1, "rung_fired": 1}
    assert len(walk.get("noi-vu", "/messages")) == 10
    assert (incident(walk)["resolved_at"] is not None, incident(walk)["resolved_by"]) == (True, "")


def test_what_is_closed_with_a_reason_never_fires(office: Office, walk: Walker) -> None:
    answer = ask(walk, f"/incidents/{incident(walk)['id']}/resolve", **REASON)

    go_to(office, at_local(2020, 7, 18, 9))
    assert (answer.status_code, office.sweep()) == (200, 0)
    assert told(office) == {"rung_given_up": 1}
    assert walk.get("noi-vu", "/messages") == []
    [lies_on] = [one for one in walk.get("noi-vu", "/deadlines") if one["deadline"] == "registration"]
    assert lies_on["next_rung"] == "2020-07-28T01:00:00Z"


def test_later_rungs_of_a_deadline_given_up_once_still_fire(office: Office, walk: Walker) -> None:
    ask(walk, f"/incidents/{incident(walk)['id']}/resolve", **REASON)

    go_to(office, at_local(2020, 7, 28, 9))

    assert office.sweep() == 1
    assert told(office) == {"rung_given_up": 1, "rung_fired": 1}


def test_given_up_passing_moves_no_case(office: Office) -> None:
    walk = Walker(office)
    walk.clock("2020-07-31T16:59:00Z")
    with refusing(office, "entries", "NEW.kind = 'case.transition_taken'"):
        go_to(office, at_local(2020, 8, 1, 0))
        office.sweep()
    [broken] = [one for one in walk.get("noi-vu", "/incidents") if one["rungs"] == ["lapse"]]

    ask(walk, f"/incidents/{broken['id']}/resolve", **REASON)

    office.sweep()
    states = {case["state"] for case in walk.get("noi-vu", "/cases?track=register&limit=200")["cases"]}
    assert states == {"owed"}
    assert told(office)["rung_given_up"] == 1


def test_incident_that_comes_back_is_open_again(office: Office, walk: Walker) -> None:
    first = incident(walk)
    ask(walk, f"/incidents/{first['id']}/retry")

    with refusing(office, "messages"):
        office.sweep()

    again = incident(walk)
    assert (again["id"], again["times"], again["resolved_at"]) == (first["id"], 2, None)


def test_bad_requests_change_nothing(walk: Walker) -> None:
    one = incident(walk)["id"]

    assert codes(ask(walk, f"/incidents/{one}/resolve", reason="  ")) == ["reason_missing"]
    assert ask(walk, f"/incidents/{one}/resolve", reason="x" * 4001).status_code == 422
    assert ask(walk, f"/incidents/{one}/resolve").status_code == 422
    assert ask(walk, f"/incidents/{'0' * 32}/retry").status_code == 404
    assert ask(walk, f"/messages/{'0' * 32}/send-again").status_code == 404
    assert ask(walk, f"/incidents/{one}/retry", login="kiem-toan").status_code == 403
    assert ask(walk, f"/incidents/{one}/retry", login="thu-ba").status_code == 404
    assert incident(walk)["resolved_at"] is None


def test_second_click_answers_as_the_first_and_a_second_request_is_told(office: Office, walk: Walker) -> None:
    path = f"/incidents/{incident(walk)['id']}/resolve"

    answers = [ask(walk, path, key=key, **REASON) for key in ("a", "a", "b")]

    assert [answer.status_code for answer in answers] == [200, 200, 409]
    assert codes(answers[2]) == ["incident_closed"]
    assert told(office) == {"rung_given_up": 1}


def test_incident_without_a_rung_that_waits_can_only_be_closed(office: Office, walk: Walker) -> None:
    answer = walk.ask("noi-vu", "extensions", deadline="registration", last_day="2020-08-31", reason="Lũ lụt")
    assert answer.status_code == 200
    path = f"/incidents/{incident(walk)['id']}"

    assert codes(ask(walk, f"{path}/retry")) == ["nothing_to_retry"]
    assert ask(walk, f"{path}/resolve", **REASON).status_code == 200
    assert told(office) == {}


def test_other_organisation_neither_sees_nor_mends(neighbours: Office) -> None:
    go_to(neighbours, at_local(2020, 7, 17, 9))
    with refusing(neighbours, "messages"):
        neighbours.sweep()
    theirs, ours = client_for(neighbours, "noi-vu.bm"), Walker(neighbours)
    mine = incident(ours)["id"]

    answers = [
        theirs.post(f"/api/v1/incidents/{mine}/retry"),
        theirs.post(f"/api/v1/incidents/{mine}/resolve", json=REASON),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert len(theirs.get("/api/v1/incidents").json()) == 1
    assert theirs.get("/api/v1/operations").json()["incidents"] == 1


def test_closing_and_sweeping_at_once_settle_the_rung_one_way(office: Office, walk: Walker) -> None:
    one = incident(walk)["id"]
    ask(walk, f"/incidents/{one}/retry")

    with ThreadPoolExecutor(4) as pool:
        sweeps = [pool.submit(office.sweep) for _ in range(2)]
        closing = pool.submit(ask, walk, f"/incidents/{one}/resolve", **REASON)
        fired = sum(sweep.result() for sweep in sweeps)

    assert (closing.result().status_code, fired) in {(200, 0), (409, 1)}
    assert told(office)["rung_fired"] + told(office)["rung_given_up"] == 1


def test_dead_letter_sent_again_arrives_under_the_same_message_id(office: Office) -> None:
    go_to(office, at_local(2020, 7, 17, 9))
    office.sweep()
    walk = Walker(office)
    with open_post_office() as post:
        through = replace(office, channel=SmtpChannel.from_url(post.url, timeout=2))
        post.reply = lambda to: "550 nobody here" if to == ONE else "250 ok"
        through.deliver()
        [dead] = walk.get("noi-vu", "/messages?state=dead")
        post.reply = lambda _to: "250 ok"
        post.mails.clear()

        answers = [ask(walk, f"/messages/{dead['id']}/send-again", key=key) for key in ("a", "a", "b")]
        delivered = [through.deliver(), through.deliver()]
        again = ask(walk, f"/messages/{dead['id']}/send-again")
        delivered.append(through.deliver())

    assert [answer.status_code for answer in answers] == [200, 200, 409]
    assert codes(answers[2]) == ["message_still_waiting"]
    assert (again.status_code, delivered) == (200, [1, 0, 1])
    assert [one.partition("@")[0].strip("<") for one in post.message_ids()] == [dead["id"]] * 2
    assert told(office) == {"rung_fired": 1, "message_sent_again": 2}


@pytest.fixture
def suspended(walk: Walker) -> Walker:
    """The same, its campaign suspended before anybody mended it."""
    assert walk.ask("noi-vu", "suspension", reason="Dịch", document_number="1/CT").status_code == 200
    return walk


def test_what_is_closed_during_a_suspension_never_fires_either(office: Office, suspended: Walker) -> None:
    closed = ask(suspended, f"/incidents/{incident(suspended)['id']}/resolve", **REASON)
    resumed = suspended.ask("noi-vu", "resumption", moving="keep", document_number="2/TB")

    go_to(office, at_local(2020, 7, 18, 9))
    assert (closed.status_code, resumed.status_code, office.sweep()) == (200, 200, 0)
    assert told(office) == {"rung_given_up": 1}


def test_what_is_tried_again_during_a_suspension_fires_once_it_is_over(office: Office, suspended: Walker) -> None:
    again = ask(suspended, f"/incidents/{incident(suspended)['id']}/retry")
    meanwhile = office.sweep()
    suspended.ask("noi-vu", "resumption", moving="keep", document_number="2/TB")

    assert (again.status_code, meanwhile, office.sweep(), office.sweep()) == (200, 0, 1, 0)
    assert told(office) == {"rung_retried": 1, "rung_fired": 1}
    assert incident(suspended)["resolved_at"] is not None


def test_newer_rung_speaks_for_the_one_that_failed(office: Office, walk: Walker) -> None:
    """What failed would be tried again in a minute; by then the next reminder has gone out, and one is enough."""
    go_to(office, at_local(2020, 7, 28, 9))

    settled = office.sweep()

    assert (settled, told(office)) == (2, {"rung_skipped": 1, "rung_fired": 1})
    assert incident(walk)["resolved_at"] is not None
