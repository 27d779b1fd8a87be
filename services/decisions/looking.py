"""Decisions as somebody may see them: drafts are the office's own, a list for comment and what is published are everybody's."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from services import cases
from services.access import Actor, scope_of
from services.decisions.finding import Found, rule_of
from services.store import cases as rows
from services.store import decisions, history
from services.store.cases import Listed
from services.store.decisions import ListedDecision
from services.store.work import Scope, Work
from workflow.decisions.candidates import candidate, sources
from workflow.decisions.decision import Decision, DecisionState, Purpose, Settled
from workflow.decisions.drafting import DRAFT
from workflow.decisions.facts import Candidate
from workflow.errors import NotFound, NotPermitted
from workflow.history import Kept
from workflow.ids import CaseId, DecisionId, LineId

PUBLIC = (DecisionState.OPEN_FOR_COMMENT, DecisionState.PUBLISHED)
MOST_WAITING = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A decision as somebody may see it, with the cases it is about as they are listed."""

    decision: Decision
    found: Found
    cases: Mapping[CaseId, Listed]
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A case that may be put on a decision now, and what it may be given."""

    case: Listed
    candidate: Candidate


def look(work: Work, who: Actor, decision: str) -> Seen:
    """The decision with what it is about. Raises `NotFound` for one that *who* may not know of.

    Outside the office nobody reads what was said against it, nor why it differs from a vote.
    """
    known = known_to(work, who, decision)
    found = rule_of(work, who, known.campaign, known.rule)
    everything = Scope(organisation=who.organisation, units=None, person=who.id)
    ids = [line.case for line in known.lines.values()]
    listed = rows.listing(work, everything, ids=ids, limit=len(ids)) if ids else []
    about = {CaseId(one.id): cases.titled(found.definition, one) for one in listed}
    if not who.sees_everything:
        known = _public(known, own_lines(known, who))
        about = {case: replace(one, fields={}) for case, one in about.items()}
    return Seen(decision=known, found=found, cases=about, whole=who.sees_everything)


def listing(work: Work, who: Actor, *, campaign: str | None = None) -> list[ListedDecision]:
    """The decisions that *who* may know of: drafts first, then the latest first."""
    states = None if who.sees_everything else PUBLIC
    return decisions.listing(work, who.organisation, campaign=campaign, states=states)


def history_of(work: Work, who: Actor, decision: str) -> list[Kept]:
    """The entries of the decision, for the office's own. Raises `NotFound` for anybody else."""
    known = known_to(work, who, decision)
    if not who.sees_everything:
        raise NotFound("decision", decision)
    return list(history.stream(work, f"decision:{known.id}"))


def known_to(work: Work, who: Actor, decision: str) -> Decision:
    """The decision, nothing held; raises `NotFound` for one that *who* may not know of."""
    found = decisions.load(work, [decision]).get(decision)
    if found is None or found.organisation != who.organisation:
        raise NotFound("decision", decision)
    if not who.sees_everything and found.state not in PUBLIC:
        raise NotFound("decision", decision)
    return found


def waiting(work: Work, who: Actor, found: Found) -> list[Waiting]:
    """The cases that may be put on a decision now: recommended or not, and on no other decision.

    They tell how the council voted: raises `NotPermitted` for whoever may not know that yet.
    """
    if not who.sees_everything:
        raise NotPermitted(DRAFT, found.rule.drafted_by)
    states = {source for _, source in sources(found.definition, found.rule)}
    offered = rows.listing(
        work, scope_of(who), campaign=found.campaign.id, tracks=found.rule.tracks, states=states, limit=MOST_WAITING
    )
    free = candidates(work, found, [CaseId(one.id) for one in offered])
    return [
        Waiting(case=cases.titled(found.definition, one), candidate=free[CaseId(one.id)])
        for one in offered
        if one.id in free
    ]


def candidates(
    work: Work, found: Found, asked: Collection[CaseId], draft: DecisionId | None = None
) -> dict[CaseId, Candidate]:
    """Those of the cases *asked* for that a decision may be about now: on no other decision than *draft*."""
    offered = [one for one in rows.load(work, asked).values() if one.campaign == found.campaign.id]
    standing = decisions.standing(work, [one.id for one in offered])
    taken = {case for case, decision in standing.items() if decision != draft}
    known = {one.id: candidate(found.definition, found.rule, one) for one in offered if one.id not in taken}
    return {case: one for case, one in known.items() if one is not None}


def own_lines(decision: Decision, who: Actor) -> frozenset[LineId]:
    """The lines that award *who*, or a unit that they hold a role in."""
    units = {appointment.unit for appointment in who.appointments if appointment.unit}
    return frozenset(
        name
        for name, given in decision.given.items()
        if given.person == who.id or (not given.person and given.unit in units)
    )


def _public(decision: Decision, own: Collection[LineId]) -> Decision:
    """*decision* without what only the office reads; of what became of awards, which were taken back, and one's *own* receipts."""
    lines = {name: replace(line, reason="") for name, line in decision.lines.items()}
    if decision.purpose is Purpose.REVOCATION:
        lines = dict(decision.lines)
    settled = {
        name: Settled(received_on=one.received_on if name in own else None, revoked_by=one.revoked_by)
        for name, one in decision.settled.items()
    }
    return replace(decision, lines=lines, objections={}, settled=settled)
