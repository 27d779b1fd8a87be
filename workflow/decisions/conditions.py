"""What everything asked of a decision is held against: whose it is, how far it has come, which lines it has."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workflow.deadlines import local_date
from workflow.decisions.decision import Decision, DecisionState, Purpose
from workflow.decisions.facts import DecisionFacts
from workflow.definition.decisions import DecisionRule
from workflow.errors import NotFound, NotPermitted, Refused
from workflow.ids import LineId, RoleId
from workflow.refusals import Refusal, WayOut


def drafters(rule: DecisionRule, purpose: Purpose) -> tuple[RoleId, ...]:
    """The roles that draft a decision of that purpose."""
    return rule.revoked_by if purpose is Purpose.REVOCATION else rule.drafted_by


def permit(trigger: str, roles: tuple[RoleId, ...], facts: DecisionFacts) -> None:
    """Raise `NotPermitted` unless the actor holds one of *roles*."""
    if not facts.roles & set(roles):
        raise NotPermitted(trigger, roles)


def in_state(decision: Decision, trigger: str, *states: DecisionState) -> None:
    """Raise `Refused` unless the decision is in one of *states*."""
    if decision.state not in states:
        params: dict[str, str | int] = {"state": decision.state.value}
        raise Refused(trigger, (Refusal("decision_in_other_state", params),))


def has_lines(decision: Decision, lines: Iterable[LineId]) -> None:
    """Raise `NotFound` for the first of *lines* that the decision does not have."""
    for line in lines:
        if line not in decision.lines:
            raise NotFound("line", line)


def missing(text: str, no: Refusal) -> tuple[Refusal, ...]:
    """*no*, where *text* is empty."""
    return () if text.strip() else (no,)


def reason_missing(reason: str, place: str = "reason") -> tuple[Refusal, ...]:
    return () if reason.strip() else (Refusal("reason_missing", {}, (WayOut.GIVE_REASON,), place),)


def to_come(day: date, facts: DecisionFacts, place: str) -> tuple[Refusal, ...]:
    """That *day* has not come yet, where it hasn't."""
    if day <= local_date(facts.now):
        return ()
    return (Refusal("day_to_come", {"day": day.isoformat()}, (WayOut.CORRECT_FIGURES,), place),)


def before(day: date, earliest: date, place: str) -> tuple[Refusal, ...]:
    """That *day* lies before the *earliest* it could be, where it does."""
    if day >= earliest:
        return ()
    params: dict[str, str | int] = {"day": day.isoformat(), "earliest": earliest.isoformat()}
    return (Refusal("day_too_early", params, (WayOut.CORRECT_FIGURES,), place),)


def refuse(trigger: str, unmet: Iterable[Refusal]) -> None:
    """Raise `Refused` with everything *unmet*, if anything is."""
    found = tuple(unmet)
    if found:
        raise Refused(trigger, found)
