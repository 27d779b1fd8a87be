"""Use this rule to notice minutes of a council that no guard ever asks for.

They go into every case that the council decides, but the case moves without them just as well. Mend it with a guard
`document:` on the council's move, or by taking `minutes` out.

Bad::

    councils:
      board: {label: Hội đồng, tracks: collective, trigger: award, vote: award_vote, convened_by: office, minutes: form}

Good::

    councils:
      board: {label: Hội đồng, tracks: collective, trigger: award, vote: award_vote, convened_by: office, minutes: form}
    tracks:
      collective:
        transitions:
          award: {guard: [{document: form}, {carried: award_vote}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import councils
from definitions.problem import Problem, Severity, quoted

ID = "minutes-never-looked-at"
SEVERITY = Severity.WARNING


def check(draft: Draft) -> Iterator[Problem]:
    """Every kind of minutes that no guard on a track of the council asks for."""
    for council in councils(draft):
        tracks = {track.id.text: track for track, _ in council.moves(draft)}.values()
        for minutes in council.node.scalars("minutes"):
            asked = {kind for track in tracks for guard in track.guards for kind in guard.texts("document")}
            if tracks and minutes.text not in asked:
                message = f"nothing asks for the minutes {quoted(minutes.text)}"
                hint = f"add the guard document: {minutes.text} to the council's move"
                yield Problem.at(minutes.place, SEVERITY, ID, message, hint)
