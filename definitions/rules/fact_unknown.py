"""Use this rule to notice ids of facts that the register of the plan does not know.

The registers in `definitions/facts/` list the facts of the shipped plans' texts. A plan that mistypes an id leaves the
fact it means without a place. Mend it by writing the id as the register has it. A plan without a register, such as one
of your own, is not looked at.

Bad::

    plan: an-bien-2020
    quotas:
      awards: {fact: 001-Q9}

Good::

    plan: an-bien-2020
    quotas:
      awards: {fact: 001-Q3}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, choice_hint, quoted
from definitions.tracing import mentions

ID = "fact-unknown"
SEVERITY = Severity.WARNING


def check(draft: Draft) -> Iterator[Problem]:
    """Every id of a fact that is not in the plan's register, where there is one."""
    if draft.register is None:
        return
    known = draft.register.facts
    for fact in (mention.fact for mention in mentions(draft.root)):
        if fact.text not in known:
            message = f"the register of this plan knows no fact {quoted(fact.text)}"
            yield Problem.at(fact.place, SEVERITY, ID, message, choice_hint(fact.text, known))
