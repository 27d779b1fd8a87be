"""Who sits on a council, recorded by the decision that says so."""

from __future__ import annotations

from services.access import Actor
from services.councils.finding import rule_of
from services.store import councils, people
from services.store.record import CouncilChange, record_council
from services.store.work import Work, new_id
from workflow.councils.composition import ComposeCouncil, Composition, Council, evolve_council
from workflow.councils.composition import compose as decide
from workflow.errors import CaseChanged, NotFound


def composed(work: Work, who: Actor, campaign: str, council: str) -> Council | None:
    """The council with its compositions, None while there are none; raises `NotFound`, also for people of one unit alone."""
    found = rule_of(work, who, campaign, council)
    if not who.sees_everything and (found.campaign.id, found.rule.id) not in councils.seated(
        work, who.id, work.act.today
    ):
        raise NotFound("council", council)
    return councils.load(work, found.campaign.id, found.rule.id)


def compose(
    work: Work, who: Actor, campaign: str, council: str, composition: Composition, version: int | None = None
) -> Council:
    """Record a composition; a later one takes over on its first day. *version* 0 means that there was none yet.

    Raises `NotFound`, also for a member who is not of the organisation, `CaseChanged`, `NotPermitted`, `Refused`.
    """
    found = rule_of(work, who, campaign, council, for_change=True)
    before = councils.load(work, found.campaign.id, found.rule.id, for_change=True)
    if version is not None and version != (before.version if before else 0):
        raise CaseChanged(f"council:{before.id if before else council}", version)
    known = people.by_id(work, list(composition.seats))
    for member in composition.seats:
        if member not in known or known[member].organisation != who.organisation:
            raise NotFound("person", member)
    command = ComposeCouncil(
        id=before.id if before else new_id(),
        organisation=who.organisation,
        campaign=found.campaign.id,
        council=found.rule.id,
        composition=composition,
    )
    [event] = events = decide(found.rule, command, who.roles_at_large())
    after = evolve_council(before, event)
    record_council(work, CouncilChange(before=before, events=events, after=after))
    return after
