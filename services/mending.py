"""What went wrong is mended by a person: tried again at once, closed with a reason, a message sent once more.

Who asked stands in the history of the campaign it concerns. A rung that is closed is given up: it never fires.
"""

from __future__ import annotations

from dataclasses import dataclass

from services.access import Actor, scope_of
from services.registry import definition_or_none
from services.store import campaigns as campaign_rows
from services.store import deliveries, incidents, messages
from services.store import mending as rungs
from services.store.incidents import Incident
from services.store.mending import FailedRung
from services.store.messages import Kept
from services.store.record import CampaignChange, record_campaign
from services.store.work import Work
from workflow.campaign import Campaign, evolve_campaign
from workflow.errors import NotFound, NotPermitted, Refused
from workflow.events import CampaignEvent, MessageSentAgain, RungGivenUp, RungRetried
from workflow.ids import RoleId
from workflow.refusals import Refusal, WayOut

RUNG = "rung"
STANDING_OFFICE = RoleId("standing_office")
LONGEST_REASON = 4000
PARTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """What an incident is about: a deadline of a campaign and (`which`) its ladder, its passing or its beginning."""

    campaign: str
    deadline: str
    occurrence: str
    case: str
    which: str


def concerned(incident: Incident) -> Concerned | None:
    """What *incident* is about, as its subject says; None where that is no deadline's rungs."""
    parts = incident.subject.split(":")
    if incident.kind != RUNG or len(parts) != PARTS:
        return None
    campaign, deadline, occurrence, case, which = parts
    return Concerned(campaign=campaign, deadline=deadline, occurrence=occurrence, case=case, which=which)


def failed_rungs(work: Work, about: Concerned | None, *, for_change: bool = False) -> list[FailedRung]:
    """The rungs behind an incident that still wait to be tried again."""
    if about is None:
        return []
    where = about.campaign, about.deadline, about.occurrence, about.case, about.which
    return rungs.failed(work, *where, for_change=for_change)


def menders(work: Work, who: Actor) -> frozenset[RoleId]:
    """The roles that may mend: the standing office, and whoever launches one of the organisation's campaigns.

    What can't be read of a plan must not keep people from mending it, so it is passed over.
    """
    roles = {STANDING_OFFICE}
    for one in campaign_rows.listing(work, scope_of(who)):
        definition = definition_or_none(work, one.sha256)
        if definition is not None:
            roles |= {role for role in (definition.standing_office, *definition.launched_by) if role}
    return frozenset(roles)


def may_mend(work: Work, who: Actor) -> bool:
    """Whether *who* holds one of those roles for the whole organisation."""
    return bool(who.roles_at_large() & menders(work, who))


def retry(work: Work, who: Actor, incident_id: str) -> Incident:
    """Let the next sweep try again what failed; `Refused` where nothing waits for it any more. Raises `NotFound`."""
    incident = _open(work, who, incident_id, "retry")
    about = concerned(incident)
    campaign = _locked(work, who, about.campaign) if about else None
    waiting = failed_rungs(work, about, for_change=True)
    if campaign is None or not waiting:
        raise Refused("retry", (Refusal("nothing_to_retry", {}, (WayOut.GIVE_REASON,)),))
    rungs.try_now(work, [rung.id for rung in waiting])
    _record(work, campaign, tuple(_retried(rung) for rung in waiting))
    return incident


def resolve(work: Work, who: Actor, incident_id: str, reason: str) -> Incident:
    """Close an incident for good: its rungs are given up. Raises `NotFound`, `Refused` without a reason."""
    incident = _open(work, who, incident_id, "resolve")
    said = reason.strip()
    if not said:
        raise Refused("resolve", (Refusal("reason_missing", {}, (WayOut.GIVE_REASON,), "reason"),))
    if len(said) > LONGEST_REASON:
        too_long = Refusal("reason_too_long", {"most": LONGEST_REASON}, (WayOut.GIVE_REASON,), "reason")
        raise Refused("resolve", (too_long,))
    about = concerned(incident)
    campaign = _locked(work, who, about.campaign) if about else None
    waiting = failed_rungs(work, about, for_change=True)
    if not incidents.close(work, incident.id, said):
        raise Refused("resolve", (Refusal("incident_closed"),))
    if campaign is not None and waiting:
        rungs.give_up(work, [rung.id for rung in waiting])
        _record(work, campaign, tuple(_given_up(rung, said) for rung in waiting))
    return incident


def send_again(work: Work, who: Actor, message_id: str) -> Kept:
    """Send a message once more that was delivered or given up, under the same Message-ID. Raises `NotFound`, `Refused`."""
    found = messages.visible(work, scope_of(who), message_id)
    if found is None:
        raise NotFound("message", message_id)
    _permit(work, who, "send_again")
    campaign = _locked(work, who, found.campaign) if found.campaign else None
    if not deliveries.send_again(work, found.id):
        raise Refused("send_again", (Refusal("message_still_waiting"),))
    if campaign is not None:
        _record(work, campaign, (MessageSentAgain(message=found.id, message_kind=found.kind),))
    return found


def _open(work: Work, who: Actor, incident_id: str, trigger: str) -> Incident:
    """The incident, still open, that *who* may mend."""
    incident = incidents.visible(work, scope_of(who), incident_id)
    if incident is None:
        raise NotFound("incident", incident_id)
    _permit(work, who, trigger)
    if incident.resolved_at is not None:
        raise Refused(trigger, (Refusal("incident_closed"),))
    return incident


def _permit(work: Work, who: Actor, trigger: str) -> None:
    roles = menders(work, who)
    if not who.roles_at_large() & roles:
        raise NotPermitted(trigger, tuple(sorted(roles)))


def _locked(work: Work, who: Actor, campaign: str) -> Campaign | None:
    """The campaign, held before any of its rungs is: in the order of the sweep."""
    found = campaign_rows.load(work, campaign, for_change=True)
    return found if found is not None and found.organisation == who.organisation else None


def _retried(rung: FailedRung) -> RungRetried:
    return RungRetried(
        deadline=rung.deadline, revision=rung.revision, rung=rung.name, case=rung.case, occurrence=rung.occurrence
    )


def _given_up(rung: FailedRung, reason: str) -> RungGivenUp:
    return RungGivenUp(
        deadline=rung.deadline,
        revision=rung.revision,
        rung=rung.name,
        case=rung.case,
        occurrence=rung.occurrence,
        reason=reason,
    )


def _record(work: Work, before: Campaign, events: tuple[CampaignEvent, ...]) -> None:
    """Write *events*, which open no case: the definition, which may be what is broken, is not asked."""
    after = before
    for event in events:
        after = evolve_campaign(after, event)
    record_campaign(work, CampaignChange(before=before, events=events, after=after))
