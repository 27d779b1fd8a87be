"""What a periodic report counts, as things stood when the last day of its term was over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from services.registers.asked import Asked
from services.registers.ordered import by_unit, in_pages
from services.registers.results import closed
from services.store import award_register, passages, people
from services.store.award_register import AwardState
from services.store.cases import Listed
from services.words.alphabet import alphabetical
from workflow.deadlines import end_of
from workflow.ids import CANCELLED, CaseId, StateId, TrackId
from workflow.sealing import is_out, outward_state


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one case stood: as it could be seen from where the report is asked for."""

    unit: str
    track: str
    occurrence: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The figures of a term through its last day, by unit. `names` are of the units, in the order of the alphabet.

    `owed` and `cases` count by unit, track, round and state; cancelled ones are nowhere. `voted` counts motions of closed
    sittings and `carried` those carried; `awards` and `money` (đồng) what was decided and is not revoked,
    `money` as far as it is known: `unknown` is how many awards are without a sum that is known.
    """

    through: date
    names: Mapping[str, str]
    owed: Counter[Standing]
    cases: Counter[Standing]
    voted: Counter[str]
    carried: Counter[str]
    awards: Counter[str]
    money: Counter[str]
    unknown: int


def counted(of: Asked, last_day: date) -> Counted:
    """What stood on *last_day*, or stands today where that is still to come."""
    through = min(last_day, of.work.act.today)
    owed, seen = _standings(of, tuple(of.definition.obligations), through)
    cases, more = _standings(of, of.nominations, through)
    voted, carried = _votes(of, through)
    given = [
        one
        for one in award_register.of_campaign(of.work, of.scope, of.campaign.id, through=through)
        if one.state is not AwardState.REVOKED
    ]
    money: Counter[str] = Counter()
    for one in given:
        money[one.unit] += one.amount or 0
    awarded = {one.unit: one.unit_name for one in given}
    return Counted(
        through=through,
        names=_names(of, {**seen, **more, **awarded}, {*voted}),
        owed=owed,
        cases=cases,
        voted=voted,
        carried=carried,
        awards=Counter(one.unit for one in given),
        money=money,
        unknown=sum(one.amount is None for one in given),
    )


def _names(of: Asked, met: Mapping[str, str], voted: set[str]) -> dict[str, str]:
    """The units that take part or have something to be counted, as far as they may be seen."""
    visible = {one.id: one.name for one in people.units(of.work, of.scope)}
    taking_part = {str(unit): visible[unit] for unit in of.campaign.units if unit in visible}
    others = people.unit_names(of.work, sorted(voted - {""} - met.keys()))
    found = {**taking_part, **others, **met}
    return dict(sorted(found.items(), key=lambda each: (alphabetical(each[1]), each[0])))


def _standings(of: Asked, tracks: tuple[TrackId, ...], through: date) -> tuple[Counter[Standing], dict[str, str]]:
    """How many cases on *tracks* stood where when that day was over, and the names of their units."""
    found: Counter[Standing] = Counter()
    names: dict[str, str] = {}
    for some in in_pages(by_unit(of.listed(tracks))):
        then = _states(of, some, end_of(through))
        for one in some:
            if one.id in then and then[one.id] != CANCELLED:
                names[one.unit] = one.unit_name
                standing = Standing(unit=one.unit, track=one.track, occurrence=one.occurrence, state=then[one.id])
                found[standing] += 1
    return found, names


def _states(of: Asked, some: Sequence[Listed], before: datetime) -> dict[str, str]:
    """The state of each of *some* just before that instant; those that were not there yet are left out."""
    came = passages.of_cases(of.work, [one.id for one in some], before)
    tracks = {one.id: one.track for one in some}
    return {case: _as_seen(of, tracks[case], found[-1].state) for case, found in came.items()}


def _as_seen(of: Asked, track_id: str, state: str) -> str:
    """*state* as it may be told apart: a sealed one looks like the one before it from outside."""
    track = of.definition.track_of(TrackId(track_id))
    if of.who.sees_everything or is_out(of.definition, track, StateId(state)):
        return state
    return outward_state(track, StateId(state)) if state in track.states else state


def _votes(of: Asked, through: date) -> tuple[Counter[str], Counter[str]]:
    """By unit, the motions of sittings closed by that day, and those of them that were carried."""
    voted: Counter[str] = Counter()
    carried: Counter[str] = Counter()
    sat = list(closed(of))
    days = passages.closed_on(of.work, [one.sitting.id for one in sat])
    for seen in sat:
        if days.get(seen.sitting.id, through) > through:
            continue
        for motion, decided in seen.sitting.decided.items():
            unit = seen.cases[CaseId(seen.sitting.agenda[motion])].unit
            voted[unit] += 1
            carried[unit] += decided.carried
    return voted, carried
