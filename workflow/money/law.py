"""The law of prize money as data: base salaries and rule sets by the days they are in force. Nothing here is a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from workflow.definition.awards import Holder
from workflow.definition.source import Label
from workflow.money.certainty import Verified, least_sure
from workflow.money.reckoning import Reckoned, reckoned
from workflow.refusals import Refusal


class AwardKind(StrEnum):
    """What the law calls it: an emulation title (danh hiệu thi đua) or a form of commendation (hình thức khen thưởng)."""

    TITLE = "title"
    FORM = "form"


class SamePeriod(StrEnum):
    """What is paid where somebody is given several titles of one counting period at one time."""

    HIGHEST = "highest"
    EACH = "each"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOfAward:
    """A title or form of award, told apart by who gives it where the law does."""

    id: str
    label: Label
    kind: AwardKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficient:
    """What the base salary is multiplied by; `times` is None where an amount exists but is not known, as `says` tells."""

    times: Fraction | None
    article: str
    verified: Verified
    says: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Salary:
    """The base salary (lương cơ sở) in đồng from `first_day` through `last_day` (None: still); days in Việt Nam."""

    id: str
    amount: int
    first_day: date
    last_day: date | None
    text: str
    article: str
    verified: Verified

    def in_force(self, day: date) -> bool:
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """The rules of one decree for decisions of the days it is in force.

    `coefficients` by form and holder; `household` multiplies a person's coefficient, for forms alone (None: unknown);
    the product is rounded up to `step` đồng by `rounding_article`. `text` is the decree in the registry of texts.
    """

    id: str
    label: Label
    text: str
    first_day: date
    last_day: date | None
    step: int
    rounding_article: str
    rounding_verified: Verified
    same_period: SamePeriod
    same_period_article: str
    same_period_verified: Verified
    coefficients: Mapping[tuple[str, Holder], Coefficient]
    household: Coefficient | None = None

    def in_force(self, day: date) -> bool:
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def coefficient(self, form: FormOfAward, holder: Holder) -> Coefficient | None:
        """What applies to that form for that holder; None where the decree is not known to say."""
        found = self.coefficients.get((form.id, holder))
        if found or holder is not Holder.HOUSEHOLD or form.kind is AwardKind.TITLE or not self.household:
            return found
        person = self.coefficients.get((form.id, Holder.INDIVIDUAL))
        if person is None or person.times is None or self.household.times is None:
            return person
        return Coefficient(
            times=person.times * self.household.times,
            article=f"{person.article}; {self.household.article}",
            verified=least_sure(person.verified, self.household.verified),
            says=self.household.says,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LawOfMoney:
    """Everything the law is known to say of prize money; `sha256` is of the text it was read from."""

    forms: Mapping[str, FormOfAward]
    salaries: tuple[Salary, ...]
    rule_sets: tuple[RuleSet, ...]
    sha256: str

    def salary_on(self, day: date) -> Salary | None:
        """The base salary in force on *day*; None where none is known."""
        return next((one for one in self.salaries if one.in_force(day)), None)

    def rules_on(self, day: date) -> RuleSet | None:
        """The rule set for decisions of *day*; None where none is known."""
        return next((one for one in self.rule_sets if one.in_force(day)), None)

    def prize(self, form: str, holder: Holder, day: date) -> Reckoned | Refusal:
        """The sum for one award whose decision is issued on *day*, or why it can't be reckoned: never a guess."""
        rules, salary, known = self.rules_on(day), self.salary_on(day), self.forms.get(form)
        on = {"day": day.isoformat()}
        if known is None:
            return Refusal("form_not_in_law", {"form": form})
        if rules is None:
            return Refusal("no_rules_of_money", on)
        found = rules.coefficient(known, holder)
        named = {"form": known.label.vi, "holder": holder.value, "rules": rules.label.vi}
        if found is None:
            return Refusal("coefficient_not_found", named)
        if found.times is None:
            return Refusal("coefficient_unknown", named)
        if salary is None:
            return Refusal("no_base_salary", on)
        return Reckoned(
            amount=reckoned(found.times, salary.amount, rules.step),
            coefficient=found.times,
            base_salary=salary.amount,
            product=found.times * salary.amount,
            article=found.article,
            salary_article=salary.article,
            rule_set=rules.id,
            verified=least_sure(found.verified, salary.verified, rules.rounding_verified),
            law_sha256=self.sha256,
        )
