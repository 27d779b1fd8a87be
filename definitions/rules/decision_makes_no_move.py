"""Use this rule to find decisions whose moves a track they award does not have, or that publish what was never signed.

Nothing of that track would ever come before such a decision, or stay sealed for ever once it is signed. Mend it by naming
moves that every one of its `tracks` has; the one under `publishes` has to lead on from where `trigger` leads.

Bad::

    decisions:
      award_decision: {label: Quyết định, tracks: collective, trigger: praise, drafted_by: office}

Good::

    decisions:
      award_decision: {label: Quyết định, tracks: collective, trigger: award, drafted_by: office}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_decisions import DecisionDraft, decisions
from definitions.draft_tracks import TrackDraft
from definitions.problem import Problem, Severity, choice_hint, quoted

ID = "decision-makes-no-move"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every move of a decision that a track of it lacks. An unknown track is another rule's matter."""
    for decision in decisions(draft):
        for named in decision.node.scalars("tracks"):
            track = draft.track(named.text)
            if track is not None:
                yield from _lacking(decision, track)
                yield from _unsigned(decision, track)


def _lacking(decision: DecisionDraft, track: TrackDraft) -> Iterator[Problem]:
    moves = dict.fromkeys(move.trigger.text for move in track.moves)
    for named in decision.moves:
        if named.text not in moves:
            message = f"no move {quoted(named.text)} on {quoted(track.id.text)} is there for this decision to make"
            yield Problem.at(named.place, SEVERITY, ID, message, choice_hint(named.text, moves))


def _unsigned(decision: DecisionDraft, track: TrackDraft) -> Iterator[Problem]:
    publishes = decision.node.scalar("publishes")
    if publishes is None:
        return
    signs = decision.node.text("trigger")
    signed = {move.target for move in track.moves if move.trigger.text == signs}
    published = {source for move in track.moves if move.trigger.text == publishes.text for source in move.sources}
    if published and not signed & published:
        message = (
            f"{quoted(publishes.text)} on {quoted(track.id.text)} does not lead on from where {quoted(signs)} leads"
        )
        yield Problem.at(publishes.place, SEVERITY, ID, message, "let it begin where the signing ends")
