"""Use this rule to notice votes left to a rule of law that nobody has verified (chưa kiểm chứng).

The law of votes says of each rule how sure it is: `yes` where the article's own words were read, `partly` and `no`
otherwise. Mend it by reading the article and correcting `definitions/law/votes.yaml`, or by writing `quorum` and
`majority` yourself.

Bad::

    source: {date: 1/8/2025}
    votes: {flag_vote: {label: Biểu quyết, by_law: {form: co_chinh_phu, quorum: 2/3}}}

Good::

    source: {date: 1/8/2024}
    votes: {flag_vote: {label: Biểu quyết, by_law: {form: co_chinh_phu, quorum: 2/3}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import votes_under_law
from definitions.law import Verified
from definitions.problem import Problem, Severity

ID = "law-unverified"
SEVERITY = Severity.WARNING
SAID = {Verified.PARTLY: "verified only in part", Verified.NO: "not verified (chưa kiểm chứng)"}


def check(draft: Draft) -> Iterator[Problem]:
    """Every vote left to a rule of law that is not sure."""
    for one in votes_under_law(draft):
        if one.law.verified in SAID and one.names is one.node.below("by_law").value("form"):
            message = f"{one.law.article} is {SAID[one.law.verified]}"
            hint = "read the article and correct definitions/law/votes.yaml, or write quorum and majority here"
            yield Problem.at(one.names.place, SEVERITY, ID, message, hint)
