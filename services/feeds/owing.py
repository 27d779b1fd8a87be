"""What the reader of a calendar owes by each deadline: nothing any more, something, or by days of their own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from services.store.feeds import Standing
from workflow.campaign import Campaign
from workflow.definition import Deadline, Definition, Obligation
from workflow.definition.duties import Owed
from workflow.ids import CANCELLED, UnitId
from workflow.obligations import STILL_OWING
from workflow.waiting import waiting_states

OWING_KINDS = frozenset(str(state) for state in STILL_OWING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """How the obligations within somebody's sight stand; `mine` are those that may fall to them at all."""

    definition: Definition
    standing: Sequence[Standing]
    mine: frozenset[str]
    sees_everything: bool

    def owed(self, rule: Deadline) -> tuple[Obligation, ...]:
        """The obligations of that deadline."""
        return tuple(one for one in self.definition.obligations.values() if one.deadline == rule.id)

    def concerns(self, rule: Deadline, occurrence: str) -> bool:
        """Whether the reader has a part in it: not where all it bounds are obligations that others owe."""
        if self.sees_everything:
            return True
        tracks = {track for track, _ in waiting_states(self.definition, rule.id)}
        others = tracks - set(self.definition.obligations)
        owed = {str(one.id) for one in self.owed(rule)}
        return bool(others) or not owed or bool(owed & self.mine) or bool(self._of(rule, occurrence))

    def done_at(self, rule: Deadline, occurrence: str) -> datetime | None:
        """When the last of what was owed came to be done with; None while anything is owed, or nothing ever was."""
        found = self._of(rule, occurrence)
        if not found or any(one.state in OWING_KINDS for one in found):
            return None
        return max(one.changed_at for one in found)

    def all_cancelled(self, rule: Deadline, occurrence: str) -> bool:
        """Whether cases were opened for what was owed, and every one of them was cancelled."""
        found = self._of(rule, occurrence)
        return bool(found) and all(one.state == CANCELLED for one in found)

    def all_apart(self, rule: Deadline, occurrence: str, apart: int) -> bool:
        """Whether each case that still owes, of a reader who sees only their own, has a later day of its own."""
        owing = sum(one.number for one in self._of(rule, occurrence) if one.state in OWING_KINDS)
        return not self.sees_everything and 0 < owing <= apart

    def _of(self, rule: Deadline, occurrence: str) -> list[Standing]:
        owed = {str(one.id) for one in self.owed(rule)}
        return [one for one in self.standing if one.track in owed and one.occurrence == occurrence]


def owing_of(
    definition: Definition, campaign: Campaign, units: Collection[str] | None, standing: Sequence[Standing]
) -> Owing:
    """How it stands for whoever sees *units* (None: everything)."""
    mine = {
        str(one.id)
        for one in definition.obligations.values()
        if any(_may_owe(one, campaign, UnitId(unit)) for unit in units or ())
    }
    return Owing(definition=definition, standing=standing, mine=frozenset(mine), sees_everything=units is None)


def _may_owe(obligation: Obligation, campaign: Campaign, unit: UnitId) -> bool:
    if obligation.owed_by is not Owed.PARTICIPANTS or unit not in campaign.units:
        return False
    return not obligation.blocks or campaign.blocks.get(unit) in obligation.blocks
