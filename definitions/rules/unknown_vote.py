"""Use this rule to find rules of votes that the plan names but never declares.

Without its quorum and its majority a vote decides nothing. Mend it by declaring it under `votes`, or by using
the id of one that is there.

Bad::

    tracks:
      collective:
        transitions:
          award:
            guard:
              - carried: council_vote

Good::

    tracks:
      collective:
        transitions:
          award:
            guard:
              - carried: award_vote
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import undeclared

ID = "unknown-vote"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every place that names something of `votes` which is not there."""
    return undeclared(draft, "votes", ID, SEVERITY)
