"""Deadlines pass once, whatever happens: after downtime, with several sweepers, with something broken."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, update

from services.deadlines import passing
from services.demo.scene import at_local
from services.store import deadlines, history, incidents, messages, rungs
from services.store.campaigns import CAMPAIGNS
from services.store.work import Scope
from services.troubles import reason_of
from services.wiring import Office
from tests.support.breaking import refusing
from tests.support.crowds import extend_each
from tests.support.offices import go_to
from tests.support.walker import Walker
from workflow.errors import NotFound


def _everything(office: Office) -> Scope:
    with office.reading() as work:
        organisation = work.connection.execute(CAMPAIGNS.select()).one().organisation_id
    return Scope(organisation=organisation, units=None, person="")


def _settled(office: Office) -> Counter[tuple[str, str]]:
    """How often each kind of entry settles each rung."""
    found: Counter[tuple[str, str]] = Counter()
    with office.reading() as work:
        for kept in history.all_streams(work, None):
            if kept.entry.kind.startswith(("campaign.rung", "campaign.deadline_passed")):
                found[kept.entry.kind.partition(".")[2], kept.entry.event.get("rung", "lapse")] += 1
    return found


def test_rungs_already_past_at_launch_are_skipped_with_an_entry(office: Office) -> None:
    with office.reading() as work:
        found = deadlines.listing(work, _everything(office))

    registration = next(one for one in found if one.name == "registration")
    assert [(rung.name, rung.outcome) for rung in registration.rungs] == [
        ("-14d", ""),
        ("-3d", ""),
        ("-1d", ""),
        ("0d", ""),
        ("lapse", ""),
        ("+1d", ""),
        ("+3d", ""),
    ]
    assert registration.due_at == at_local(2020, 8, 1, 0)


def test_after_downtime_the_newest_rung_speaks_for_the_older_ones(office: Office) -> None:
    go_to(office, at_local(2020, 7, 30, 9))

    office.sweep()

    assert _settled(office) == {("rung_skipped", "-14d"): 1, ("rung_skipped", "-3d"): 1, ("rung_fired", "-1d"): 1}
    with office.reading() as work:
        sent = messages.listing(work, _everything(office))
    assert Counter(one.subject.partition("– ")[2] for one in sent) == {"ngày mai là ngày cuối (31/7/2020)": 10}


def test_nothing_fires_before_its_moment_and_nothing_twice(office: Office) -> None:
    go_to(office, at_local(2020, 7, 17, 7))
    before = office.sweep()
    go_to(office, at_local(2020, 7, 17, 8))

    counts = [before, office.sweep(), office.sweep()]

    assert counts == [0, 1, 0]


def test_clock_set_back_fires_nothing_again(office: Office) -> None:
    go_to(office, at_local(2020, 7, 18, 9))
    office.sweep()
    go_to(office, at_local(2020, 7, 1, 9))

    again = office.sweep()
    go_to(office, at_local(2020, 7, 19, 9))

    assert (again, office.sweep()) == (0, 0)


def test_several_sweepers_settle_each_rung_once(office: Office) -> None:
    go_to(office, at_local(2021, 1, 5, 9))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: office.sweep(), range(8)))

    assert set(_settled(office).values()) <= {1, 2}
    assert sum(_settled(office).values()) == 10
    with office.reading() as work:
        assert rungs.next_instant(work) is None


def test_passed_deadline_makes_what_is_owed_overdue(office: Office) -> None:
    walk = Walker(office)
    walk.register("thu-ba")

    walk.clock("2020-07-31T17:00:00Z")

    states = Counter(case["state"] for case in walk.get("noi-vu", "/cases?track=register&limit=200")["cases"])
    assert states == {"met": 1, "overdue": 9}


def test_broken_deadline_becomes_an_incident_and_stops_no_other(office: Office) -> None:
    go_to(office, at_local(2021, 1, 5, 9))
    with office.writing() as work:
        broken = update(deadlines.DEADLINES).where(deadlines.DEADLINES.c.name == "registration")
        work.connection.execute(broken.values(name="unheard_of"))
        work.commit()

    office.sweep()

    with office.reading() as work:
        found = incidents.listing(work, _everything(office))
    assert {(one.kind, one.times, one.subject.split(":")[1]) for one in found} == {("rung", 1, "unheard_of")}
    assert {rung for _, rung in _settled(office)} == {"-14d", "+1d", "lapse"}


def test_extension_moves_the_ladder_and_takes_back_no_word(office: Office) -> None:
    walk = Walker(office)
    walk.clock("2020-07-18T02:00:00Z")
    campaign = walk.campaign()

    answer = walk.client("noi-vu").post(
        f"/api/v1/campaigns/{campaign['id']}/extensions",
        json={"deadline": "registration", "last_day": "2020-08-15", "reason": "Giãn cách xã hội"},
        headers={"If-Match": f'"{campaign["version"]}"'},
    )
    walk.clock("2020-08-16T02:00:00Z")

    assert answer.status_code == 200
    sent = {m["business_at"] for m in walk.get("noi-vu", "/messages") if m["kind"].startswith("deadline")}
    assert sorted(sent) == [
        "2020-07-17T01:00:00Z",
        "2020-07-18T02:00:00Z",
        "2020-08-01T01:00:00Z",
        "2020-08-12T01:00:00Z",
        "2020-08-14T01:00:00Z",
        "2020-08-15T01:00:00Z",
        "2020-08-16T01:00:00Z",
    ]


def test_case_extended_alone_follows_a_later_extension_for_all(office: Office) -> None:
    walk = Walker(office)
    late = walk.case("nam-thai-a", "register")
    for body in ({"last_day": "2020-08-05", "case": late["id"]}, {"last_day": "2020-08-15"}):
        campaign = walk.campaign()
        answer = walk.client("noi-vu").post(
            f"/api/v1/campaigns/{campaign['id']}/extensions",
            json={"deadline": "registration", "reason": "Lũ lụt", **body},
            headers={"If-Match": f'"{campaign["version"]}"'},
        )
        assert answer.status_code == 200, answer.text

    walk.clock("2020-08-10T02:00:00Z")
    still = walk.case("nam-thai-a", "register")
    walk.clock("2020-08-16T02:00:00Z")

    assert (still["state"], walk.case("nam-thai-a", "register")["state"]) == ("owed", "overdue")
    mine = [m["business_at"][:10] for m in walk.get("nam-thai-a", "/messages")]
    told_of_extensions, reminded = sorted(mine)[:2], sorted(mine)[2:]
    assert told_of_extensions == ["2020-03-30", "2020-03-30"]
    assert reminded == ["2020-08-01", "2020-08-12", "2020-08-14", "2020-08-15"]


def test_case_extended_twice_moves_on_and_never_back(office: Office) -> None:
    walk = Walker(office)
    late = walk.case("nam-thai-a", "register")

    def extend(last_day: str):
        campaign = walk.campaign()
        return walk.client("noi-vu").post(
            f"/api/v1/campaigns/{campaign['id']}/extensions",
            json={"deadline": "registration", "reason": "Lũ lụt", "last_day": last_day, "case": late["id"]},
            headers={"If-Match": f'"{campaign["version"]}"'},
        )

    first = extend("2020-08-20")
    walk.clock("2020-08-07T02:00:00Z")
    answers = [first, extend("2020-08-15"), extend("2020-09-30")]

    assert [answer.status_code for answer in answers] == [200, 409, 200]
    [own] = [one for one in walk.get("noi-vu", "/deadlines") if one["case"]]
    assert (own["revision"], own["last_day"]) == (2, "2020-09-30")
    assert walk.get("noi-vu", "/verification")["holds"] is True


def test_officers_and_sweepers_at_the_last_second_break_nothing(office: Office) -> None:
    """Registering while the deadline passes: each case ends met or overdue, with no incident and no deadlock."""
    walk = Walker(office)
    logins = ["thu-ba", "dong-thai", "dong-yen", "hung-yen", "nam-thai"]
    for login in logins:
        walk.file(login, walk.case(login, "register"), "registration_form")
    owed = {login: walk.case(login, "register") for login in logins}
    go_to(office, at_local(2020, 7, 31, 23))

    def register(login: str) -> int:
        return walk.take(login, owed[login], "meet").status_code

    def pass_midnight(_: str) -> int:
        go_to(office, at_local(2020, 8, 1, 0))
        return office.sweep()

    with ThreadPoolExecutor(8) as pool:
        sweeps = [pool.submit(pass_midnight, "") for _ in range(2)]
        statuses = [pool.submit(register, login).result() for login in logins]
        [sweep.result() for sweep in sweeps]
    office.sweep()

    assert set(statuses) <= {200, 409, 412}
    states = Counter(case["state"] for case in walk.get("noi-vu", "/cases?track=register&limit=200")["cases"])
    assert states == Counter(met=statuses.count(200), overdue=10 - statuses.count(200))
    assert walk.get("noi-vu", "/incidents") == []


def test_broken_rungs_are_singled_out_of_a_whole_batch(office: Office) -> None:
    """Three of many deadlines that are due together can't be fired; every other one is, in the same sweep."""
    walk = Walker(office)
    campaign = walk.campaign()
    extend_each(office, [campaign["id"]], rung="+1d", fires_at=at_local(2020, 8, 1, 8), due_at=at_local(2020, 12, 1, 0))
    go_to(office, at_local(2020, 8, 1, 9))
    with office.writing() as work:
        own = deadlines.DEADLINES.c.case_id
        broken = sorted(work.connection.execute(select(own).where(own != "")).scalars())[2:5]
        hanging = select(deadlines.DEADLINES.c.id).where(own.in_(broken))
        spoilt = rungs.RUNGS.c.deadline_id.in_(hanging) & (rungs.RUNGS.c.name == "+1d")
        work.connection.execute(update(rungs.RUNGS).where(spoilt).values(name="unheard_of"))
        work.commit()

    office.sweep()

    with office.reading() as work:
        found = incidents.listing(work, _everything(office))
        unheard = select(rungs.RUNGS.c.attempts).where(rungs.RUNGS.c.name == "unheard_of")
        attempts = work.connection.execute(unheard).scalars().all()
    assert sorted(incident.subject.split(":")[3] for incident in found) == broken
    assert attempts == [1, 1, 1]
    assert _settled(office)["rung_fired", "+1d"] == 7 + 1  # the campaign's own speaks as well
    assert {incident.reason for incident in found} == {reason_of(NotFound("rung", "unheard_of"))}


def test_own_deadlines_of_many_cases_pass_in_bounded_batches(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = Walker(office)
    at = at_local(2020, 8, 3, 0)
    extend_each(office, [walk.campaign()["id"]], rung="+1d", fires_at=at, due_at=at)
    go_to(office, at)
    monkeypatch.setattr(passing, "MOVES_AT_ONCE", 4)

    office.sweep()

    states = Counter(case["state"] for case in walk.get("noi-vu", "/cases?track=register&limit=200")["cases"])
    assert states == {"overdue": 10}
    assert _settled(office)["deadline_passed", "lapse"] == 11
    assert walk.get("noi-vu", "/verification")["holds"] is True


def test_what_was_undone_is_not_counted(office: Office) -> None:
    """The cases of a passing that breaks at its end have not moved, and no figure says that they have."""
    go_to(office, at_local(2020, 7, 31, 9))
    office.sweep()
    go_to(office, at_local(2020, 8, 1, 0))
    with refusing(office, "entries", "NEW.kind = 'campaign.deadline_passed'"):
        office.sweep()

    moved = office.metrics.registry.get_sample_value("thidua_entries_total", {"kind": "case.transition_taken"})

    assert moved is None
