"""Use this rule to find returned cases whose time runs out without the move that is declared for it.

What goes on or is withdrawn by the clock needs a last day (`days` or `working_days`, not both), and a move out of the
state: one that leads back in for `goes_on`, one that ends the case for `withdrawn`. Mend it by adding what is missing,
or by saying `runs_out: stays`.

Bad::

    returned:
      rated: {runs_out: withdrawn}

Good::

    returned:
      rated: {runs_out: stays}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_tracks import TrackDraft
from definitions.nodes import MapNode
from definitions.problem import Problem, Severity, quoted
from workflow.definition import RunsOut

ID = "return-runs-out-nowhere"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every returned state whose days are said twice, or run out into a move that is not there."""
    for key, node in draft.section("returned").maps():
        runs_out = node.text("runs_out")
        counted = [word for word in ("days", "working_days") if node.value(word)]
        if len(counted) > 1:
            message = f"the days of {quoted(key.text)} are said twice"
            yield Problem.at(key.place, SEVERITY, ID, message, "keep days or working_days")
        if runs_out in {RunsOut.GOES_ON, RunsOut.WITHDRAWN} and not _leads(draft, key.text, node):
            message = f"no day and move of {quoted(key.text)} are there for {quoted(runs_out)}"
            yield Problem.at(key.place, SEVERITY, ID, message, "add the days and the move, or say stays")


def _leads(draft: Draft, state: str, node: MapNode) -> bool:
    """Whether there is a last day, and on every track with the state the move that the clock makes then."""
    having = [track for track in draft.tracks() if state in track.states]
    ends = node.text("runs_out") == RunsOut.WITHDRAWN
    counted = node.value("days") or node.value("working_days")
    return bool(counted) and all(_leads_out(track, state, ends=ends) for track in having)


def _leads_out(track: TrackDraft, state: str, *, ends: bool) -> bool:
    return any(state in move.sources and track.is_final(move.target) is ends for move in track.moves)
