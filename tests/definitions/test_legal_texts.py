"""The registry of legal texts: which are cited, and whether they hold in the time of whoever cites them."""

from __future__ import annotations

from datetime import date

import pytest

from definitions import load, shipped_plans
from definitions.law import LawUnreadable, shipped_books
from definitions.law.texts import texts_from
from tests.definitions.texts import SMALL, changed, loaded

TEXTS = shipped_books().texts
ISSUER = "issuer: Ủy ban nhân dân huyện"


def standing(number: str, first: date, last: date) -> tuple[str, tuple[str, ...]]:
    (text,) = TEXTS.cited_in(number)
    found = TEXTS.standing(text, first, last)
    return found.standing.value, tuple(one.number for one in found.others)


def rules_of(year: int, basis: str) -> list[tuple[str, str]]:
    """What a check of the smallest plan, of that year and resting on *basis*, says of texts."""
    text = changed(ISSUER, f"{ISSUER}, basis: {basis}").replace("year: 2020", f"year: {year}")
    found = loaded(text.replace("date: 30/3/2020", f"date: 30/3/{year}")).problems
    return [(one.rule, one.message) for one in found if one.rule.startswith("text-")]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Nghị định 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ", ["91/2017/NĐ-CP"]),
        ("Luật số 06/2022/QH15; Thông tư 1/2024/tt-bnv", ["06/2022/QH15", "01/2024/TT-BNV"]),
        ("Kế hoạch 07/KH-UBND, Quyết định 191/2017/QĐ-UBND, 1191/2017/NĐ-CP", []),
        ("98/2023/NĐ-CP, 98/2023/NĐ-CP", ["98/2023/NĐ-CP"]),
    ],
)
def test_texts_are_found_by_their_numbers(words: str, numbers: list[str]) -> None:
    assert [one.number for one in TEXTS.cited_in(words)] == numbers


@pytest.mark.parametrize(
    ("number", "first", "last", "expected"),
    [
        ("91/2017/NĐ-CP", date(2023, 12, 31), date(2023, 12, 31), ("in_force", ())),
        ("91/2017/NĐ-CP", date(2024, 1, 1), date(2024, 1, 1), ("no_longer", ("98/2023/NĐ-CP",))),
        ("91/2017/NĐ-CP", date(2026, 1, 1), date(2026, 1, 1), ("no_longer", ("152/2025/NĐ-CP",))),
        ("98/2023/NĐ-CP", date(2023, 12, 31), date(2023, 12, 31), ("not_yet", ())),
        ("98/2023/NĐ-CP", date(2025, 1, 1), date(2025, 12, 31), ("ends_within", ("152/2025/NĐ-CP",))),
        ("152/2025/NĐ-CP", date(2025, 1, 1), date(2025, 12, 31), ("in_force", ())),
        ("06/2022/QH15", date(2026, 9, 30), date(2026, 9, 30), ("in_force", ())),
        ("06/2022/QH15", date(2026, 10, 1), date(2026, 10, 1), ("amended", ("06/2026/QH16",))),
        ("73/2024/NĐ-CP", date(2026, 7, 1), date(2026, 7, 1), ("no_longer", ("161/2026/NĐ-CP",))),
    ],
)
def test_how_a_text_stands_to_a_time(
    number: str, first: date, last: date, expected: tuple[str, tuple[str, ...]]
) -> None:
    assert standing(number, first, last) == expected


def test_a_plan_is_told_of_texts_out_of_its_time_and_of_those_nobody_verified() -> None:
    assert rules_of(2020, "Nghị định 91/2017/NĐ-CP") == []
    assert rules_of(2026, "Nghị định 91/2017/NĐ-CP") == [
        ("text-not-in-force", "91/2017/NĐ-CP was in force through 2023-12-31 only")
    ]
    assert rules_of(2025, "Nghị định 98/2023/NĐ-CP") == [
        ("text-not-in-force", "98/2023/NĐ-CP ends on 2025-06-30, within the time of the plan")
    ]
    assert rules_of(2027, "Luật 06/2026/QH16") == [
        ("text-unverified", "06/2026/QH16 is not verified (chưa kiểm chứng)")
    ]
    assert rules_of(2027, "Nghị định 1/2099/NĐ-CP") == [], "what nobody knows is not judged"


def test_the_money_of_an_award_cites_a_text_too() -> None:
    award = "awards: {paper: {label: Giấy khen, track: collective, form: giay_khen, by_law: Nghị định 152/2025/NĐ-CP}}"

    problems = loaded(f"{SMALL}{award}\n").problems

    assert [(one.rule, one.message) for one in problems] == [
        ("text-not-in-force", "152/2025/NĐ-CP is in force from 2025-07-01 only")
    ]


@pytest.mark.parametrize("path", shipped_plans(), ids=lambda path: path.stem)
def test_shipped_plans_were_right_in_their_years(path) -> None:
    assert [one for one in load(path).problems if one.rule.startswith(("text-", "sum-"))] == []


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("texts: {a: {number: 1/2020/NĐ-CP, label: A, replaced_by: b, verified: yes}}", 1, "unknown-name"),
        ("texts:\n  a: {number: một, label: A, verified: yes}", 2, "text-number"),
        (
            "texts:\n  a: {number: 1/2020/NĐ-CP, label: A, verified: yes}\n  b: {number: 01/2020/NĐ-CP, label: B, verified: no}",
            3,
            "text-twice",
        ),
        ("texts: {a: {number: 1/2020/NĐ-CP, label: A}}", 1, "missing-key"),
        (
            "texts:\n  a: {number: 1/2020/NĐ-CP, label: A, from: 2/1/2020, through: 1/1/2020, verified: yes}",
            2,
            "law-ends-before-it-begins",
        ),
    ],
)
def test_every_problem_of_the_registry_is_located(text: str, line: int, rule: str) -> None:
    with pytest.raises(LawUnreadable) as raised:
        texts_from(text.encode())

    assert [(one.file, one.line, one.rule) for one in raised.value.problems] == [("law/texts.yaml", line, rule)]


def test_every_text_that_replaces_another_begins_the_day_after() -> None:
    for text in TEXTS.texts.values():
        for other in text.replaced_by:
            begins = TEXTS.texts[other].first_day
            assert text.last_day
            assert begins
            assert 0 < (begins - text.last_day).days <= 1, text.id
