"""Which cases a decision may be about, and what they may be given."""

from __future__ import annotations

from workflow.case import Case
from workflow.decisions.facts import Candidate
from workflow.definition.awards import Award
from workflow.definition.decisions import DecisionRule
from workflow.definition.plan import Definition
from workflow.ids import AwardId, StateId, TrackId


def candidate(definition: Definition, rule: DecisionRule, case: Case) -> Candidate | None:
    """*case* as one that a decision by *rule* may award now; None where its move does not lead on from where it is."""
    moves = definition.moves.get((case.track, case.state, rule.trigger), ())
    if case.track not in rule.tracks or not moves:
        return None
    awards = tuple(award.id for award in definition.awards.values() if award.track == case.track)
    return Candidate(awards=awards, differs=all(move.reason for move in moves))


def sources(definition: Definition, rule: DecisionRule) -> frozenset[tuple[TrackId, StateId]]:
    """The states in which cases wait for a decision by *rule*."""
    return frozenset(
        (track, move.source)
        for track in rule.tracks
        for move in definition.track_of(track).transitions
        if move.trigger == rule.trigger
    )


def revocable(definition: Definition, rule: DecisionRule, case: Case) -> bool:
    """Whether a decision by *rule* may take back now what *case* was given."""
    return rule.revokes is not None and bool(definition.moves.get((case.track, case.state, rule.revokes)))


def award_of(definition: Definition, id_: AwardId | None) -> Award | None:
    """The award with that id; None for a case that is awarded without the plan naming what."""
    return definition.awards[id_] if id_ is not None else None
