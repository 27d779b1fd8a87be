"""A case is cancelled: it was opened by mistake, or its subject is no more. It ends beside the plan's own states."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.campaign import Campaign
from workflow.case import Case
from workflow.commands import CancelCase
from workflow.definition import Definition
from workflow.definition.decisions import signed_states
from workflow.errors import NotPermitted, Refused
from workflow.events import CaseCancelled, DeadlineEnded
from workflow.facts import Facts
from workflow.ids import CANCELLED, CaseId
from workflow.refusals import Refusal, WayOut


def cancel(definition: Definition, case: Case, command: CancelCase, facts: Facts) -> tuple[CaseCancelled, ...]:
    """What happens when *case* is cancelled.

    Raises `NotPermitted` for anybody but those who launch the plan's campaigns, `Refused` without a reason, for a case
    that has ended, and while the campaign does not run.
    """
    if not facts.roles & set(definition.launched_by):
        raise NotPermitted("cancel_case", definition.launched_by)
    unmet = list(facts.standing_still)
    if definition.track_of(case.track).state_of(case.state).final:
        unmet.append(Refusal("case_ended_not_cancelled", {"state": case.state}))
    track = definition.track_of(case.track)
    if any(
        case.state in signed_states(rule, track) for rule in definition.decisions.values() if track.id in rule.tracks
    ):
        unmet.append(Refusal("signed_not_cancelled"))
    if not command.reason.strip():
        unmet.append(Refusal("reason_missing", {}, (WayOut.GIVE_REASON,), "reason"))
    if unmet:
        raise Refused("cancel_case", tuple(unmet))
    return (CaseCancelled(reason=command.reason.strip()),)


def deadlines_ended(campaign: Campaign, case: CaseId) -> Iterator[DeadlineEnded]:
    """The end of every deadline that stands for *case* alone."""
    for (name, which, whose), armed in sorted(campaign.deadlines.items(), key=lambda one: one[0]):
        if whose == case:
            yield DeadlineEnded(
                deadline=name, revision=armed.revision, case=case, because=str(CANCELLED), occurrence=which
            )
