"""The page of the law of money: every amount with its article, its days, how sure it is, and the test that covers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from definitions.law import LegalText, shipped_books
from docs.law import MARKS
from workflow.definition import Holder
from workflow.money import Coefficient, FormOfAward, RuleSet, Salary, reckoned

INTRODUCTION = """\
Trang này liệt kê mức lương cơ sở, hệ số tiền thưởng và văn bản pháp luật mà chương trình biết, theo ngày hiệu lực; dữ liệu ở
[money.yaml](../../definitions/law/money.yaml) và [texts.yaml](../../definitions/law/texts.yaml). Cơ quan sửa bằng tệp cùng tên
trong thư mục `THIDUA_LAW`, kiểm tra bằng `thidua law`; không sửa mã nguồn. Tiền thưởng = hệ số × lương cơ sở vào ngày ký
quyết định, nhân trọn hệ số rồi mới làm tròn lên. Số ghi “chưa kiểm chứng” là chưa đọc được nguyên văn điều luật.

Base salaries, coefficients and legal texts by the days they are in force. An office corrects them in files of the same names
in the folder `THIDUA_LAW`, which `thidua law` checks. The prize is coefficient × base salary on the day of the decision; the
full coefficient is multiplied first, the product is rounded up. Sentences are ours. The tests are in
`tests/definitions/test_law_of_money.py`."""
HOLDERS = {
    Holder.INDIVIDUAL: "cá nhân · individual",
    Holder.COLLECTIVE: "tập thể · collective",
    Holder.HOUSEHOLD: "hộ gia đình · household",
}
SALARY_TEST = "test_a_base_salary_is_in_force_on_its_first_and_last_day_and_not_beyond"
PRIZE_TEST = "test_a_prize_is_the_full_coefficient_times_the_base_salary_rounded_up"


def law_of_money() -> Iterator[str]:
    """The lines of the page."""
    law = shipped_books().money
    yield from INTRODUCTION.splitlines()
    yield from ("", "## Lương cơ sở · Base salary", "")
    yield from ("| đồng | in force | article | mark | test |", "|---|---|---|---|---|")
    yield from map(_salary, law.salaries)
    for rules in law.rule_sets:
        yield from _rule_set(rules, law.forms)
    yield from ("", "## Văn bản pháp luật · Legal texts", "")
    yield "In force: the days as far as they are known. A plan that cites a text out of its time is warned of (`text-not-in-force`)."
    yield from ("", "| number | name | in force | replaced or amended by | mark |", "|---|---|---|---|---|")
    texts = shipped_books().texts.texts
    yield from (
        _text(one, [texts[other].number for other in (*one.replaced_by, *one.amended_by)]) for one in texts.values()
    )


def _salary(one: Salary) -> str:
    cells = (
        _amount(one.amount),
        _days(one.first_day, one.last_day),
        one.article,
        MARKS[one.verified],
        f"`{SALARY_TEST}[{one.id}]`",
    )
    return f"| {' | '.join(cells)} |"


def _rule_set(rules: RuleSet, forms: Mapping[str, FormOfAward]) -> Iterator[str]:
    yield from ("", f"## {rules.label.vi} · {rules.label.en}", "")
    yield f"Decisions of {_days(rules.first_day, rules.last_day)}."
    yield f"The product is rounded up to {_amount(rules.step)} đồng: {rules.rounding_article}, {MARKS[rules.rounding_verified]}."
    yield (
        f"Of several titles of one period the {rules.same_period} is paid: {rules.same_period_article}, "
        f"{MARKS[rules.same_period_verified]}."
    )
    if rules.household and rules.household.times:
        yield f"A household: {float(rules.household.times):g} × a person's coefficient, forms alone: {rules.household.article}, {MARKS[rules.household.verified]}."
        yield f"{rules.household.says.vi} *{rules.household.says.en}*"
    yield from ("", "| form | to | coefficient | đồng | article | mark | test |", "|---|---|---|---|---|---|---|")
    for (form, holder), one in rules.coefficients.items():
        yield _coefficient(rules, forms[form], holder, one)


def _coefficient(rules: RuleSet, form: FormOfAward, holder: Holder, one: Coefficient) -> str:
    cells = (
        f"`{form.id}` {form.label.vi}",
        HOLDERS[holder],
        f"{float(one.times):g}" if one.times else "không rõ · unknown",
        "<br>".join(_sums(rules, one)),
        f"{one.article}{f'<br>{one.says.vi}<br>*{one.says.en}*' if one.says.vi else ''}",
        MARKS[one.verified],
        f"`{PRIZE_TEST}[{rules.id}-{form.id}-{holder}]`",
    )
    return f"| {' | '.join(cells)} |"


def _sums(rules: RuleSet, one: Coefficient) -> Iterator[str]:
    """The prize under each base salary of the time of the rule set."""
    for salary in shipped_books().money.salaries:
        begins = max(rules.first_day, salary.first_day)
        ends = min(rules.last_day or date.max, salary.last_day or date.max)
        if one.times and begins <= ends:
            days = _days(begins, None if ends == date.max else ends)
            yield f"{_amount(reckoned(one.times, salary.amount, rules.step))} ({days})"


def _text(one: LegalText, others: list[str]) -> str:
    cells = (
        one.number,
        f"{one.label.vi}<br>*{one.label.en}*",
        _days(one.first_day, one.last_day),
        ", ".join(others),
        MARKS[one.verified],
    )
    return f"| {' | '.join(cells)} |"


def _days(first: date | None, last: date | None) -> str:
    """The days, `from – ` what is still in force."""
    return f"{_day(first) if first else ''} – {_day(last) if last else ''}".strip()


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _amount(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")
