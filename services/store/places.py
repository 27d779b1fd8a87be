"""Places of quotas as rows: taken and given back with the move of their case, one number to one case.

The guard of a quota has counted before; here the database decides. Whoever comes second to a number waits for whoever
came first, looks again, and takes the next one, or is refused when there is none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import delete, select

from services.store import census
from services.store.campaigns import blocks_of
from services.store.inserting import insert_new
from services.store.tables import PlaceRow, table
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Definition
from workflow.errors import Refused
from workflow.ids import CaseId, QuotaId
from workflow.quotas import Each, Quota, base_of, places
from workflow.readings import settled
from workflow.refusals import Refusal
from workflow.reserving import HeldPlace, places_held, sets_aside

PLACES = table(PlaceRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A case before (None if it is new) and after a move, and the move's name."""

    before: Case | None
    after: Case
    trigger: str


def settle(work: Work, definition: Definition, campaign: Campaign, moved: Sequence[Moved]) -> None:
    """Give back the places that cases leave, and take those that they enter; raises `Refused` when none is left.

    To be called before the moves are written, so that a base is counted as it was when the guards looked.
    """
    concerned = [one for one in moved if _quotas_of(definition, one.after)]
    if not concerned:
        return
    blocks = _blocks(work, definition, campaign.id, [one.after for one in concerned])
    left, entered = set[HeldPlace](), dict[HeldPlace, Moved]()
    for one in concerned:
        block = blocks.get(one.after.unit, "")
        before = places_held(definition, one.before, block) if one.before else frozenset()
        after = places_held(definition, one.after, block)
        left |= before - after
        entered |= dict.fromkeys(after - before, one)
    _give_back(work, left)
    for _, alike in groupby(sorted(entered), key=lambda place: (place.quota, place.group, place.value)):
        wanted = list(alike)
        _take(work, definition, campaign, wanted, {place.case: entered[place] for place in wanted})


def of_cases(work: Work, cases: Collection[str]) -> dict[str, frozenset[HeldPlace]]:
    """The places that each of *cases* holds; no place, no entry."""
    statement = select(PLACES).where(PLACES.c.case_id.in_(list(cases)))
    found: dict[str, set[HeldPlace]] = {}
    for row in work.connection.execute(statement):
        place = HeldPlace(quota=QuotaId(row.quota), group=row.apart, value=row.value, case=CaseId(row.case_id))
        found.setdefault(row.case_id, set()).add(place)
    return {case: frozenset(held) for case, held in found.items()}


def told_of(
    work: Work, definition: Definition, campaign: str, cases: Sequence[Case]
) -> dict[str, frozenset[HeldPlace]]:
    """The places that *cases* of one campaign hold by where they stand; no place, no entry."""
    concerned = [case for case in cases if _quotas_of(definition, case)]
    blocks = _blocks(work, definition, campaign, concerned)
    told = {str(case.id): places_held(definition, case, blocks.get(case.unit, "")) for case in concerned}
    return {case: held for case, held in told.items() if held}


def _quotas_of(definition: Definition, case: Case) -> list[Quota]:
    return [quota for quota in definition.quotas.values() if quota.track == case.track]


def _blocks(work: Work, definition: Definition, campaign: str, cases: Iterable[Case]) -> dict[str, str]:
    by_block = any(Each.BLOCK in quota.each for quota in definition.quotas.values())
    return blocks_of(work, campaign, {case.unit for case in cases}) if by_block else {}


def _give_back(work: Work, left: Collection[HeldPlace]) -> None:
    for quota, held in groupby(sorted(left), key=lambda place: place.quota):
        cases = [place.case for place in held]
        work.connection.execute(delete(PLACES).where(PLACES.c.quota == quota, PLACES.c.case_id.in_(cases)))


def _take(
    work: Work,
    definition: Definition,
    campaign: Campaign,
    wanted: Sequence[HeldPlace],
    moved: dict[CaseId, Moved],
) -> None:
    """Take a place for each of *wanted*, all in one quota, group and value, the lowest numbers first."""
    quota = next(one for one in definition.quotas.values() if one.id == wanted[0].quota)
    given, base = _given(work, definition, campaign, quota, wanted[0].value)
    beyond = [place for place in wanted if sets_aside(definition, moved[place.case].after, quota.id)]
    waiting = [place for place in wanted if place not in beyond]
    while waiting:
        numbers = _numbers(work, campaign, wanted[0])
        if len(numbers) + len(waiting) > given:
            params: dict[str, str | int] = {"quota": quota.id, "places": given, "base": base, "taken": len(numbers)}
            raise Refused(moved[waiting[-1].case].trigger, (Refusal("quota_full", params),))
        free = (number for number in range(1, given + 1) if number not in numbers)
        waiting = _insert(work, campaign, waiting, free, given=given)
    while beyond:
        numbers = _numbers(work, campaign, wanted[0])
        free = (number for number in range(1, len(numbers) + len(beyond) + 1) if number not in numbers)
        beyond = _insert(work, campaign, beyond, free, given=given, beyond=True)


def _given(work: Work, definition: Definition, campaign: Campaign, quota: Quota, value: str) -> tuple[int, int]:
    """How many places *quota* gives now for that value, and the number they are a share of."""
    if quota.by_field and not value:
        return 0, 0
    counted = census.NOBODY
    percent = settled(quota.limits, campaign.answers).percent
    if percent is not None:
        counted = census.take(work, definition, campaign, quota).census
    base = base_of(quota, counted, campaign.answers) if percent is not None else 0
    return places(quota, counted, campaign.answers, value), base


def _numbers(work: Work, campaign: Campaign, like: HeldPlace) -> frozenset[int]:
    statement = select(PLACES.c.number).where(
        PLACES.c.campaign_id == campaign.id,
        PLACES.c.quota == like.quota,
        PLACES.c.apart == like.group,
        PLACES.c.value == like.value,
    )
    return frozenset(work.connection.execute(statement).scalars())


def _insert(
    work: Work,
    campaign: Campaign,
    waiting: Sequence[HeldPlace],
    free: Iterator[int],
    *,
    given: int,
    beyond: bool = False,
) -> list[HeldPlace]:
    """Take the *free* numbers; who is still waiting, because somebody else took theirs meanwhile."""
    rows = [
        {
            "campaign_id": campaign.id,
            "quota": place.quota,
            "apart": place.group,
            "value": place.value,
            "number": number,
            "organisation_id": campaign.organisation,
            "case_id": place.case,
            "given": given,
            "beyond": beyond,
        }
        for place, number in zip(waiting, free, strict=False)
    ]
    seated = insert_new(work.connection, PlaceRow, rows, returning="case_id")
    return [place for place in waiting if place.case not in seated]
