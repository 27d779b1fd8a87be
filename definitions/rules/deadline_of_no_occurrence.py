"""Use this rule to find moves bounded by a deadline that falls due several times, on cases that belong to none of them.

A case is held to the round, or the day, that it belongs to. One that belongs to none would always be in time. Mend it
by saying `each_round: yes` on the track too, by naming a deadline that falls due once, or by letting an obligation owe
what falls due on several days.

Bad::

    rounds: {label: Hằng tháng, every: month, from: 1/4, through: 31/12}
    deadlines:
      proposals: {label: Hạn đề nghị, through: day 25, each_round: yes}
    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - deadline: proposals

Good::

    rounds: {label: Hằng tháng, every: month, from: 1/4, through: 31/12}
    deadlines:
      proposals: {label: Hạn đề nghị, through: day 25, each_round: yes}
    tracks:
      collective:
        each_round: yes
        transitions:
          nominate:
            guard:
              - deadline: proposals
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_tracks import TrackDraft
from definitions.nodes import ListNode, MapNode, TextNode
from definitions.problem import Problem, Severity, quoted
from workflow.deadlines import Bound

ID = "deadline-of-no-occurrence"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every deadline named by a move of a track whose cases belong to none of its occurrences."""
    deadlines = draft.section("deadlines")
    for track in draft.tracks():
        in_rounds = track.node.text("each_round") == "yes"
        for named in _named(track):
            deadline = deadlines.below(named.text)
            each_round = deadline.text("each_round") == "yes"
            if (each_round and not in_rounds) or (not each_round and _names_several_days(deadline)):
                message = (
                    f"{quoted(named.text)} falls due several times, and cases of {quoted(track.id.text)} belong to none"
                )
                hint = "say each_round: yes on the track, or name a deadline that falls due once"
                yield Problem.at(named.place, SEVERITY, ID, message, hint)


def _named(track: TrackDraft) -> Iterator[TextNode]:
    for guard in track.guards:
        yield from guard.scalars("deadline")
    for move in track.moves:
        yield from move.node.scalars("at")


def _names_several_days(deadline: MapNode) -> bool:
    readings = (one for _, one in deadline.below("reading").below("answers").maps())
    return any(isinstance(one.value(bound), ListNode) for one in (deadline, *readings) for bound in Bound)
