"""What a higher level gave, in the register of awards: written and taken back with the move of its case."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import delete, select

from services.store.award_register import AWARDS, AwardState
from services.store.inserting import insert_rows
from services.store.places import Moved
from services.store.tables import AwardRow
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Definition
from workflow.given_above import GivenAbove, given_above

Line = dict[str, Any]


def settle(work: Work, definition: Definition, campaign: Campaign, moved: Sequence[Moved]) -> None:
    """Take from the register what cases were given by a higher level and are no more, and write what they were given."""
    if not any(award.from_above for award in definition.awards.values()):
        return
    stale: list[str] = []
    fresh: list[Line] = []
    for one in moved:
        before = told(definition, campaign, one.before) if one.before else {}
        after = told(definition, campaign, one.after)
        stale += [line for line, row in before.items() if after.get(line) != row]
        fresh += [row for line, row in after.items() if before.get(line) != row]
    if stale:
        work.connection.execute(delete(AWARDS).where(AWARDS.c.id.in_(stale)))
    insert_rows(work.connection, AwardRow, fresh)


def told(definition: Definition, campaign: Campaign, case: Case) -> dict[str, Line]:
    """What the register should hold of *case*, by line."""
    lines = (_line(definition, campaign, case, given) for given in given_above(definition, case))
    return {line["id"]: line for line in lines}


def held(work: Work, cases: Collection[str]) -> dict[str, dict[str, Line]]:
    """What the register holds of each of *cases* by decisions of a higher level, by line; nothing given, no entry."""
    statement = select(AWARDS).where(AWARDS.c.case_id.in_(sorted(cases)), AWARDS.c.decision_id.is_(None))
    found: dict[str, dict[str, Line]] = {}
    for row in work.connection.execute(statement).mappings():
        found.setdefault(row["case_id"], {})[row["id"]] = dict(row)
    return found


def _line(definition: Definition, campaign: Campaign, case: Case, given: GivenAbove) -> Line:
    """One line: the recipient is not written where it is a person or a unit, whose name is looked up."""
    award = given.award
    return {
        "id": f"{case.id}-{award.id}",
        "organisation_id": campaign.organisation,
        "campaign_id": campaign.id,
        "decision_id": None,
        "case_id": case.id,
        "plan": definition.id,
        "award": award.id,
        "label": award.label.vi,
        "level": award.level.vi if award.level else "",
        "form": award.form,
        "holder": award.holder.value,
        "unit_id": case.unit,
        "person_id": case.person or "",
        "recipient": given.title,
        "year": campaign.year,
        "number": given.number,
        "dated": given.dated,
        "amount": 0,
        "state": (AwardState.GIVEN if given.published else AwardState.SIGNED).value,
    }
