"""Use this rule to find votes left to the law where the article sets a majority and no quorum.

How many members must be present is then the council's own working rule. Mend it by writing it: `quorum` beside `form`.

Bad::

    votes: {by_all: {label: Biểu quyết, by_law: {form: cstd_toan_quoc}}}

Good::

    votes: {by_all: {label: Biểu quyết, by_law: {form: cstd_toan_quoc, quorum: 2/3}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import votes_under_law
from definitions.problem import Problem, Severity, quoted

ID = "law-without-quorum"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every vote left to the law that nobody gave a quorum."""
    for one in votes_under_law(draft):
        by_law = one.node.below("by_law")
        if (
            by_law.entries
            and not by_law.text("quorum")
            and one.law.quorum is None
            and one.names is by_law.value("form")
        ):
            message = f"the law sets no quorum for {quoted(one.names.text)} ({one.law.article})"
            yield Problem.at(one.names.place, SEVERITY, ID, message, "add quorum: 2/3, or what the council's rules say")
