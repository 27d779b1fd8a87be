"""What waits for an officer: the cases they can move now, and what their unit still owes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from services import facts, recusals
from services.access import Actor, scope_of
from services.cases import offered, titled
from services.registry import definition_of
from services.store import campaigns as campaign_rows
from services.store import cases as rows
from services.store.cases import Listed
from services.store.work import Work
from workflow.campaign import CampaignState
from workflow.case import Case
from workflow.councils.withheld import Withheld
from workflow.deadlines import Due
from workflow.definition import Definition, Track
from workflow.engine import Offer, needed
from workflow.facts import FactKind
from workflow.ids import CaseId, DeadlineId, TrackId
from workflow.obligations import STILL_OWING
from workflow.waiting import deadline_of

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A case that waits for this actor: what they can do, or what still stands in the way of it."""

    listed: Listed
    definition: Definition
    offers: tuple[Offer, ...]
    due: Due | None

    @property
    def ready(self) -> bool:
        return any(offer.allowed for offer in self.offers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """An obligation that is met by itself once enough cases have come far enough on the track it `opens`."""

    listed: Listed
    definition: Definition
    opens: Track
    due: Due | None


def waiting_for(work: Work, who: Actor) -> list[Waiting]:
    """The cases in which *who* has a move to make, those with a deadline first."""
    found = [one for campaign in campaign_rows.listing(work, scope_of(who)) for one in _in(work, who, campaign.id)]
    return sorted(found, key=lambda one: (one.due is None, one.due.last_day if one.due else None, one.listed.subject))


def owed_by_itself(work: Work, who: Actor) -> list[Owing]:
    """What the units of *who* owe that is met by itself, where *who* may open the kind of case that would meet it."""
    found = []
    for one in campaign_rows.listing(work, scope_of(who)):
        definition = definition_of(work, one.sha256)
        ways = {name: o.met_when.track for name, o in definition.obligations.items() if o.met_when}
        listed = rows.listing(work, scope_of(who), campaign=one.id, tracks=ways, states=STILL_OWING, limit=MOST_SHOWN)
        campaign = campaign_rows.load(work, one.id, cases=[case.id for case in listed]) if listed else None
        if campaign is None or campaign.state is not CampaignState.LAUNCHED:
            continue
        for case in listed:
            track = definition.tracks[ways[TrackId(case.track)]]
            if any(a.unit == case.unit and a.role in track.opened_by for a in who.appointments):
                deadline = definition.obligations[TrackId(case.track)].deadline
                due = campaign.due(deadline, CaseId(case.id), case.occurrence)
                found.append(Owing(listed=case, definition=definition, opens=track, due=due))
    return found


def _in(work: Work, who: Actor, campaign_id: str) -> list[Waiting]:
    listed = {one.id: one for one in rows.listing(work, scope_of(who), campaign=campaign_id, limit=MOST_SHOWN)}
    campaign = campaign_rows.load(work, campaign_id, cases=list(listed))
    if campaign is None or campaign.state is not CampaignState.LAUNCHED or not listed:
        return []
    definition = definition_of(work, campaign.sha256)
    listed = {name: titled(definition, one) for name, one in listed.items()}
    found = [case for case in rows.load(work, list(listed)).values() if _concerns(definition, case, who)]
    needs = frozenset[FactKind]().union(*(needed(definition, case, None) for case in found))
    known = facts.gather(work, definition, campaign, found, needs, lambda case: who.roles_in(case.unit))
    withheld = recusals.figures_sealed_from(work, who, definition, found)
    waiting = []
    for case in found:
        shown = offered(definition, case, known[case.id], withheld.get(case.id, Withheld()))
        mine = tuple(o for o in shown if o.permitted and _leads_on(o))
        if mine:
            due = _due(definition, case, known[case.id].deadlines)
            waiting.append(Waiting(listed=listed[case.id], definition=definition, offers=mine, due=due))
    return waiting


def _concerns(definition: Definition, case: Case, who: Actor) -> bool:
    roles = who.roles_in(case.unit)
    return any(roles & set(move.roles) for move in definition.track_of(case.track).leaving(case.state))


def _leads_on(offer: Offer) -> bool:
    """Whether the move carries the case forward: ways out (withdraw, waive, revoke) need a reason and wait for nobody."""
    return not offer.transition.reason


def _due(definition: Definition, case: Case, dues: Mapping[DeadlineId, Due]) -> Due | None:
    deadline = deadline_of(definition, case.track, case.state)
    return dues.get(deadline) if deadline else None
