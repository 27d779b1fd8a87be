"""How awards are decided: who drafts a decision, who records it once signed, and the moves that it makes."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.definition.source import Label
from workflow.definition.tracks import Track
from workflow.ids import DecisionRuleId, DocumentKindId, RoleId, StateId, TrackId, Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRule:
    """How cases on `tracks` are awarded: signing makes the move `trigger`, nobody by hand.

    `publishes` is the move that publishing the decision makes, `revokes` that of a later decision which takes an award
    back; None where the plan has no such move. The roles `drafted_by` draft and drop, those `recorded_by` record number
    and date once it is signed, publish it and answer what is said against it, those `revoked_by` revoke. `paper` is the
    kind of paper it is, which goes into every case it is about. It is published for comment for so many working days
    before it is signed, `comment_days`; 0 where the plan doesn't ask for that.
    """

    id: DecisionRuleId
    label: Label
    tracks: tuple[TrackId, ...]
    trigger: Trigger
    publishes: Trigger | None = None
    revokes: Trigger | None = None
    drafted_by: tuple[RoleId, ...]
    recorded_by: tuple[RoleId, ...] = ()
    revoked_by: tuple[RoleId, ...] = ()
    paper: DocumentKindId | None = None
    comment_days: int = 0
    facts: tuple[str, ...] = ()

    @property
    def moves(self) -> tuple[Trigger, ...]:
        """The moves that are left to decisions."""
        return (self.trigger, *self.after_signing)

    @property
    def after_signing(self) -> tuple[Trigger, ...]:
        """The moves of what was signed for: its publication, and that it is taken back."""
        return tuple(move for move in (self.publishes, self.revokes) if move)


def signed_states(rule: DecisionRule, track: Track) -> frozenset[StateId]:
    """The states of *track* in which a signed decision waits for its publication."""
    targets = {move.target for move in track.transitions if move.trigger == rule.trigger}
    return frozenset(
        move.source for move in track.transitions if move.trigger == rule.publishes and move.source in targets
    )
