"""Prize money is dated data: every number with its article, met at the edges of its days, wrong in located ways."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from math import ceil

import pytest

from definitions.law import LawUnreadable, books_of, shipped_books
from definitions.law.books import SHIPPED
from definitions.law.money import FILE, money_from
from workflow.definition import Holder
from workflow.money import AwardKind, Reckoned, Verified, reckoned
from workflow.refusals import Refusal

LAW = shipped_books().money
TEXT = FILE.read_bytes()
PERSON, COLLECTIVE, HOUSEHOLD = Holder.INDIVIDUAL, Holder.COLLECTIVE, Holder.HOUSEHOLD
TEN_THOUSAND = 10_000
COLUMNS = ("0.15", "0.3", "0.45", "0.6", "1.0", "1.5", "2.25", "3.0")
AMOUNTS = {
    1_390_000: (210_000, 420_000, 630_000, 840_000, 1_390_000, 2_090_000, 3_130_000, 4_170_000),
    1_490_000: (230_000, 450_000, 680_000, 900_000, 1_490_000, 2_240_000, 3_360_000, 4_470_000),
    1_800_000: (270_000, 540_000, 810_000, 1_080_000, 1_800_000, 2_700_000, 4_050_000, 5_400_000),
    2_340_000: (360_000, 710_000, 1_060_000, 1_410_000, 2_340_000, 3_510_000, 5_270_000, 7_020_000),
    2_530_000: (380_000, 760_000, 1_140_000, 1_520_000, 2_530_000, 3_800_000, 5_700_000, 7_590_000),
}
EVERY_NUMBER = [
    pytest.param(rules, form, holder, one, id=f"{rules.id}-{form}-{holder}")
    for rules in LAW.rule_sets
    for (form, holder), one in rules.coefficients.items()
]
ONE = """forms: {paper: {label: Giấy khen, kind: form}}
salaries:
  first: {amount: 1.000.000, from: 1/1/2020, text: nd38_2019, article: Điều 1, verified: yes}
rule_sets:
  rules:
    label: Quy định
    text: nd91_2017
    from: 1/1/2020
    rounding: {up_to: 10.000, article: Điều 2, verified: yes}
    same_period: {paid: highest, article: Điều 3, verified: yes}
    coefficients:
      paper: {individual: {times: 0.3, article: Điều 4, verified: yes}}
