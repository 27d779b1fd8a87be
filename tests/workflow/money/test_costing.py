"""What awards may cost at most: as many as the narrowest quota lets in, told apart from what is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from definitions import load_text
from tests.definitions.texts import SMALL
from workflow.daysoff import DaysOff
from workflow.definition import Definition, Holder
from workflow.ids import AwardId, OptionId, QuestionId, TrackId
from workflow.money import Bound, Most, TakingPart, last_day_of_period, most_of

AWARD = "\nawards: {paper: {label: Giấy khen, track: collective, form: giay_khen}}\n"
SHARE = "    percent: 20\n    of: {ask: base}\n"
EVERYBODY = TakingPart(units=10, people=40, blocks=2, rounds=3)
BASE = {QuestionId("base"): OptionId("participants")}


def plan(quota: str = SHARE, award: str = AWARD) -> Definition:
    """The smallest plan with an award; *quota* in place of its own number."""
    assert SHARE in SMALL
    found = load_text((SMALL.replace(SHARE, f"    {quota.strip()}\n") + award).encode(), "plan.yaml")
    assert found.definition is not None, found.problems
    return found.definition


def most(definition: Definition, part: TakingPart = EVERYBODY) -> Most:
    return most_of(definition, definition.awards[AwardId("paper")], part, {**definition.own_answers, **BASE})


@pytest.mark.parametrize(
    ("quota", "number", "bound"),
    [
        ("count: 3", 3, Bound.QUOTA),
        ("exactly: 3", 3, Bound.QUOTA),
        ("count: 2\n    each: unit", 20, Bound.QUOTA),
        ("count: 2\n    each: block", 4, Bound.QUOTA),
        ("percent: 25\n    of: participants", 2, Bound.SHARE),
        ("percent: 25\n    of: participants\n    rounding: up", 3, Bound.SHARE),
        ("percent: 25\n    of: registered", 2, Bound.SHARE),
    ],
)
def test_a_quota_says_how_many_at_most(quota: str, number: int, bound: Bound) -> None:
    found = most(plan(quota))

    assert (found.number, found.bound, found.quota) == (number, bound, "awards")


@pytest.mark.parametrize("quota", ["count: 2\n    each: unit", "percent: 25\n    of: participants"])
def test_what_depends_on_participants_is_not_known_before_they_are(quota: str) -> None:
    found = most(plan(quota), TakingPart())

    assert (found.number, found.bound) == (None, Bound.PARTICIPANTS_UNKNOWN)


def test_the_holder_follows_from_the_subject_unless_the_plan_says_it() -> None:
    def holder(award: str) -> Holder:
        return plan(award=award).awards[AwardId("paper")].holder

    assert holder(AWARD) is Holder.COLLECTIVE
    assert holder(AWARD.replace("giay_khen}", "giay_khen, holder: household}")) is Holder.HOUSEHOLD


def test_the_day_is_the_last_of_the_period_or_of_the_year() -> None:
    definition = plan()
    by = definition.reckoning(2020, {}, {}, DaysOff())
    autumn = plan(award=f"{AWARD}period: {{from: 1/8/2020, through: month 10}}\n")

    assert last_day_of_period(definition, by) == date(2020, 12, 31)
    assert last_day_of_period(autumn, by) == date(2020, 10, 31)


def test_no_quota_is_no_bound() -> None:
    definition = plan()

    found = most_of(definition, replace(definition.awards[AwardId("paper")], track=TrackId("other")), EVERYBODY, BASE)

    assert (found.number, found.bound) == (None, Bound.NO_QUOTA)
