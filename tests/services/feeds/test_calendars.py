"""What stands in a calendar, followed through a campaign: stable names, rising sequences, only what one may see."""

from __future__ import annotations

from datetime import date

import pytest

from services import campaigns, feeds
from services.demo.scene import at_local
from services.registry import definition_of
from services.store import campaigns as campaign_rows
from services.wiring import Office
from tests.services.trial import Trial
from tests.support.ical import assert_sound, events
from tests.support.offices import go_to
from tests.support.walker import Walker
from workflow.arming import reckoning_of
from workflow.commands import RecordMilestone
from workflow.daysoff import DaysOff
from workflow.ids import MilestoneId
from workflow.moving import realigned

REGISTRATION = "registration.once.all"


def calendar(walk: Walker, login: str) -> bytes:
    answer = walk.client(login).get(f"/api/v1/campaigns/{walk.campaign()['id']}/calendar.ics")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert_sound(answer.content)
    return answer.content


def of_trial(trial: Trial, login: str) -> bytes:
    with trial.office.reading() as work:
        return feeds.written(feeds.calendar_of(work, trial.who(work, login), trial.campaign))


def states(text: bytes) -> dict[str, tuple[str, int, date]]:
    return {name: (one.status.value, int(one.sequence.value), one.dtstart.value) for name, one in events(text).items()}


def extend(walk: Walker, last_day: str, **more: str) -> None:
    answer = walk.ask("noi-vu", "extensions", deadline="registration", last_day=last_day, reason="Bão", **more)
    assert answer.status_code == 200, answer.text


def test_each_deadline_is_a_whole_day_with_what_is_owed(office: Office) -> None:
    [one] = [event for name, event in events(calendar(Walker(office), "thu-ba")).items() if name == REGISTRATION]

    assert (one.dtstart.value, one.dtend.value) == (date(2020, 7, 31), date(2020, 8, 1))
    assert (one.summary.value, one.status.value) == ("[BẢN MINH HỌA] Hạn đăng ký thi đua", "CONFIRMED")
    said = one.description.value.splitlines()
    assert "Hạn cuối: đến hết thứ Sáu, ngày 31/7/2020" in said
    assert "Việc phải làm: Đăng ký thi đua" in said
    assert "BẢN MINH HỌA – không phải văn bản thật" in said


def test_two_readings_are_the_same_bytes_whatever_the_time(office: Office) -> None:
    walk = Walker(office)
    before = calendar(walk, "thu-ba")
    go_to(office, at_local(2020, 5, 1, 9))

    assert calendar(walk, "thu-ba") == before


def test_extension_moves_the_day_and_raises_the_sequence_under_the_same_name(office: Office) -> None:
    walk = Walker(office)
    before = states(calendar(walk, "thu-ba"))
    go_to(office, at_local(2020, 5, 1, 9))

    extend(walk, "2020-08-15")
    after = events(calendar(walk, "thu-ba"))

    assert before[REGISTRATION] == ("CONFIRMED", 0, date(2020, 7, 31))
    moved = after[REGISTRATION]
    assert (int(moved.sequence.value), moved.dtstart.value) == (1, date(2020, 8, 15))
    assert moved.dtstamp.value == moved.last_modified.value == at_local(2020, 5, 1, 9)
    assert "Hạn ban đầu: đến hết ngày 31/7/2020" in moved.description.value
    assert after.keys() == before.keys()


def test_calendar_that_moves_a_deadline_raises_the_sequence(office: Office) -> None:
    trial = Trial.begun(office)
    before = states(of_trial(trial, "a"))
    trial.record("results", date(2021, 1, 15))
    armed = states(of_trial(trial, "a"))["appeal.once.all"]
    go_to(office, at_local(2021, 1, 17, 9))

    with office.writing() as work:
        found = campaign_rows.load(work, trial.campaign, for_change=True)
        assert found is not None
        definition = definition_of(work, found.sha256)
        by = reckoning_of(definition, found, DaysOff(holidays=frozenset({date(2021, 1, 18)})))
        campaigns.record(work, found, tuple(realigned(definition, found, by, work.act.business_at, "calendar")))
        work.commit()

    assert "appeal.once.all" not in before
    assert armed == ("CONFIRMED", 0, date(2021, 1, 22))
    assert states(of_trial(trial, "a"))["appeal.once.all"] == ("CONFIRMED", 1, date(2021, 1, 25))
    assert events(of_trial(trial, "a"))["appeal.once.all"].last_modified.value == at_local(2021, 1, 17, 9)


