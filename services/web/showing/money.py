"""The cost of a plan's awards as a table, and the cited texts that want a look, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from definitions.law import Citing
from services.store.work import Work
from services.web.contexts.frame import Badge
from services.web.contexts.money import CostRow, CostTable
from services.words import amount, sentence, translation
from services.words.money import citing_said, holder_said, mark_said, most_said, times_said
from workflow.definition import Definition
from workflow.money import AwardCost, Cost, Fixed, Reckoned, Verified
from workflow.refusals import Refusal

FIXED = "Kế hoạch ghi số tiền"
PRODUCT = "{times} × {salary} = {product} đồng, làm tròn lên"
SALARY = "Lương cơ sở {amount} đồng ({article})"
TONES = {Verified.YES: "good", Verified.PARTLY: "warn", Verified.NO: "bad"}


def cost_table(work: Work, cost: Cost, definition: Definition, action: str, language: str) -> CostTable:
    """*cost* as its table, asked again for another day at *action*."""
    reckoned = any(isinstance(line.prize, Reckoned) for line in cost.lines)
    salary = work.installation.law.money.salary_on(cost.day) if reckoned else None
    shape = translation(language).gettext(SALARY)
    return CostTable(
        action=action,
        day=cost.day,
        rows=tuple(_row(line, definition, language) for line in cost.lines),
        total=cost.total,
        complete=cost.complete,
        salary=shape.format(amount=amount(salary.amount), article=salary.article) if salary else "",
        mark=mark_badge(salary.verified, language) if salary else None,
    )


def mark_badge(mark: Verified, language: str) -> Badge:
    """How sure we are, as a badge."""
    return Badge(label=mark_said(mark, language), tone=TONES[mark])


def texts_said(citings: Iterable[Citing], language: str) -> tuple[str, ...]:
    return tuple(citing_said(one, language) for one in citings)


def day_asked(text: str) -> date | None:
    """The day that the address names; None where it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _row(line: AwardCost, definition: Definition, language: str) -> CostRow:
    prize = line.prize
    return CostRow(
        label=line.award.label.said(language),
        holder=holder_said(line.award.holder, language),
        most=line.most.number,
        most_said=most_said(line.most, language),
        one=None if isinstance(prize, Refusal) else prize.amount,
        how=_how(prize, definition, language),
        mark=mark_badge(prize.verified, language) if isinstance(prize, Reckoned) else None,
        in_all=line.in_all,
    )


def _how(prize: Fixed | Reckoned | Refusal, definition: Definition, language: str) -> tuple[str, ...]:
    said = translation(language).gettext
    if isinstance(prize, Refusal):
        return (sentence(prize, definition, language),)
    if isinstance(prize, Fixed):
        return (said(FIXED),)
    product = said(PRODUCT).format(
        times=times_said(prize.coefficient, language),
        salary=amount(prize.base_salary),
        product=amount(int(prize.product)),
    )
    return (product, prize.article)
