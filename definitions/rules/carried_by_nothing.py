"""Use this rule to find moves that wait to be carried along, but that nothing carries.

A move guarded by `along_with` is made only together with a case of the track it names. Where no transition of that track
`carries` this track by this move, it is never made. Mend it by adding `carries` there, or by taking the guard out.

Bad::

    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - along_with: collective

Good::

    tracks:
      bundle:
        label: Đợt trình
        subject: unit
        initial: gathering
        opened_by: officer
        states: {gathering: {label: Đang lập}, sent: {label: Đã trình, final: yes}}
        transitions:
          send:
            label: Trình
            from: gathering
            to: sent
            by: officer
            carries: {tracks: collective, trigger: nominate}
      collective:
        transitions:
          nominate:
            guard:
              - along_with: bundle
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.nodes import MapNode
from definitions.problem import Problem, Severity, quoted

ID = "carried-by-nothing"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every move that goes along with another track, none of whose moves carries it."""
    for track in draft.tracks():
        for move in track.moves:
            for guard in (one for one in move.node.each("guard") if isinstance(one, MapNode)):
                for named in guard.scalars("along_with"):
                    if not _is_carried(draft, named.text, track.id.text, move.trigger.text):
                        message = f"no move on {quoted(named.text)} carries {quoted(move.trigger.text)} along"
                        hint = f"add carries: with tracks: {track.id.text} to a move there, or take the guard out"
                        yield Problem.at(named.place, SEVERITY, ID, message, hint)


def _is_carried(draft: Draft, by: str, track: str, trigger: str) -> bool:
    """Whether a move of *by* carries that track by that move. A track that is not there is another rule's matter."""
    carrier = draft.track(by)
    if carrier is None:
        return True
    carried = (move.node.below("carries") for move in carrier.moves)
    return any(trigger in one.texts("trigger") and track in one.texts("tracks") for one in carried)
