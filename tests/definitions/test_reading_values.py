"""Words of the language and what they come to in a definition."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from definitions.values import day_rule, full_date, money, percentage, rung_days, share
from tests.definitions.texts import changed, loaded
from workflow.dates import DayOfRound, EndOfMonth, NamedDay, Reckoning
from workflow.definition import Carrying, Definition, FromAbove
from workflow.guards import (
    AllOf,
    AnyOf,
    FieldIs,
    HasDocument,
    HasDocumentFromBelow,
    IsParticipant,
    Negated,
    UnitCaseHas,
    UnitCaseIn,
    WithinQuota,
    WonBefore,
)
from workflow.ids import AwardId, DocumentKindId, FieldId, QuotaId, StateId, TrackId, Trigger


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (full_date, "30/3/2020", date(2020, 3, 30)),
        (full_date, "2020-07-31", date(2020, 7, 31)),
        (day_rule, "31/7", NamedDay(31, 7)),
        (day_rule, "29/2", NamedDay(29, 2)),
        (day_rule, "20/1/2021", NamedDay(20, 1, 2021)),
        (day_rule, "2020-07-31", NamedDay(31, 7, 2020)),
        (day_rule, "20/1 next year", NamedDay(20, 1, years_later=1)),
        (day_rule, "month 8", EndOfMonth(8)),
        (day_rule, "month 8/2020", EndOfMonth(8, 2020)),
        (day_rule, "quarter 1", EndOfMonth(3)),
        (day_rule, "quarter 1 next year", EndOfMonth(3, years_later=1)),
        (day_rule, "quarter 4/2021", EndOfMonth(12, 2021)),
        (day_rule, "year", EndOfMonth(12)),
        (day_rule, "year next year", EndOfMonth(12, years_later=1)),
        (day_rule, "day 25", DayOfRound(on=25)),
        (day_rule, "monday", DayOfRound(weekday=0)),
        (day_rule, "friday", DayOfRound(weekday=4)),
        (day_rule, "last day", DayOfRound()),
        (money, "3.000.000", 3_000_000),
        (money, "500000", 500_000),
        (share, "2/3", (Fraction(2, 3), False)),
        (share, "at least 2/3", (Fraction(2, 3), False)),
        (share, "more than 1/2", (Fraction(1, 2), True)),
        (percentage, "20", Fraction(20)),
        (percentage, "12.5%", Fraction(25, 2)),
        (rung_days, "-14d", -14),
        (rung_days, "+1d", 1),
        (rung_days, "opening", 0),
        (rung_days, "opening +1d", 1),
        (rung_days, "opening -7d", -7),
    ],
)
def test_value_is_read(read: Callable[[str], object], text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    "text", ["31/11", "30/2", "29/2/2021", "2020-02-30", "month 0", "month 13", "quarter 5/2020", "day 0", "day 32"]
)
def test_day_that_no_year_has_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        day_rule(text)


@given(st.dates(min_value=date(1945, 9, 2), max_value=date(2999, 12, 31)))
def test_day_is_read_as_it_is_written_both_ways(day: date) -> None:
    assert full_date(f"{day.day}/{day.month}/{day.year}") == full_date(day.isoformat()) == day


def definition(written: str, instead: str) -> Definition:
    result = loaded(changed(written, instead))
    assert result.definition is not None, "\n".join(map(str, result.problems))
    return result.definition


def guard_of(item: str) -> object:
    found = definition("- {quota: awards, taken: from_high_to_low}", f"- {item}")
    (move,) = (move for move in found.tracks[TrackId("collective")].transitions if move.trigger == "nominate")
    assert isinstance(move.guard, AllOf)
    return move.guard.parts[0]


COLLECTIVE, RATING = TrackId("collective"), FieldId("rating")
FORM, EXCELLENT = HasDocument(DocumentKindId("form")), FieldIs(RATING, "excellent")


@pytest.mark.parametrize(
    ("item", "guard"),
    [
        ("document: form", FORM),
        ("{field: rating, is: excellent}", EXCELLENT),
        ("{unit_case: collective, field: rating, is: good}", UnitCaseHas(COLLECTIVE, RATING, "good")),
        ("{quota: awards, taken: in_any_order}", WithinQuota(QuotaId("awards"), ranked=False)),
        ("participant: yes", IsParticipant()),
        ("all: [{document: form}, {field: rating, is: excellent}]", AllOf((FORM, EXCELLENT))),
        ("any: [{document: form}, {field: rating, is: excellent}]", AnyOf((FORM, EXCELLENT))),
        ("not: {document: form}", Negated(FORM, "condition_holds")),
        ("not: {won: awarded}", Negated(WonBefore(StateId("awarded")), "won_already", {"state": "awarded"})),
        ("any: [{not: {document: form}}]", AnyOf((Negated(FORM, "condition_holds"),))),
    ],
)
def test_guard_is_read_by_its_leading_key(item: str, guard: object) -> None:
    assert guard_of(item) == guard


@pytest.mark.parametrize(
    ("written", "any_round"), [("", False), (", any_round: no", False), (", any_round: yes", True)]
)
def test_own_case_of_other_rounds_counts_only_where_it_is_said(written: str, *, any_round: bool) -> None:
    text = changed("subject: unit", "subject: person").replace(
        "- {quota: awards, taken: from_high_to_low}", f"- not: {{own_case: collective, in: [awarded, rated]{written}}}"
    )
    plan = loaded(text).definition
    assert plan is not None
    (guard,) = (m.guard for m in plan.tracks[COLLECTIVE].transitions if m.trigger == "nominate")

    part = UnitCaseIn(COLLECTIVE, (StateId("awarded"), StateId("rated")), own=True, any_round=any_round)
    told = {"track": "collective", "states": "awarded, rated"}
    assert guard == AllOf((Negated(part, "own_case_reached", told),))


HIGHER = """  higher:
    label: Cấp trên
    subject: unit
    continues: collective
    initial: drafted
    opens_at_launch: standing_office
    opening: [{continued: [rated, awarded]}]
    states: {drafted: {label: Đang lập}, given: {label: Được tặng, final: yes}, denied: {label: Không, final: yes}}
    transitions:
      give: {label: Tặng, from: drafted, to: given, by: office, guard: [{document: form, from_below: yes}], asks: [number, day]}
      deny: {label: Không tặng, from: drafted, to: denied, by: office}
  bundle:
    label: Đợt trình
    subject: unit
    initial: gathering
    opened_by: office
    states: {gathering: {label: Đang lập}, answered: {label: Đã trả lời, final: yes}}
    transitions:
      answer:
        label: Trả lời
        from: gathering
        to: answered
        by: office
        carries: {tracks: higher, trigger: [give, deny], of: all_units, at_least: 2}
