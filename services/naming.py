"""What cases are called: the work they are about by its title, else the person or the unit."""

from __future__ import annotations

from collections.abc import Collection

from services.registry import definition_of
from services.store import campaigns, people
from services.store.work import Work
from workflow.case import Case
from workflow.definition import Definition
from workflow.errors import NotFound


def subjects(work: Work, cases: Collection[Case]) -> dict[str, str]:
    """The name of what each of *cases* is about."""
    titles = _titles(work, cases)
    units = people.unit_names(work, {case.unit for case in cases})
    persons = {one.id: one.name for one in people.by_id(work, {c.person for c in cases if c.person}).values()}
    return {case.id: titles[case.id] or (persons[case.person] if case.person else units[case.unit]) for case in cases}


def _titles(work: Work, cases: Collection[Case]) -> dict[str, str]:
    rulers = {name: _ruler(work, name) for name in {case.campaign for case in cases}}
    return {case.id: rulers[case.campaign].track_of(case.track).title_of(case.fields) for case in cases}


def _ruler(work: Work, campaign: str) -> Definition:
    found = campaigns.load(work, campaign)
    if found is None:
        raise NotFound("campaign", campaign)
    return definition_of(work, found.sha256)
