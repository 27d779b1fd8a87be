"""The address of a calendar: read without signing in, told once, ended for good; and nothing is to be learnt without one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from services.feeds import MOST_FEEDS, Turnstile
from services.store.feeds import FEEDS
from services.store.people import PEOPLE
from services.store.tables import IdempotencyRow, table
from services.web.pages.feeds import READINGS
from services.wiring import Office
from tests.support.ical import assert_sound, events
from tests.support.offices import ADDRESS, client_for, demo_of
from tests.support.walker import Walker, codes


def make(walk: Walker, login: str, **headers: str) -> dict[str, str]:
    answer = walk.client(login).post("/api/v1/feeds", json={}, headers=headers)
    assert answer.status_code == 201, answer.text
    return answer.json()


def read(office: Office, address: str, **headers: str):
    return client_for(demo_of(office)).get(address.removeprefix(ADDRESS), headers=headers)


def test_address_is_read_without_signing_in_and_only_when_it_changed(office: Office) -> None:
    address = make(Walker(office), "thu-ba")["address"]

    first = read(office, address)
    again = read(office, address, **{"If-None-Match": first.headers["etag"]})

    assert (first.status_code, first.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert first.headers["cache-control"].startswith("private")
    assert_sound(first.content)
    assert "registration.once.all" in events(first.content)
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])


def test_unknown_ended_and_deserted_addresses_are_answered_alike(office: Office) -> None:
    walk = Walker(office)
    ended, deserted = make(walk, "thu-ba"), make(walk, "dong-thai")
    assert walk.client("thu-ba").delete(f"/api/v1/feeds/{ended['id']}").status_code == 204
    with office.writing() as work:
        work.connection.execute(update(PEOPLE).where(PEOPLE.c.login == "dong-thai").values(active=False))
        work.commit()
    unknown = f"{ADDRESS}/feeds/{'x' * 43}.ics"

    answers = [read(office, one) for one in (unknown, ended["address"], deserted["address"])]

    assert {(one.status_code, one.text, str(sorted(one.headers.items()))) for one in answers} == {
        (404, "", str(sorted(answers[0].headers.items())))
    }
    assert [read(office, f"{ADDRESS}/feeds/{'é' * length}.ics").status_code for length in (1, 3000)] == [404, 404]


def test_nothing_kept_gives_the_address_away(office: Office) -> None:
    walk = Walker(office)
    told, again = (make(walk, "thu-ba", **{"Idempotency-Key": "one"}) for _ in range(2))
    token = told["address"].rpartition("/")[2].removesuffix(".ics")

    assert again == {"id": told["id"]}
    assert len(token) * 6 >= 160
    with office.reading() as work:
        kept = [*work.connection.execute(select(FEEDS)), *work.connection.execute(select(table(IdempotencyRow)))]
    assert len(kept) >= 2
    assert token not in str(kept)


def test_only_its_owner_lists_or_ends_an_address(office: Office) -> None:
    walk = Walker(office)
    made = make(walk, "thu-ba")
    read(office, made["address"])

    [mine] = walk.get("thu-ba", "/feeds")

    assert (mine["id"], mine["read_at"] is None) == (made["id"], False)
    assert walk.get("noi-vu", "/feeds") == []
    assert walk.client("noi-vu").delete(f"/api/v1/feeds/{made['id']}").status_code == 404
    assert read(office, made["address"]).status_code == 200


def test_one_address_too_many_is_refused_with_a_way_out(office: Office) -> None:
    walk = Walker(office)
    for _ in range(MOST_FEEDS):
        make(walk, "thu-ba")

    answer = walk.client("thu-ba").post("/api/v1/feeds", json={})

    assert (answer.status_code, codes(answer)) == (409, ["too_many_feeds"])
    assert answer.json()["refusals"][0]["ways_out"] == ["Thu hồi một địa chỉ không dùng nữa rồi tạo lại."]


def test_campaign_of_nobody_is_not_found(office: Office) -> None:
    walk = Walker(office)

    assert walk.client("thu-ba").post("/api/v1/feeds", json={"campaign": "none"}).status_code == 404
    assert walk.client("thu-ba").get("/api/v1/campaigns/none/calendar.ics").status_code == 404
    assert client_for(demo_of(office)).get("/api/v1/campaigns/none/calendar.ics").status_code == 401


def test_address_that_is_read_too_often_has_to_wait(office: Office) -> None:
    walk = Walker(office)
    often, other = make(walk, "thu-ba")["address"], make(walk, "thu-ba")["address"]
    client = client_for(demo_of(office))

    statuses = [client.get(often.removeprefix(ADDRESS)).status_code for _ in range(READINGS + 1)]

    assert (set(statuses[:-1]), statuses[-1]) == ({200}, 429)
    assert read(office, other).status_code == 200


def test_turnstile_begins_anew_also_when_the_clock_is_set_back() -> None:
    gate, noon = Turnstile(1, timedelta(minutes=1)), datetime(2026, 1, 1, 12, tzinfo=UTC)

    passed = [gate.lets_in("a", noon + timedelta(seconds=at)) for at in (0, 59, 60, 61, -3600)]

    assert passed == [True, False, True, False, True]
