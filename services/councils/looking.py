"""Sittings as somebody may see them: a member kept out of a motion sees neither ballots nor counts of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from services import cases
from services.access import Actor, scope_of
from services.councils.finding import Found, rule_of
from services.store import cases as rows
from services.store import councils, sittings
from services.store.cases import Listed
from services.store.sittings import ListedSitting
from services.store.work import Scope, Work
from workflow.councils.sitting import Sitting
from workflow.definition.councils import Conflicted
from workflow.errors import NotFound
from workflow.ids import CaseId, MotionId, PersonId, StateId, TrackId

MOST_WAITING = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A sitting as *who* may see it, with the cases before it; `kept_out` of these motions."""

    sitting: Sitting
    found: Found
    cases: Mapping[CaseId, Listed]
    kept_out: frozenset[MotionId]


def look(work: Work, who: Actor, sitting: str) -> Seen:
    """The sitting with what is before it. Raises `NotFound` for one that *who* may not know of."""
    known = known_to(work, who, sitting)
    found = rule_of(work, who, known.campaign, known.council)
    out = kept_out(known, found, who)
    return Seen(sitting=_without(known, out), found=found, cases=agenda_for(work, who, known, found), kept_out=out)


def listing(work: Work, who: Actor, *, campaign: str | None = None) -> list[ListedSitting]:
    """The sittings that *who* may know of: all of the organisation, or those of the councils they sit on."""
    found = sittings.listing(work, scope_of(who), campaign=campaign)
    if who.sees_everything:
        return found
    mine = councils.seated(work, who.id, work.act.today)
    return [one for one in found if (one.campaign, one.council) in mine or _sat(work, one.id, who)]


def known_to(work: Work, who: Actor, sitting: str) -> Sitting:
    """The sitting, nothing held; raises `NotFound` for one that *who* may not know of."""
    found = sittings.load(work, [sitting]).get(sitting)
    if found is None or found.organisation != who.organisation:
        raise NotFound("sitting", sitting)
    mine = who.sees_everything or PersonId(who.id) in found.seats
    if not mine and (found.campaign, found.council) not in councils.seated(work, who.id, work.act.today):
        raise NotFound("sitting", sitting)
    return found


def waiting(work: Work, who: Actor, found: Found) -> list[Listed]:
    """The cases that may be put before the council now: its move leads on from them, and no sitting has them."""
    states = {source for _, source in _sources(found)}
    offered = rows.listing(
        work, scope_of(who), campaign=found.campaign.id, tracks=found.rule.tracks, states=states, limit=MOST_WAITING
    )
    free = before_council(work, found, [CaseId(one.id) for one in offered])
    return [cases.titled(found.definition, one) for one in offered if one.id in free]


def before_council(work: Work, found: Found, asked: Collection[CaseId]) -> frozenset[CaseId]:
    """Those of the cases *asked* for that may be put before the council now."""
    sources, campaign = _sources(found), found.campaign.id
    offered = [
        one for one in rows.load(work, asked).values() if one.campaign == campaign and (one.track, one.state) in sources
    ]
    taken = sittings.standing(work, [one.id for one in offered])
    return frozenset(one.id for one in offered if one.id not in taken)


def agenda_for(work: Work, who: Actor, sitting: Sitting, found: Found) -> dict[CaseId, Listed]:
    """The cases on the agenda, as they are listed; a member sees them wherever they are."""
    ids = list(sitting.agenda.values())
    everything = Scope(organisation=who.organisation, units=None, person=who.id)
    listed = rows.listing(work, everything, ids=ids, limit=len(ids)) if ids else []
    return {CaseId(one.id): cases.titled(found.definition, one) for one in listed}


def _sources(found: Found) -> frozenset[tuple[TrackId, StateId]]:
    """From where the council's move leads on, by track and state."""
    rule = found.rule
    return frozenset(
        (track, move.source)
        for track in rule.tracks
        for move in found.definition.track_of(track).transitions
        if move.trigger == rule.trigger
    )


def kept_out(sitting: Sitting, found: Found, who: Actor) -> frozenset[MotionId]:
    """The motions from which *who* is kept out, having a conflict of interest in them."""
    if found.rule.conflicted is not Conflicted.EXCLUDED:
        return frozenset()
    return frozenset(motion for motion, member in sitting.conflicts if member == who.id)


def _without(sitting: Sitting, out: frozenset[MotionId]) -> Sitting:
    """*sitting* without what was voted on the motions *out*."""
    if not out:
        return sitting
    return replace(
        sitting,
        counted={motion: votes for motion, votes in sitting.counted.items() if motion not in out},
        ballots={which: choice for which, choice in sitting.ballots.items() if which[0] not in out},
        decided={motion: one for motion, one in sitting.decided.items() if motion not in out},
        papers={motion: found for motion, found in sitting.papers.items() if motion not in out},
    )


def _sat(work: Work, sitting: str, who: Actor) -> bool:
    return PersonId(who.id) in sittings.load(work, [sitting])[sitting].seats
