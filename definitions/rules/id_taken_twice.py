"""Use this rule to find an obligation and a track of the same id.

Each obligation is a case on a built-in track that bears its id, so the two would be mixed up. Mend it by renaming
one.

Bad::

    obligations:
      collective:
        {label: Đăng ký, owed_by: participants, deadline: registration, met_by: officer}

Good::

    obligations:
      enter:
        {label: Đăng ký, owed_by: participants, deadline: registration, met_by: officer}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted

ID = "id-taken-twice"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every obligation whose id is a track's."""
    tracks = draft.section("tracks").entries
    for entry in draft.section("obligations").entries.values():
        if entry.key.text in tracks:
            message = f"{quoted(entry.key.text)} is a track already"
            yield Problem.at(entry.key.place, SEVERITY, ID, message, "give the obligation or the track another id")
