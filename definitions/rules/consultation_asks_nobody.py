"""Use this rule to find consultations without somebody who asks or somebody who answers.

Mend it by naming roles under `asked_by` and `of`.

Bad::

    consultations:
      police:
        label: Ý kiến công an
        track: collective
        from: rated
        asked_by: office
        of: []
        days: 5
        silence: agrees

Good::

    consultations:
      police:
        label: Ý kiến công an
        track: collective
        from: rated
        asked_by: office
        of: office
        days: 5
        silence: agrees
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted

ID = "consultation-asks-nobody"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every consultation one side of which names no role."""
    for key, consultation in draft.section("consultations").maps():
        for word, does in (("asked_by", "asks"), ("of", "answers")):
            written = consultation.value(word)
            if written is not None and not consultation.each(word):
                message = f"nobody {does} in the consultation {quoted(key.text)}"
                yield Problem.at(written.place, SEVERITY, ID, message, f"name a role under {word}")