"""


def amount(form: str, holder: Holder, day: date) -> int | str:
    """The sum, or the code of the refusal."""
    found = LAW.prize(form, holder, day)
    return found.code if isinstance(found, Refusal) else found.amount


@pytest.mark.parametrize("salary", AMOUNTS)
def test_amounts_are_those_of_the_table_for_every_base_salary(salary: int) -> None:
    assert tuple(reckoned(Fraction(one), salary, TEN_THOUSAND) for one in COLUMNS) == AMOUNTS[salary]


@pytest.mark.parametrize("salary", LAW.salaries, ids=lambda one: one.id)
def test_a_base_salary_is_in_force_on_its_first_and_last_day_and_not_beyond(salary) -> None:
    before, after = LAW.salary_on(salary.first_day - timedelta(days=1)), salary.last_day

    assert LAW.salary_on(salary.first_day) == salary
    assert before != salary
    if after:
        assert LAW.salary_on(after) == salary
        assert LAW.salary_on(after + timedelta(days=1)) not in (salary, None)


@pytest.mark.parametrize(("rules", "form", "holder", "one"), EVERY_NUMBER)
def test_a_prize_is_the_full_coefficient_times_the_base_salary_rounded_up(rules, form, holder, one) -> None:
    """On the first and the last day of the rule set, and on each day the base salary changes within it."""
    begins = [salary.first_day for salary in LAW.salaries if rules.in_force(salary.first_day)]
    for day in {rules.first_day, rules.last_day or date(2030, 1, 1), *begins}:
        found, salary = LAW.prize(form, holder, day), LAW.salary_on(day)
        if one.times is None:
            assert isinstance(found, Refusal)
            assert found.code == "coefficient_unknown"
            continue
        assert isinstance(found, Reckoned)
        assert salary is not None
        thousandths = int(one.times * 1000) * salary.amount
        assert found.amount == ceil(thousandths / 10_000_000) * 10_000
        assert found.product == Fraction(thousandths, 1000)
        assert (found.rule_set, found.article, found.salary_article) == (rules.id, one.article, salary.article)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 6, 30), (420_000, 840_000, 210_000, 1_390_000, 2_780_000)),
        (date(2019, 7, 1), (450_000, 900_000, 230_000, 1_490_000, 2_980_000)),
        (date(2023, 12, 31), (540_000, 1_080_000, 270_000, 1_800_000, 3_600_000)),
        (date(2024, 1, 1), (540_000, 1_080_000, "coefficient_unknown", 2_700_000, 5_400_000)),
        (date(2025, 6, 30), (710_000, 1_410_000, "coefficient_unknown", 3_510_000, 7_020_000)),
        (date(2025, 7, 1), (710_000, 1_410_000, 710_000, 3_510_000, 7_020_000)),
        (date(2026, 6, 30), (710_000, 1_410_000, 710_000, 3_510_000, 7_020_000)),
        (date(2026, 7, 1), (760_000, 1_520_000, 760_000, 3_800_000, 7_590_000)),
    ],
)
def test_amounts_at_the_edges_of_decrees_and_base_salaries(day: date, expected: tuple[int | str, ...]) -> None:
    asked = (
        ("giay_khen", PERSON),
        ("giay_khen", COLLECTIVE),
        ("giay_khen_xa", PERSON),
        ("bang_khen", PERSON),
        ("bang_khen", COLLECTIVE),
    )

    assert tuple(amount(form, holder, day) for form, holder in asked) == expected


def test_a_household_is_given_half_as_much_again_of_forms_and_nothing_by_titles_or_where_no_rule_is_known() -> None:
    day = date(2025, 7, 1)

    assert amount("giay_khen", HOUSEHOLD, day) == 1_060_000, "not 1.5 × 710 000"
    assert amount("bang_khen", HOUSEHOLD, day) == 5_270_000
    assert amount("lao_dong_tien_tien", HOUSEHOLD, day) == "coefficient_not_found"
    assert amount("giay_khen", HOUSEHOLD, date(2020, 7, 1)) == "coefficient_not_found"


@pytest.mark.parametrize(
    ("form", "day", "code"),
    [
        ("huan_chuong", date(2025, 7, 1), "form_not_in_law"),
        ("giay_khen", date(2017, 9, 30), "no_rules_of_money"),
        ("xa_tieu_bieu", date(2020, 1, 1), "coefficient_not_found"),
        ("ky_niem_chuong", date(2024, 6, 1), "coefficient_unknown"),
    ],
)
def test_what_is_not_known_is_refused_by_name_and_never_guessed(form: str, day: date, code: str) -> None:
    assert amount(form, PERSON, day) == code


def test_a_sum_is_as_sure_as_the_least_sure_of_its_numbers() -> None:
    def mark(form: str, day: date) -> Verified:
        found = LAW.prize(form, PERSON, day)
        assert isinstance(found, Reckoned)
        return found.verified

    assert mark("cstd_co_so", date(2025, 7, 1)) is Verified.YES
    assert mark("cstd_co_so", date(2026, 7, 1)) is Verified.PARTLY, "the base salary was only told"
    assert mark("giay_khen", date(2024, 6, 1)) is Verified.NO


def test_what_was_only_inferred_is_marked_so() -> None:
    inferred = {
        (rules.id, form, holder.value)
        for rules in LAW.rule_sets
        for (form, holder), one in rules.coefficients.items()
        if one.verified is Verified.NO and one.times
    }

    assert inferred == {
        ("nd98", "bang_khen", "individual"),
        ("nd98", "bang_khen", "collective"),
        ("nd98", "giay_khen", "individual"),
        ("nd98", "giay_khen", "collective"),
        ("nd152", "bang_khen_thu_tuong", "individual"),
        ("nd152", "bang_khen_quan_khu", "individual"),
    }


def test_titles_and_forms_are_told_apart() -> None:
    assert LAW.forms["cstd_co_so"].kind is AwardKind.TITLE
    assert LAW.forms["co_bo_tinh"].kind is AwardKind.TITLE
    assert LAW.forms["giay_khen"].kind is AwardKind.FORM


def test_forms_keep_their_ids_in_both_laws() -> None:
    votes = shipped_books().votes.forms

    assert {"giay_khen", "bang_khen", "cstd_co_so", "lao_dong_tien_tien"} <= votes.keys() & LAW.forms.keys()


@pytest.mark.parametrize(
    ("written", "instead", "line", "rule"),
    [
        ("amount: 1.000.000", "amount: 1.0000", 3, "bad-value"),
        ("from: 1/1/2020, text", "from: 31/6/2020, text", 3, "no-such-date"),
        ("from: 1/1/2020, text", "from: 1/1/2020, through: 1/1/2019, text", 3, "law-ends-before-it-begins"),
        ("      paper: {ind", "      papers: {ind", 12, "unknown-name"),
        ("kind: form", "kind: prize", 1, "bad-value"),
        ("times: 0.3, ", "", 12, "missing-key"),
        ("times: 0.3", "times: 0.3, unknown: Không rõ", 12, "missing-key"),
        ("times: 0.3", "times: 0", 12, "bad-value"),
        ("individual:", "person:", 12, "unknown-key"),
        ("verified: yes}}", "verified: maybe}}", 12, "bad-value"),
        ("    same_period: {paid: highest, article: Điều 3, verified: yes}\n", "", 6, "missing-key"),
    ],
)
def test_every_problem_of_the_law_is_located(written: str, instead: str, line: int, rule: str) -> None:
    assert ONE.count(written) == 1, written

    with pytest.raises(LawUnreadable) as raised:
        money_from(ONE.replace(written, instead).encode())

    places = [(problem.file, problem.line, problem.rule) for problem in raised.value.problems]
    assert places == [("law/money.yaml", line, rule)]


def test_two_base_salaries_on_one_day_are_refused() -> None:
    second = (
        "  second: {amount: 2.000.000, from: 1/1/2024, text: nd38_2019, article: Điều 1, verified: yes}\nrule_sets:"
    )

    with pytest.raises(LawUnreadable) as raised:
        money_from(ONE.replace("rule_sets:", second).encode())
    assert [problem.rule for problem in raised.value.problems] == ["laws-overlap"]
    ended = ONE.replace("from: 1/1/2020, text", "from: 1/1/2020, through: 31/12/2023, text")
    assert len(money_from(ended.replace("rule_sets:", second).encode()).salaries) == 2


def test_a_file_of_ones_own_replaces_the_shipped_one_and_its_numbers_are_used(tmp_path) -> None:
    (tmp_path / "money.yaml").write_bytes(TEXT.replace(b"amount: 2.530.000", b"amount: 2.600.000"))

    own = books_of(tmp_path)
    found = own.money.prize("giay_khen", PERSON, date(2026, 7, 1))

    assert isinstance(found, Reckoned)
    assert (found.amount, found.base_salary) == (780_000, 2_600_000)
    assert found.law_sha256 != LAW.sha256
    assert own.own == ("money.yaml",)
    assert own.votes == shipped_books().votes


def test_every_problem_of_all_files_of_ones_own_is_told_at_once_with_its_path(tmp_path) -> None:
    (tmp_path / "money.yaml").write_bytes(TEXT.replace(b"2.530.000", b"much"))
    (tmp_path / "texts.yaml").write_bytes(SHIPPED["texts.yaml"].read_bytes().replace(b"from: 1/10/2026", b"from: soon"))

    with pytest.raises(LawUnreadable) as raised:
        books_of(tmp_path)

    assert [problem.file for problem in raised.value.problems] == [
        str(tmp_path / "money.yaml"),
        str(tmp_path / "texts.yaml"),
    ]


@pytest.mark.parametrize(
    ("file", "text", "rule"),
    [
        ("mony.yaml", b"", "law-file"),
        ("money.yaml", TEXT.replace(b"text: nd161_2026", b"text: nd161"), "unknown-name"),
        ("money.yaml", b"\xff\xfe", "encoding"),
    ],
)
def test_a_file_of_ones_own_that_can_not_be_used_is_named(tmp_path, file: str, text: bytes, rule: str) -> None:
    (tmp_path / file).write_bytes(text)

    with pytest.raises(LawUnreadable) as raised:
        books_of(tmp_path)
    assert [(problem.file, problem.rule) for problem in raised.value.problems] == [(str(tmp_path / file), rule)]


def test_a_folder_that_is_none_is_named(tmp_path) -> None:
    with pytest.raises(LawUnreadable, match="is no folder"):
        books_of(tmp_path / "nowhere")