awards:
  merit: {label: Bằng khen, track: higher, from_above: {in: given, number: number, date: day}}
"""


def test_level_above_is_read() -> None:
    text = changed("fields:\n", "fields:\n  number: {label: Số, kind: text}\n  day: {label: Ngày, kind: date}\n")
    result = loaded(f"{text.rstrip()}\n{HIGHER}")
    plan = result.definition
    assert plan is not None, "\n".join(map(str, result.problems))
    higher, award = plan.tracks[TrackId("higher")], plan.awards[AwardId("merit")]
    [answer] = plan.tracks[TrackId("bundle")].transitions

    assert (higher.continues, higher.opens_at_launch, higher.for_standing_office) == (COLLECTIVE, True, True)
    assert higher.opening == AllOf((UnitCaseIn(COLLECTIVE, (StateId("rated"), StateId("awarded"))),))
    assert higher.transitions[0].guard == AllOf((HasDocumentFromBelow(DocumentKindId("form"), COLLECTIVE),))
    triggers = (Trigger("give"), Trigger("deny"))
    assert answer.carries == Carrying(tracks=(higher.id,), triggers=triggers, all_units=True, at_least=2)
    assert award.from_above == FromAbove(won_in=(StateId("given"),), number=FieldId("number"), dated=FieldId("day"))
    assert plan.tracks[COLLECTIVE].continues is None


def test_before_excludes_the_day_it_names() -> None:
    (deadline,) = definition("through: 31/7", "before: 31/7").deadlines.values()

    (rule,) = deadline.when
    assert rule.last_day(Reckoning(year=2020)) == date(2020, 7, 30)


def test_question_blocks_unless_it_says_no() -> None:
    assert [question.blocking for question in definition("year: 2020", "year: 2020").questions.values()] == [True, True]


def test_accepted_files_may_be_named() -> None:
    (form,) = definition("{label: Bản đăng ký}", "{label: Bản, accepts: application/pdf}").documents.values()

    assert form.accepts == ("application/pdf",)
