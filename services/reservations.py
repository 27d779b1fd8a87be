"""What cases have reserved, as their entries tell it and as the rows hold it: places, honours given once, awards from above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from services.registry import definition_or_none
from services.store import awards_from_above, campaigns, honours, places
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Definition
from workflow.honours import honours_won


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved:
    """What one case has reserved or been given: by its entries (`told`) and by the rows (`held`)."""

    case: str
    told: Mapping[str, object]
    held: Mapping[str, object]


def reserved(work: Work, told: Iterable[Case]) -> Iterator[Reserved]:
    """What each of those cases, as their entries tell of them, has reserved; nothing of a plan that can't be read."""
    cases = sorted(told, key=lambda case: (case.campaign, case.id))
    held = _held(work, [case.id for case in cases])
    running = campaigns.load_all(work, {case.campaign for case in cases})
    for campaign, alike in groupby(cases, key=lambda case: case.campaign):
        found = running.get(campaign)
        definition = definition_or_none(work, found.sha256) if found else None
        if found is not None and definition is not None:
            yield from _of_campaign(work, definition, found, list(alike), held)


def _of_campaign(
    work: Work, definition: Definition, campaign: Campaign, cases: list[Case], held: Mapping[str, Mapping[str, object]]
) -> Iterator[Reserved]:
    placed = places.told_of(work, definition, campaign.id, cases)
    for case in cases:
        told = {f"place {one.quota}": (one.group, one.value) for one in placed.get(case.id, ())}
        won = {f"honour {one.honour} {one.year}": one.subject for one in honours_won(definition, case, campaign.year)}
        above = {f"award {line}": row for line, row in awards_from_above.told(definition, campaign, case).items()}
        yield Reserved(case=case.id, told={**told, **won, **above}, held=held.get(case.id, {}))


def _held(work: Work, cases: list[str]) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for case, placed in places.of_cases(work, cases).items():
        found[case] = {f"place {one.quota}": (one.group, one.value) for one in placed}
    for case, won in honours.of_cases(work, cases).items():
        found.setdefault(case, {}).update({f"honour {one.honour} {one.year}": one.subject for one in won})
    for case, lines in awards_from_above.held(work, cases).items():
        found.setdefault(case, {}).update({f"award {line}": row for line, row in lines.items()})
    return found
