"""What a stream tells of the rows that hang on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from workflow.events import (
    CampaignClosed,
    DeadlineArmed,
    DeadlineExtended,
    DeadlinePassed,
    DocumentFiled,
    OccurrenceSkipped,
    RungFired,
    RungGivenUp,
    RungRetried,
    RungSkipped,
)
from workflow.retelling import ladders, papers

JULY, AUGUST = ("2020-07-31T17:00:00+00:00", "2020-08-15T17:00:00+00:00")
ARMED = DeadlineArmed(
    deadline="registration", named_day="2020-07-31", last_day="2020-07-31", due_at=JULY, rungs={"-1d": JULY}
)


def _extended(case: str = "") -> DeadlineExtended:
    return DeadlineExtended(
        deadline="registration",
        last_day="2020-08-15",
        due_at=AUGUST,
        rungs={"-1d": AUGUST},
        revision=1 if case else 2,
        case=case,
    )


def test_armed_deadline_stands_with_its_passing() -> None:
    july = datetime(2020, 7, 31, 17, tzinfo=UTC)

    assert ladders([ARMED]) == {
        ("registration", "", "", "-1d"): (july, False),
        ("registration", "", "", "lapse"): (july, False),
    }


def test_fired_skipped_and_passed_are_settled() -> None:
    fired = RungFired(deadline="registration", revision=1, rung="-1d")
    skipped = RungSkipped(deadline="registration", revision=1, rung="-1d", because="superseded")
    passed = DeadlinePassed(deadline="registration", revision=1)

    assert [settled for _, settled in ladders([ARMED, fired, passed]).values()] == [True, True]
    assert [settled for _, settled in ladders([ARMED, skipped]).values()] == [True, False]


def test_what_is_given_up_is_settled_and_what_is_tried_again_is_not() -> None:
    given_up = RungGivenUp(deadline="registration", revision=1, rung="lapse", reason="Đã xử lý tay")
    retried = RungRetried(deadline="registration", revision=1, rung="-1d")

    assert [settled for _, settled in ladders([ARMED, retried, given_up]).values()] == [False, True]


def test_extension_begins_a_ladder_anew() -> None:
    fired = RungFired(deadline="registration", revision=1, rung="-1d")
    august = datetime(2020, 8, 15, 17, tzinfo=UTC)

    assert ladders([ARMED, fired, _extended()])["registration", "", "", "-1d"] == (august, False)


def test_extension_of_one_case_stands_beside_the_others() -> None:
    found = ladders([ARMED, _extended("c")])

    assert sorted(found) == [("registration", "", case, rung) for case in ("", "c") for rung in ("-1d", "lapse")]


def test_papers_are_told_by_their_id() -> None:
    filed = DocumentFiled(document="1", document_kind="form", sha256="b", size=9, media_type="application/pdf")

    assert papers([ARMED, filed]) == {"1": ("form", "b", 9, "application/pdf", "", "")}


def test_each_falling_due_has_a_ladder_of_its_own() -> None:
    spring, autumn = (replace(ARMED, occurrence=which) for which in ("2020-03-31", "2020-09-30"))
    fired = RungFired(deadline="registration", revision=1, rung="-1d", occurrence="2020-03-31")
    passed = DeadlinePassed(deadline="registration", revision=1, occurrence="2020-09-30")

    found = ladders([spring, autumn, fired, passed])

    assert {key: settled for key, (_, settled) in found.items()} == {
        ("registration", "2020-03-31", "", "-1d"): True,
        ("registration", "2020-03-31", "", "lapse"): False,
        ("registration", "2020-09-30", "", "-1d"): False,
        ("registration", "2020-09-30", "", "lapse"): True,
    }


def test_extension_of_one_falling_due_leaves_the_other_as_it_was() -> None:
    spring, autumn = (replace(ARMED, occurrence=which) for which in ("2020-03-31", "2020-09-30"))
    fired = [
        RungFired(deadline="registration", revision=1, rung="-1d", occurrence=one.occurrence)
        for one in (spring, autumn)
    ]

    found = ladders([spring, autumn, *fired, replace(_extended(), occurrence="2020-09-30")])

    assert [found["registration", which, "", "-1d"][1] for which in ("2020-03-31", "2020-09-30")] == [True, False]


def test_deadline_that_a_case_is_counted_from_again_begins_anew() -> None:
    first = replace(ARMED, case="c")
    passed = DeadlinePassed(deadline="registration", revision=1, case="c")

    assert ladders([first, passed])["registration", "", "c", "lapse"][1] is True
    again = replace(first, revision=2, due_at=AUGUST)
    assert ladders([first, passed, again])["registration", "", "c", "lapse"] == (
        datetime(2020, 8, 15, 17, tzinfo=UTC),
        False,
    )


def test_falling_due_that_was_skipped_has_no_ladder() -> None:
    skipped = OccurrenceSkipped(
        deadline="registration", occurrence="2020-03-31", last_day="2020-03-31", because="past_when_armed"
    )

    assert ladders([skipped]) == {}


def test_beginning_of_a_round_is_a_rung() -> None:
    later = replace(ARMED, occurrence="2021", rungs={"begins": JULY})
    fired = RungFired(deadline="registration", revision=1, rung="begins", occurrence="2021")

    assert [ladders(events)["registration", "2021", "", "begins"][1] for events in ([later], [later, fired])] == [
        False,
        True,
    ]


def test_closing_settles_whatever_was_still_to_come() -> None:
    found = ladders([ARMED, CampaignClosed(closed_on="2020-06-15")])

    assert found
    assert {settled for _, settled in found.values()} == {True}
