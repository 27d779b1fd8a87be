"""Use this rule to find milestones that the plan names but never declares.

It would never be recorded, and whatever waits for it would wait for ever. Mend it by declaring it under
`milestones`, or by using the id of one that is there. `launched` needs no
declaration, and `issued` none where the source carries its date.

Bad::

    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - milestone: notification

Good::

    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - milestone: notice
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import unknown
from workflow.dates import ISSUED, LAUNCHED

ID = "unknown-milestone"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every place that names something of `milestones` which is not there."""
    of_themselves = (ISSUED, LAUNCHED) if draft.root.below("source").text("date") else (LAUNCHED,)
    declared = (*draft.section("milestones").entries, *of_themselves)
    issue_unknown = [one for one in draft.references("milestones") if one.text == ISSUED and ISSUED not in declared]
    for one in issue_unknown:
        message, hint = "the day of issue is not known", "add date: to the source, or declare the milestone issued"
        yield Problem.at(one.place, SEVERITY, ID, message, hint)
    others = (one for one in draft.references("milestones") if one.text != ISSUED)
    yield from unknown(others, declared, "milestones", ID, SEVERITY)
