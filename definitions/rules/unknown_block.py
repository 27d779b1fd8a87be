"""Use this rule to find blocks of participants that an obligation names but the plan never declares.

No unit is in such a block, so nobody would owe. Mend it by declaring it under `participants: blocks:`, or by using the
id of one that is there.

Bad::

    obligations:
      register: {blocks: communes}

Good::

    obligations:
      register: {blocks: everybody}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.references import unknown

ID = "unknown-block"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every block named that is not among the participants' blocks."""
    declared = draft.section("participants").below("blocks").entries
    return unknown(draft.references("blocks"), declared, "participants: blocks", ID, SEVERITY)
