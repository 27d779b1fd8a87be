"""What is given once: to the same person or unit not ever again, or not again before some years have gone by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from workflow.case import Case
from workflow.definition.awards import Award, Once
from workflow.definition.plan import Definition
from workflow.definition.tracks import Track, Transition
from workflow.guards import AllOf
from workflow.guards.elsewhere import GivenToNobodyTwice
from workflow.ids import AwardId, TrackId


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Honour:
    """What a person or unit can't be given again in a year, because a case has it already."""

    honour: str
    subject: str
    year: int


def honours_won(definition: Definition, case: Case, year: int) -> frozenset[Honour]:
    """What *case*, of a campaign of that year, has won that is given once: one for each year that it is closed for."""
    return frozenset(
        Honour(honour=award.once.honour, subject=case.person or case.unit, year=closed)
        for award in definition.awards.values()
        if award.once and _is_won(award, award.once, case)
        for closed in award.once.closes(year)
    )


def _is_won(award: Award, once: Once, case: Case) -> bool:
    told_apart = award.field is None or case.fields.get(award.field) == award.value
    return award.track == case.track and case.state in once.won_in and told_apart


def given_once(tracks: Mapping[TrackId, Track], awards: Mapping[AwardId, Award]) -> dict[TrackId, Track]:
    """*tracks*, the moves by which something is won that is given once guarded so that nobody wins it again."""
    return {id_: replace(track, transitions=tuple(_guarded(track, awards))) for id_, track in tracks.items()}


def _guarded(track: Track, awards: Mapping[AwardId, Award]) -> Iterator[Transition]:
    for move in track.transitions:
        won = tuple(
            GivenToNobodyTwice(award)
            for award in awards.values()
            if award.once and award.track == track.id and move.target in award.once.won_in
            if move.source not in award.once.won_in
        )
        yield replace(move, guard=AllOf((move.guard, *won))) if won else move
