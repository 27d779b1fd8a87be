"""Use this rule to find moves left to a council whose guards look at another vote than the council's.

A sitting decides by the rule under its council's `vote`; a guard `carried` or `lost` on the council's move that names
another would say figures that were never used. Mend it by naming the same rule in both places.

Bad::

    votes: {by_all: {label: Biểu quyết, quorum: 2/3, majority: at least 4/5, of: members}}
    councils:
      board: {label: Hội đồng, tracks: collective, trigger: award, vote: by_all, convened_by: office}
    tracks:
      collective:
        transitions:
          award: {guard: [{carried: award_vote}]}

Good::

    votes: {by_all: {label: Biểu quyết, quorum: 2/3, majority: at least 4/5, of: members}}
    councils:
      board: {label: Hội đồng, tracks: collective, trigger: award, vote: by_all, convened_by: office}
    tracks:
      collective:
        transitions:
          award: {guard: [{carried: by_all}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import councils, guards_of
from definitions.problem import Problem, Severity, quoted

ID = "guard-on-another-vote"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every guard on a council's move that names another vote than the council's."""
    for council in councils(draft):
        own = council.node.text("vote")
        for _, move in council.moves(draft):
            named = (vote for guard in guards_of(move) for word in ("carried", "lost") for vote in guard.scalars(word))
            for vote in named:
                if vote.text != own:
                    message = (
                        f"this move is left to {quoted(council.id.text)}, which does not decide by {quoted(vote.text)}"
                    )
                    hint = f"name {own} here" if own else "take the guard out, or name the vote at the council"
                    yield Problem.at(vote.place, SEVERITY, ID, message, hint)
