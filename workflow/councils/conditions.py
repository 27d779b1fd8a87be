"""What everything asked of a sitting is held against: whose it is, where the sitting stands, what is on its agenda."""

from __future__ import annotations

from workflow.councils.facts import SittingFacts
from workflow.councils.sitting import Sitting, SittingState
from workflow.definition.councils import CouncilRule
from workflow.errors import NotFound, NotPermitted, Refused
from workflow.ids import MotionId
from workflow.refusals import Refusal, WayOut


def permit(trigger: str, rule: CouncilRule, facts: SittingFacts) -> None:
    """Raise `NotPermitted` unless the actor convenes the council."""
    if not facts.roles & set(rule.convened_by):
        raise NotPermitted(trigger, rule.convened_by)


def in_state(sitting: Sitting, state: SittingState, trigger: str) -> None:
    """Raise `Refused` unless the sitting is in that state."""
    if sitting.state is not state:
        raise other_state(sitting, state, trigger)


def other_state(sitting: Sitting, wanted: SittingState, trigger: str) -> Refused:
    """That the sitting is in another state than the *wanted* one."""
    params: dict[str, str | int] = {"state": sitting.state.value, "wanted": wanted.value}
    return Refused(trigger, (Refusal("sitting_in_other_state", params),))


def on_agenda(sitting: Sitting, motion: MotionId) -> None:
    """Raise `NotFound` unless *motion* is on the agenda."""
    if motion not in sitting.agenda:
        raise NotFound("motion", motion)


def with_reason(trigger: str, reason: str) -> None:
    """Raise `Refused` where no reason is given."""
    if not reason.strip():
        raise Refused(trigger, (Refusal("reason_missing", {}, (WayOut.GIVE_REASON,), "reason"),))
