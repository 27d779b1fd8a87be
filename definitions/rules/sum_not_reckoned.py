"""Use this rule to notice awards whose money is left to the law, where the law is not known to give a sum.

An award `by_law` needs its `form`; the sum is the coefficient of that form, for whom it is given, times the base salary.
It is looked for on the last day of the plan's period, in `definitions/law/money.yaml`. Mend it by naming the form, by
writing an `amount`, or by adding the coefficient to the law once the article has been read.

Bad::

    awards:
      certificate: {label: Giấy khen, track: collective, by_law: Nghị định 91/2017/NĐ-CP}

Good::

    awards:
      certificate: {label: Giấy khen, track: collective, form: giay_khen, by_law: Nghị định 91/2017/NĐ-CP}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_law import holder_of, time_of
from definitions.problem import Problem, Severity
from workflow.refusals import Refusal

ID = "sum-not-reckoned"
SEVERITY = Severity.WARNING


def check(draft: Draft) -> Iterator[Problem]:
    """Every award left to the law for which no sum can be reckoned. A form nobody knows is another rule's matter."""
    law, (_, day) = draft.books.money, time_of(draft)
    for _, award in draft.section("awards").maps():
        for by_law in award.scalars("by_law"):
            form, holder = award.text("form"), holder_of(draft, award)
            if not form:
                message, hint = "no form is said, so no coefficient can be found", "write form:, such as giay_khen"
                yield Problem.at(by_law.place, SEVERITY, ID, message, hint)
            elif holder and form in law.forms and isinstance(law.prize(form, holder, day), Refusal):
                message = f"no sum is known for {form}, {holder.value}, on {day.isoformat()}"
                hint = "write an amount, or add the coefficient to the law of money"
                yield Problem.at(by_law.place, SEVERITY, ID, message, hint)
