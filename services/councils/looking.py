"""Sittings as somebody may see them: a member kept out of a motion sees neither ballots nor counts of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from services import cases, recusals
from services.access import Actor, scope_of
from services.councils.finding import Found, rule_of
from services.store import cases as rows
from services.store import councils, history, sittings
from services.store.cases import Listed
from services.store.sittings import ListedSitting
from services.store.work import Scope, Work
from workflow.councils.judged import Judged
from workflow.councils.sitting import Sitting, SittingState
from workflow.councils.withheld import tells_of_judging, tells_of_votes
from workflow.errors import NotFound
from workflow.history import Kept
from workflow.ids import CaseId, MotionId, StateId, TrackId

MOST_WAITING = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A sitting as *who* may see it, with the cases before it; `kept_out` of these motions, while that lasts.

    Before it is opened its `conflicts` are those that are foreseen.
    """

    sitting: Sitting
    found: Found
    cases: Mapping[CaseId, Listed]
    kept_out: frozenset[MotionId]


def look(work: Work, who: Actor, sitting: str) -> Seen:
    """The sitting with what is before it. Raises `NotFound` for one that *who* may not know of."""
    known = known_to(work, who, sitting)
    found = rule_of(work, who, known.campaign, known.council)
    out = recusals.sealed_motions(work, found.definition, found.rule, known, who)
    shown = without_sheets(_without(_as_foreseen(work, found, known), out))
    bare = {known.agenda[motion] for motion in out}
    listed = agenda_for(work, who, known, found)
    about = {case: replace(one, fields={}) if case in bare else one for case, one in listed.items()}
    if found.rule.anonymous and not who.sees_everything:
        shown, about = _nobodys(shown, who), _numbered(shown, about)
    return Seen(sitting=shown, found=found, cases=about, kept_out=out)


def history_of(work: Work, who: Actor, sitting: str) -> list[Kept]:
    """The entries of the sitting that *who* may read: of a motion they are kept out of, none of how it was voted.

    Nobody reads what a jury at work gives. Raises `NotFound`, also for those who are not to learn whose the works are.
    """
    known = known_to(work, who, sitting)
    found = rule_of(work, who, known.campaign, known.council)
    if found.rule.anonymous and not who.sees_everything:
        raise NotFound("sitting", sitting)
    out = recusals.sealed_motions(work, found.definition, found.rule, known, who)
    at_work = known.state is SittingState.OPEN
    events = ((kept, cases.event_of(kept)) for kept in history.stream(work, f"sitting:{sitting}"))
    return [
        kept for kept, event in events if not tells_of_votes(event, out) and not (at_work and tells_of_judging(event))
    ]


def listing(work: Work, who: Actor, *, campaign: str | None = None) -> list[ListedSitting]:
    """The sittings that *who* may know of: all of the organisation, or those of the councils they sit on."""
    found = sittings.listing(work, scope_of(who), campaign=campaign)
    if who.sees_everything:
        return found
    mine = councils.seated(work, who.id, work.act.today)
    own = frozenset(one.id for one in found if (one.campaign, one.council) in mine)
    others = sittings.load(work, [one.id for one in found if one.id not in own])
    sat = frozenset(name for name, one in others.items() if recusals.is_seated(work, who, one))
    return [one for one in found if one.id in own | sat]


def known_to(work: Work, who: Actor, sitting: str) -> Sitting:
    """The sitting, nothing held; raises `NotFound` for one that *who* may not know of."""
    found = sittings.load(work, [sitting]).get(sitting)
    if found is None or found.organisation != who.organisation:
        raise NotFound("sitting", sitting)
    today = councils.seated(work, who.id, work.act.today)
    mine = who.sees_everything or recusals.is_seated(work, who, found) or (found.campaign, found.council) in today
    if not mine:
        raise NotFound("sitting", sitting)
    return found


