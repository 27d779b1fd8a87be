"""Several awards at one time: titles of one period are paid once, everything else is paid."""

from __future__ import annotations

from workflow.money import AwardKind, Due, SamePeriod, paid

TITLE, FORM = AwardKind.TITLE, AwardKind.FORM


def due(id_: str, amount: int, kind: AwardKind = TITLE, period: str = "2025", recipient: str = "an") -> Due:
    return Due(id=id_, recipient=recipient, kind=kind, period=period, amount=amount)


def amounts(*dues: Due, rule: SamePeriod = SamePeriod.HIGHEST) -> list[int]:
    return [one.amount for one in paid(dues, rule)]


def test_of_several_titles_of_one_period_the_highest_is_paid() -> None:
    advanced, soldier = due("advanced", 710_000), due("soldier", 2_340_000)

    found = paid((advanced, soldier))

    assert [(one.amount, one.outdone_by) for one in found] == [(0, "soldier"), (2_340_000, "")]


def test_titles_of_different_periods_are_each_paid() -> None:
    assert amounts(due("a", 710_000, period="2024"), due("b", 2_340_000)) == [710_000, 2_340_000]


def test_a_title_and_a_form_of_one_period_are_both_paid() -> None:
    assert amounts(due("a", 2_340_000), due("b", 710_000, FORM)) == [2_340_000, 710_000]


def test_forms_are_each_paid() -> None:
    assert amounts(due("a", 710_000, FORM), due("b", 3_510_000, FORM)) == [710_000, 3_510_000]


def test_other_people_are_paid_their_own() -> None:
    assert amounts(due("a", 710_000), due("b", 2_340_000, recipient="binh")) == [710_000, 2_340_000]


def test_of_equal_titles_the_first_is_paid() -> None:
    assert amounts(due("a", 710_000), due("b", 710_000)) == [710_000, 0]


def test_where_the_rules_pay_each_each_is_paid() -> None:
    assert amounts(due("a", 710_000), due("b", 2_340_000), rule=SamePeriod.EACH) == [710_000, 2_340_000]
