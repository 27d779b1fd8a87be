"""The guard of a deadline: in time, or shown to have arrived in time, or refused with the ways out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from workflow.commands import Receipt
from workflow.deadlines import local_date
from workflow.facts import FactKind, Situation
from workflow.ids import DeadlineId, RoleId
from workflow.refusals import Refusal, WayOut


@dataclass(frozen=True, slots=True)
class InTime:
    """Now lies in the deadline's window and before its instant, or proof of receipt is heard from a role entitled to show it.

    Proof counts when the paper arrived on or before the last day and is shown within `proof_days` of it.
    With `late_allowed` the move is let through and marked late. `ways_out` are those that somebody may take.
    """

    deadline: DeadlineId
    late_allowed: bool
    proof_roles: tuple[RoleId, ...]
    proof_days: int
    ways_out: tuple[WayOut, ...] = (WayOut.ASK_FOR_EXTENSION, WayOut.ASK_FOR_WAIVER)

    def needs(self) -> frozenset[FactKind]:
        return frozenset({FactKind.DEADLINES})

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        due = at.facts.deadlines.get(self.deadline)
        if due is not None and due.not_yet_open_at(at.facts.now):
            params: dict[str, str | int] = {"deadline": self.deadline, "opens_on": str(due.opens_on)}
            return (Refusal("window_not_open", params, (WayOut.WAIT_FOR_OPENING,)),)
        if due is None or due.open_at(at.facts.now):
            return ()
        if at.receipt is not None and self.proof_roles:
            return self.proof_refusals(at, at.receipt)
        if self.late_allowed:
            return ()
        passed: dict[str, str | int] = {"deadline": self.deadline, "last_day": due.last_day.isoformat()}
        proof = (WayOut.SHOW_PROOF_OF_RECEIPT,) if self.proof_roles else ()
        return (Refusal("deadline_passed", passed, (*self.ways_out, *proof)),)

    def is_open(self, at: Situation) -> bool:
        """Whether it is still before the deadline's instant, or the day is not known yet."""
        due = at.facts.deadlines.get(self.deadline)
        return due is None or due.open_at(at.facts.now)

    def heard(self, at: Situation) -> bool:
        """Whether the move is let through by its receipt, the deadline having passed."""
        return not self.is_open(at) and at.receipt is not None and bool(self.proof_roles)

    def proof_refusals(self, at: Situation, receipt: Receipt) -> tuple[Refusal, ...]:
        """What is wrong with *receipt* as proof that the paper arrived by the last day."""
        due = at.facts.deadlines[self.deadline]
        params: dict[str, str | int] = {"deadline": self.deadline, "last_day": due.last_day.isoformat()}
        unmet: list[Refusal] = []
        if not at.facts.roles & set(self.proof_roles):
            roles = ", ".join(self.proof_roles)
            unmet.append(Refusal("proof_not_yours", {"roles": roles}, (WayOut.ASK_ROLE,), "received_on"))
        if receipt.received_on > due.last_day:
            arrived = {**params, "received_on": receipt.received_on.isoformat()}
            unmet.append(Refusal("proof_after_deadline", arrived, (WayOut.ASK_FOR_EXTENSION,), "received_on"))
        if local_date(at.facts.now) > due.last_day + timedelta(days=self.proof_days):
            heard = {**params, "days": self.proof_days}
            unmet.append(Refusal("proof_too_late", heard, (WayOut.ASK_FOR_EXTENSION,), "received_on"))
        if not receipt.evidence.strip():
            unmet.append(Refusal("evidence_missing", {}, (WayOut.FILL_IN,), "evidence"))
        return tuple(unmet)


@dataclass(frozen=True, slots=True)
class ReceiptShown:
    """The move comes with proof of receipt, and the proof is good, whether or not an extension opened it again."""

    timing: InTime

    def needs(self) -> frozenset[FactKind]:
        return self.timing.needs()

    def is_open(self, at: Situation) -> bool:
        """Whether it is still before the deadline's instant."""
        return self.timing.is_open(at)

    def heard(self, at: Situation) -> bool:
        """Whether there is a receipt; the guard held, so it was heard."""
        return at.receipt is not None

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        if at.receipt is None or not self.timing.proof_roles:
            return (Refusal("receipt_missing", {}, (WayOut.SHOW_PROOF_OF_RECEIPT,), "received_on"),)
        return self.timing.proof_refusals(at, at.receipt)


@dataclass(frozen=True, slots=True)
class ReceiptPassedOn:
    """What meets an obligation by itself was shown to have come in time; whoever heard the proof judged it there."""

    def needs(self) -> frozenset[FactKind]:
        return frozenset()

    def is_open(self, at: Situation) -> bool:  # noqa: ARG002 - as of the other guards of time
        """Nothing is late by this."""
        return True

    def heard(self, at: Situation) -> bool:
        """Whether there is a receipt."""
        return at.receipt is not None

    def refusals(self, at: Situation) -> tuple[Refusal, ...]:
        if at.receipt is None:
            return (Refusal("receipt_missing", {}, (WayOut.SHOW_PROOF_OF_RECEIPT,), "received_on"),)
        return ()
