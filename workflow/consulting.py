"""Consultations: a body is asked about a case, has so many days, and its silence means what the plan says.

While it is asked, the case waits in a state of its own and comes back to where it was with the answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workflow.dates import AfterEvent
from workflow.daysoff import Roll
from workflow.deadlines import Bound, DateRule
from workflow.definition.duties import Deadline, Late, RungKind, RungRule
from workflow.definition.source import Label
from workflow.definition.tracks import State, Transition
from workflow.guards.combining import Open
from workflow.guards.guard import Guard
from workflow.guards.predicates import TakenAtMost
from workflow.ids import ConsultationId, DeadlineId, RoleId, StateId, TrackId, Trigger

MOST_TIMES = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """Who asks whom about cases in which state, how long the answer may take, and what silence means."""

    id: ConsultationId
    label: Label
    track: TrackId
    asked_in: StateId
    asked_by: tuple[RoleId, ...]
    answered_by: tuple[RoleId, ...]
    days: int
    working: bool
    silence_agrees: bool
    fact: str = ""

    @property
    def state(self) -> State:
        """Where the case waits for the answer."""
        return State(
            id=StateId(f"{self.id}_asked"),
            label=Label(f"Đang lấy ý kiến: {self.label.vi}", f"Asked: {self.label.said('en')}"),
        )

    @property
    def agreeing(self) -> tuple[Trigger, ...]:
        """The moves any of which means that the body agrees."""
        return (self._trigger("agree"), self._trigger("silent")) if self.silence_agrees else (self._trigger("agree"),)

    @property
    def objecting(self) -> tuple[Trigger, ...]:
        """The moves any of which means that it does not."""
        return (self._trigger("object"),) if self.silence_agrees else (self._trigger("object"), self._trigger("silent"))

    @property
    def deadline(self) -> Deadline:
        """The last day of the answer, for each case alone; whoever is asked is reminded on it."""
        rule = DateRule(AfterEvent(self.days, working=self.working, state=self.state.id), Bound.THROUGH)
        return Deadline(
            id=DeadlineId(f"{self.id}_answer"),
            label=Label(f"Hạn trả lời: {self.label.vi}", f"Answer due: {self.label.said('en')}"),
            when=(rule,),
            roll=Roll.NONE,
            late=Late.REFUSE,
            extended_by=self.asked_by,
            proof=None,
            ladder=(RungRule(id="0d", days=0, kind=RungKind.REMINDER, tells=self.answered_by),),
            from_state=self.state.id,
            fact=self.fact,
        )

    def moves(self) -> Iterator[Transition]:
        """Asking, once; agreeing, objecting, and the silence that the clock finds."""
        here, there = self.asked_in, self.state.id
        once = TakenAtMost(self._trigger("ask"), MOST_TIMES)
        yield self._move("ask", "Lấy ý kiến", "Ask", (here, there), self.asked_by, once, self.answered_by)
        yield self._move("agree", "Đồng ý", "Agree", (there, here), self.answered_by, Open(), self.asked_by)
        yield self._move(
            "object", "Không đồng ý", "Object", (there, here), self.answered_by, Open(), self.asked_by, reason=True
        )
        yield self._move("silent", "Hết hạn trả lời", "No answer", (there, here), (), Open(), self.asked_by)

    def _move(
        self,
        name: str,
        vi: str,
        en: str,
        ends: tuple[StateId, StateId],
        roles: tuple[RoleId, ...],
        guard: Guard,
        tells: tuple[RoleId, ...],
        *,
        reason: bool = False,
    ) -> Transition:
        return Transition(
            trigger=self._trigger(name),
            label=Label(f"{vi}: {self.label.vi}", f"{en}: {self.label.said('en')}"),
            source=ends[0],
            target=ends[1],
            roles=roles,
            guard=guard,
            tells=tells,
            reason=reason,
            at=None if roles else self.deadline.id,
            fact=self.fact,
        )

    def _trigger(self, name: str) -> Trigger:
        return Trigger(f"{name}_{self.id}")
