"""The dossiers of a campaign at a glance: every case within sight and how each of its parts stands, worst first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services import campaigns, cases, facts, recusals
from services.access import Actor, scope_of
from services.cases import Looked
from services.imports.matching import folded
from services.registry import definition_of
from services.store import campaigns as campaign_rows
from services.store import cases as rows
from services.store.cases import Listed
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.completeness import Dossier, dossier, needed, parts_of
from workflow.councils.withheld import Withheld
from workflow.definition import Definition, Track
from workflow.sealing import veiled

MOST_LISTED = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One case of the board, as its reader may see it."""

    listed: Listed
    dossier: Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class OfUnit:
    """The cases of one unit: how many there are, and how many lack nothing for their next step."""

    unit: str
    name: str
    cases: int
    complete: int
    in_the_way: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The cases that were asked for, worst first, and all that the reader may see by unit, the worst unit first."""

    campaign: Campaign
    definition: Definition
    rows: tuple[Row, ...]
    units: tuple[OfUnit, ...]


def board(
    work: Work,
    who: Actor,
    campaign_id: str,
    *,
    track: str | None = None,
    unit: str | None = None,
    state: str | None = None,
) -> Board:
    """Every nomination of the campaign that *who* may see, those returned first; what is owed has a board of its own.

    However many cases there are, they are read in the same few statements. Raises `NotFound`.
    """
    found = campaigns.load(work, who, campaign_id)
    definition = definition_of(work, found.sha256)
    tracks = [one for name, one in definition.tracks.items() if name not in definition.obligations]
    listed = cases.listing(work, who, campaign=campaign_id, tracks=[t.id for t in tracks], limit=MOST_LISTED)
    stand = _dossiers(work, who, definition, tracks, found, listed)
    every = [Row(listed=one, dossier=stand[one.id]) for one in listed]
    asked = [
        row
        for row in every
        if track in (None, row.listed.track) and unit in (None, row.listed.unit) and state in (None, row.listed.state)
    ]
    return Board(
        campaign=found,
        definition=definition,
        rows=tuple(sorted(asked, key=_worst_first)),
        units=tuple(sorted(_by_unit(every), key=lambda one: (-one.in_the_way, folded(one.name), one.unit))),
    )


def dossier_of(work: Work, who: Actor, looked: Looked) -> Dossier:
    """How the dossier of one case stands, as *who* sees the case."""
    definition, case = looked.definition, looked.case
    track = definition.track_of(case.track)
    needs = needed(track)
    known = facts.gather(work, definition, looked.campaign, [case], needs, lambda one: who.roles_in(one.unit))
    return dossier(definition, case, known[case.id], parts_of(definition, track))


def _worst_first(row: Row) -> tuple[object, ...]:
    stands = row.dossier
    over = stands.next_step is None
    return (over, not stands.returned, -stands.in_the_way, -stands.lacking, folded(row.listed.subject), row.listed.id)


def _dossiers(
    work: Work,
    who: Actor,
    definition: Definition,
    tracks: Sequence[Track],
    campaign: Campaign,
    listed: Sequence[Listed],
) -> Mapping[str, Dossier]:
    ids = [one.id for one in listed]
    stored = rows.load(work, ids, scope=scope_of(who))
    withheld = recusals.figures_sealed_from(work, who, definition, list(stored.values()))
    seen = [_seen(who, definition, case, withheld.get(case.id, Withheld())) for case in stored.values()]
    running = campaign_rows.load(work, campaign.id, cases=ids) or campaign
    needs = frozenset().union(*(needed(track) for track in tracks))
    known = facts.gather(work, definition, running, seen, needs, lambda case: who.roles_in(case.unit))
    parts = {track.id: parts_of(definition, track) for track in tracks}
    return {str(case.id): dossier(definition, case, known[case.id], parts[case.track]) for case in seen}


def _seen(who: Actor, definition: Definition, case: Case, withheld: Withheld) -> Case:
    return withheld.from_case(case if who.sees_everything else veiled(definition, case))


def _by_unit(every: Sequence[Row]) -> list[OfUnit]:
    found: dict[str, list[Row]] = {}
    for row in every:
        found.setdefault(row.listed.unit, []).append(row)
    return [
        OfUnit(
            unit=unit,
            name=theirs[0].listed.unit_name,
            cases=len(theirs),
            complete=sum(not row.dossier.in_the_way for row in theirs),
            in_the_way=sum(row.dossier.in_the_way for row in theirs),
        )
        for unit, theirs in found.items()
    ]
