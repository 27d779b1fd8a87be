"""Use this rule to find moves that ask to be acknowledged, or go by SMS, and tell nobody.

Whoever is told is asked to confirm having read it; where nobody is told there is nobody to confirm. Mend it with
`tells:` and a role, or by taking the word out.

Bad::

    tracks:
      collective:
        transitions:
          award: {label: Khen thưởng, from: approved, to: awarded, by: office, acknowledge: yes}

Good::

    tracks:
      collective:
        transitions:
          award: {label: Khen thưởng, from: approved, to: awarded, by: office, tells: officer, acknowledge: yes}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted
from definitions.reading.tracks import moves_of

ID = "acknowledged-by-nobody"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every move with such a word and no role that is told."""
    for _, track in draft.section("tracks").maps():
        for trigger, written in moves_of(track):
            for word in ("acknowledge", "by_sms"):
                if written.text(word) == "yes" and not written.each("tells"):
                    message = f"{quoted(trigger.text)} says {word} and tells nobody"
                    yield Problem.at(
                        trigger.place, SEVERITY, ID, message, "add tells: and a role, or take the word out"
                    )
