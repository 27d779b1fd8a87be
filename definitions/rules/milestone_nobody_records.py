"""Use this rule to find guards that wait for a milestone nobody may record.

The cases would wait for ever. Mend it by naming under `recorded_by` who records the milestone.

Bad::

    milestones:
      review: {label: Kỳ họp tổng kết, recorded_by: []}
    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - milestone: review

Good::

    milestones:
      review: {label: Kỳ họp tổng kết, recorded_by: office}
    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - milestone: review
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted

ID = "milestone-nobody-records"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every place that waits for a milestone without a role that records it."""
    milestones = draft.section("milestones")
    for awaited in draft.references("milestones"):
        if awaited.text in milestones.entries and not milestones.below(awaited.text).each("recorded_by"):
            message = f"nobody records the milestone {quoted(awaited.text)}"
            yield Problem.at(awaited.place, SEVERITY, ID, message, "name who does under its recorded_by")
