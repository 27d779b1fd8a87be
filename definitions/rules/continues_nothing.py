"""Use this rule to find cases that look for the one they take to the next level, where there is none.

A track names under `continues` the track whose cases its own take to the next level: of the same unit, or of the same
person. A guard that looks at that case (`continued`, or a document `from_below`) finds nothing on a track that continues
no other; and a case about a person never continues one about a unit, nor anything a work, of which a unit has several.
Mend it by naming under `continues` a track with the same subject.

Bad::

    tracks:
      higher:
        label: Cấp trên
        subject: unit
        initial: drafted
        opened_by: office
        opening:
          - continued: awarded
        states: {drafted: {label: Đang lập}, sent: {label: Đã gửi, final: yes}}
        transitions: {send: {label: Gửi, from: drafted, to: sent, by: office}}

Good::

    tracks:
      higher:
        label: Cấp trên
        subject: unit
        continues: collective
        initial: drafted
        opened_by: office
        opening:
          - continued: awarded
        states: {drafted: {label: Đang lập}, sent: {label: Đã gửi, final: yes}}
        transitions: {send: {label: Gửi, from: drafted, to: sent, by: office}}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_tracks import TrackDraft
from definitions.nodes import TextNode
from definitions.problem import Problem, Severity, quoted
from workflow.definition import Subject

ID = "continues-nothing"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every guard that looks for a continued case on a track without, and every track that continues another subject's."""
    for track in draft.tracks():
        named = track.node.scalar("continues")
        if named is not None:
            yield from _of_another_subject(draft, track, named)
            continue
        for guard in track.guards:
            for place in (*guard.scalars("continued"), *guard.scalars("from_below")):
                message = f"{quoted(track.id.text)} takes no case to the next level that this could look at"
                yield Problem.at(place.place, SEVERITY, ID, message, "name the track below under continues:")


def _of_another_subject(draft: Draft, track: TrackDraft, named: TextNode) -> Iterator[Problem]:
    below = draft.track(named.text)
    subject = track.node.text("subject")
    if below is None:
        return
    if below is track or subject == Subject.WORK or below.node.text("subject") != subject:
        message = f"a case on {quoted(track.id.text)} can't continue one on {quoted(named.text)}"
        yield Problem.at(named.place, SEVERITY, ID, message, "name another track about the same: a unit, or a person")
