"""Use this rule to find councils whose move leaves no state of a track they decide.

Nothing of that track ever comes before such a council. Mend it by naming under `trigger` a move that every one of its
`tracks` has, or by taking the track out.

Bad::

    councils:
      board: {label: Hội đồng, tracks: collective, trigger: approve, vote: award_vote, convened_by: office}

Good::

    councils:
      board: {label: Hội đồng, tracks: collective, trigger: award, vote: award_vote, convened_by: office}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import councils
from definitions.problem import Problem, Severity, choice_hint, quoted

ID = "council-decides-nothing"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every track of a council that has no move of the council's name. An unknown track is another rule's matter."""
    for council in councils(draft):
        trigger = council.trigger
        for named in council.node.scalars("tracks"):
            track = draft.track(named.text)
            moves = [move.trigger.text for move in track.moves] if track else [trigger.text]
            if trigger.text and trigger.text not in moves:
                message = f"no move {quoted(trigger.text)} on {quoted(named.text)} can come before this council"
                yield Problem.at(trigger.place, SEVERITY, ID, message, choice_hint(trigger.text, dict.fromkeys(moves)))
