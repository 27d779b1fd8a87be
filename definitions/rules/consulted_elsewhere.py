"""Use this rule to find guards that wait for an opinion asked about other cases.

A consultation is held about the cases of one track. On another track nobody is ever asked, so the guard never holds.
Mend it by naming a consultation of this track, or by correcting the consultation's `track`.

Bad::

    consultations:
      police:
        {label: Ý kiến công an, track: person, from: rated, asked_by: office, of: office, days: 5, silence: agrees}
    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - consulted: police

Good::

    consultations:
      police:
        {label: Ý kiến công an, track: collective, from: rated, asked_by: office, of: office, days: 5, silence: agrees}
    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - consulted: police
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.problem import Problem, Severity, quoted

ID = "consulted-elsewhere"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every guard that waits for a consultation of another track."""
    declared = draft.section("consultations")
    for track in draft.tracks():
        for guard in track.guards:
            for named in guard.scalars("consulted"):
                asked_on = declared.below(named.text).text("track")
                if asked_on and asked_on != track.id.text:
                    message = f"{quoted(named.text)} is asked about cases on {quoted(asked_on)}, not on this track"
                    yield Problem.at(named.place, SEVERITY, ID, message, "name a consultation of this track")