def test_day_granted_to_one_case_is_its_own_and_nobody_elses(office: Office) -> None:
    walk = Walker(office)
    late = walk.case("nam-thai-a", "register")
    extend(walk, "2020-08-05", case=late["id"])
    own = f"registration.once.{late['id']}"

    theirs, others, everything = (states(calendar(walk, login)) for login in ("nam-thai-a", "thu-ba", "noi-vu"))

    assert theirs[own] == ("CONFIRMED", 0, date(2020, 8, 5))
    assert theirs[REGISTRATION] == ("CANCELLED", 1, date(2020, 7, 31))
    assert own not in others
    assert others[REGISTRATION][0] == everything[REGISTRATION][0] == "CONFIRMED"
    assert own in everything


def test_what_is_done_is_ticked_and_dated_by_when_it_was(office: Office) -> None:
    walk = Walker(office)
    go_to(office, at_local(2020, 6, 1, 9))

    walk.register("thu-ba")
    mine, all_of_them = (events(calendar(walk, login))[REGISTRATION] for login in ("thu-ba", "noi-vu"))

    assert mine.summary.value == "[BẢN MINH HỌA] ✓ Hạn đăng ký thi đua"
    assert mine.last_modified.value == at_local(2020, 6, 1, 9)
    assert all_of_them.summary.value == "[BẢN MINH HỌA] Hạn đăng ký thi đua"


def test_what_is_cancelled_is_not_ticked_as_done(office: Office) -> None:
    walk = Walker(office)
    extend(walk, "2020-08-05", case=walk.case("nam-thai-a", "register")["id"])
    for login in ("nam-thai-a", "thu-ba"):
        case = walk.case(login, "register")
        at, now = f"/api/v1/cases/{case['id']}/cancellation", {"If-Match": f'"{case["version"]}"'}
        assert walk.client("noi-vu").post(at, json={"reason": "Mở nhầm"}, headers=now).status_code == 200

    theirs = events(calendar(walk, "nam-thai-a"))
    [own] = [one for name, one in theirs.items() if name.startswith("registration.once.") and name != REGISTRATION]
    unextended = events(calendar(walk, "thu-ba"))[REGISTRATION]

    assert (own.status.value, "✓" in own.summary.value) == ("CANCELLED", False)
    assert (unextended.status.value, "✓" in unextended.summary.value) == ("CANCELLED", False)


def test_unit_is_not_told_what_only_others_owe(office: Office) -> None:
    walk = Walker(office)

    assert "year_end_report.once.all" in states(calendar(walk, "noi-vu"))
    assert "year_end_report.once.all" not in states(calendar(walk, "thu-ba"))


def test_closed_campaign_cancels_every_day(office: Office) -> None:
    walk = Walker(office)
    extend(walk, "2020-08-15")
    before = states(calendar(walk, "thu-ba"))

    assert walk.ask("noi-vu", "close", reason="Dừng").status_code == 200

    after = states(calendar(walk, "thu-ba"))
    assert {name: ("CANCELLED", sequence + 1, day) for name, (_, sequence, day) in before.items()} == after


def test_rounds_openings_and_blocks_have_days_of_their_own(office: Office) -> None:
    trial = Trial.begun(office)

    commune, invited = states(of_trial(trial, "a")), states(of_trial(trial, "c"))

    assert commune["entries.once.all.opens"] == ("CONFIRMED", 0, date(2021, 8, 1))
    assert [name for name in commune if name.startswith("yearly_plan")] == [
        f"yearly_plan.{year}.all" for year in (2021, 2022, 2023)
    ]
    assert {"half_year.2021-06-30.all", "half_year.2021-12-31.all"} <= commune.keys()
    assert "yearly_plan.2022.all" in invited


@pytest.mark.parametrize("provisional", [True, False])
def test_milestone_is_unsure_until_it_is_certain(office: Office, *, provisional: bool) -> None:
    trial = Trial.begun(office)
    name = MilestoneId("results")
    trial.ask(RecordMilestone(milestone=name, happened_on=date(2021, 1, 10), document_number="1/TB", provisional=True))
    if not provisional:
        trial.record("results", date(2021, 1, 12))

    found = states(of_trial(trial, "a"))["milestone.results"]

    assert found == (("TENTATIVE", 0, date(2021, 1, 10)) if provisional else ("CONFIRMED", 1, date(2021, 1, 12)))


def test_days_are_told_in_the_language_of_the_reader(office: Office) -> None:
    walk = Walker(office)
    answer = walk.client("thu-ba").get(
        f"/api/v1/campaigns/{walk.campaign()['id']}/calendar.ics", headers={"Accept-Language": "en"}
    )

    assert "to the end of Friday 31/7/2020" in events(answer.content)[REGISTRATION].description.value


def test_draft_has_no_days(office: Office) -> None:
    walk = Walker(office)
    made = walk.client("noi-vu").post("/api/v1/campaigns", json={"plan": "an-bien-2020", "year": 2021}).json()

    answer = walk.client("noi-vu").get(f"/api/v1/campaigns/{made['id']}/calendar.ics")

    assert (answer.status_code, events(answer.content)) == (200, {})
