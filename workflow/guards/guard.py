"""What a guard is: a predicate that names the facts it needs and, where it does not hold, says why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from workflow.refusals import Refusal

if TYPE_CHECKING:
    from workflow.facts import FactKind, Situation


class Guard(Protocol):
    """A predicate on a transition. Guards are data from a registry; no text is ever evaluated."""

    def needs(self) -> frozenset[FactKind]:
        """The kinds of facts that must be loaded before this guard is asked."""

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        """Every reason why the move is refused; empty when the guard holds."""