def waiting(work: Work, who: Actor, found: Found) -> list[Listed]:
    """The cases that may be put before the council now: its move leads on from them, and no sitting has them."""
    states = {source for _, source in sources(found)}
    offered = rows.listing(
        work, scope_of(who), campaign=found.campaign.id, tracks=found.rule.tracks, states=states, limit=MOST_WAITING
    )
    free = before_council(work, found, [CaseId(one.id) for one in offered])
    return [cases.titled(found.definition, one) for one in offered if one.id in free]


def before_council(work: Work, found: Found, asked: Collection[CaseId]) -> frozenset[CaseId]:
    """Those of the cases *asked* for that may be put before the council now."""
    waited, campaign = sources(found), found.campaign.id
    offered = [
        one for one in rows.load(work, asked).values() if one.campaign == campaign and (one.track, one.state) in waited
    ]
    taken = sittings.standing(work, [one.id for one in offered])
    return frozenset(one.id for one in offered if one.id not in taken)


def agenda_for(work: Work, who: Actor, sitting: Sitting, found: Found) -> dict[CaseId, Listed]:
    """The cases on the agenda, as they are listed; a member sees them wherever they are."""
    ids = list(sitting.agenda.values())
    everything = Scope(organisation=who.organisation, units=None, person=who.id)
    listed = rows.listing(work, everything, ids=ids, limit=len(ids)) if ids else []
    return {CaseId(one.id): cases.titled(found.definition, one) for one in listed}


def sources(found: Found) -> frozenset[tuple[TrackId, StateId]]:
    """From where the council's move leads on, by track and state."""
    rule = found.rule
    return frozenset(
        (track, move.source)
        for track in rule.tracks
        for move in found.definition.track_of(track).transitions
        if move.trigger == rule.trigger
    )


def _as_foreseen(work: Work, found: Found, sitting: Sitting) -> Sitting:
    """*sitting* with the conflicts of interest that its members will have once it is opened."""
    if sitting.state is not SittingState.CALLED:
        return sitting
    seats = recusals.seats_of(work, sitting)
    foreseen = recusals.conflicts_of(work, found.definition, found.rule, sitting, list(seats))
    return replace(sitting, conflicts={**sitting.conflicts, **foreseen})


def _without(sitting: Sitting, out: frozenset[MotionId]) -> Sitting:
    """*sitting* without what was voted on the motions *out*."""
    if not out:
        return sitting
    return replace(
        sitting,
        counted={motion: votes for motion, votes in sitting.counted.items() if motion not in out},
        ballots={which: choice for which, choice in sitting.ballots.items() if which[0] not in out},
        decided={motion: one for motion, one in sitting.decided.items() if motion not in out},
        judged=replace(
            sitting.judged,
            scored={motion: one for motion, one in sitting.judged.scored.items() if motion not in out},
        ),
        papers={motion: found for motion, found in sitting.papers.items() if motion not in out},
    )


def without_sheets(sitting: Sitting) -> Sitting:
    """*sitting* without what its jury gave, and without who judges what: as it is looked at from outside."""
    return replace(sitting, judged=Judged(scored=sitting.judged.scored))


def _nobodys(sitting: Sitting, who: Actor) -> Sitting:
    """*sitting* as somebody sees it who is not to learn whose the works are, nor what they came to."""
    own = {which: because for which, because in sitting.conflicts.items() if which[1] == who.id}
    return replace(sitting, conflicts=own, judged=Judged())


def _numbered(sitting: Sitting, listed: Mapping[CaseId, Listed]) -> dict[CaseId, Listed]:
    """The cases *listed* as numbers on the agenda: no unit, nobody's name, no title, and no way to the case itself."""
    return {
        case: replace(listed[case], id="", unit="", unit_name="", person_name="", fields={}, title=code_of(number))
        for number, case in enumerate(sitting.agenda.values(), start=1)
    }


def code_of(number: int) -> str:
    """What a work is called before those who are not to know whose it is: 003."""
    return f"{number:03}"
