"""Use this rule to find cases that should move along but can't.

A transition may carry the unit's cases on other tracks along by a move of theirs. A track that has no such move stays
behind. Mend it by taking that track out of `carries`, or by giving it the move.

Bad::

    tracks:
      initiative:
        label: Sáng kiến
        subject: work
        initial: written
        opened_by: officer
        states: {written: {label: Đã viết}, sent: {label: Đã gửi, final: yes}}
        transitions: {send: {label: Gửi, from: written, to: sent, by: officer}}
      bundle:
        label: Đợt trình
        subject: unit
        initial: open_bundle
        opened_by: officer
        states: {open_bundle: {label: Đang lập}, sent: {label: Đã trình, final: yes}}
        transitions:
          send:
            label: Trình
            from: open_bundle
            to: sent
            by: officer
            carries: {tracks: [collective, initiative], trigger: nominate}

Good::

    tracks:
      bundle:
        label: Đợt trình
        subject: unit
        initial: open_bundle
        opened_by: officer
        states: {open_bundle: {label: Đang lập}, sent: {label: Đã trình, final: yes}}
        transitions:
          send:
            label: Trình
            from: open_bundle
            to: sent
            by: officer
            carries: {tracks: collective, trigger: nominate}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.nodes import MapNode
from definitions.problem import Problem, Severity, quoted

ID = "carried-nowhere"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every carried track without the move; one that no carried track has is an unknown trigger."""
    for track in draft.tracks():
        for move in track.moves:
            yield from _left_behind(draft, move.node.below("carries"))


def _left_behind(draft: Draft, carries: MapNode) -> Iterator[Problem]:
    named = [(name, draft.track(name.text)) for name in carries.scalars("tracks")]
    for trigger in carries.texts("trigger"):
        if not any(track and trigger in track.triggers for _, track in named):
            continue
        for name, track in named:
            if track and trigger not in track.triggers:
                message = f"no case on {quoted(name.text)} can make the move {quoted(trigger)} along"
                yield Problem.at(name.place, SEVERITY, ID, message, "take the track out, or give it that move")
