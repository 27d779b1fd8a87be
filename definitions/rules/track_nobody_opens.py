"""Use this rule to notice tracks on which no case is ever opened.

A case is opened by hand (`opened_by`), by meeting an obligation (`opens`) or at the launch (`opens_at_launch`). Mend it
by saying which. The warning may stand for a track of the skeleton that the plan has no use for.

Bad::

    tracks:
      person:
        label: Cá nhân
        subject: person
        initial: preparing
        states: {preparing: {label: Đang lập}, sent: {label: Đã gửi, final: yes}}
        transitions: {send: {label: Gửi, from: preparing, to: sent, by: officer}}

Good::

    tracks:
      person:
        label: Cá nhân
        subject: person
        initial: preparing
        opened_by: officer
        states: {preparing: {label: Đang lập}, sent: {label: Đã gửi, final: yes}}
        transitions: {send: {label: Gửi, from: preparing, to: sent, by: officer}}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.language.tracks import STANDING_OFFICE
from definitions.problem import Problem, Severity, quoted

ID = "track-nobody-opens"
SEVERITY = Severity.WARNING


def check(draft: Draft) -> Iterator[Problem]:
    """Every track whose cases nobody and nothing opens."""
    opened = {track for _, obligation in draft.section("obligations").maps() for track in obligation.texts("opens")}
    for track in draft.tracks():
        at_launch = track.node.text("opens_at_launch") in ("yes", STANDING_OFFICE)
        if track.id.text not in opened and not at_launch and not track.node.each("opened_by"):
            message = f"no case on {quoted(track.id.text)} is ever opened"
            hint = "add opened_by: or opens_at_launch: yes, or let an obligation open it with opens:"
            yield Problem.at(track.id.place, SEVERITY, ID, message, hint)
