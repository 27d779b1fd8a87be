"""What a stream tells of the rows that hang on it."""

from __future__ import annotations

from datetime import UTC, datetime

from workflow.events import DeadlineArmed, DeadlineExtended, DeadlinePassed, DocumentFiled, RungFired, RungSkipped
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
