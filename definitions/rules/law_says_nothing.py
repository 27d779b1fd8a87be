"""Use this rule to find votes left to the law on which no rule of law is known for the day the plan was issued.

The law is that of the plan's day of issue (`source.date`), or of the first day of its year where it names none. For many
forms, and for some years, no threshold is known. Mend it by writing `quorum` and `majority` in place of `by_law`.

Bad::

    votes: {by_law_of_then: {label: Biểu quyết, by_law: {form: giay_khen, quorum: 2/3}}}

Good::

    votes: {by_law_of_then: {label: Biểu quyết, by_law: {form: cstd_toan_quoc, quorum: 2/3}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.law import issued_day
from definitions.problem import Problem, Severity, quoted

ID = "law-says-nothing"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every vote left to the law where the law has no rule. A form that is not there is another rule's matter."""
    day = issued_day(draft.root)
    for _, vote in draft.section("votes").maps():
        for form in vote.below("by_law").scalars("form"):
            if form.text in draft.law.forms and draft.law.on(day, form.text) is None:
                message = f"no rule is known for a vote on {quoted(form.text)} on {day.isoformat()}"
                yield Problem.at(form.place, SEVERITY, ID, message, "write quorum and majority in place of by_law")
