"""/awards: the register of what was given to whom, through the years and the renaming of units."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel

from services import awards
from services.api.answering import Signed
from services.awards import FIRST_YEAR, LAST_YEAR
from services.doorway import office_of
from services.store.award_register import Place, Wanted

router = APIRouter(tags=["awards"])
MOST_A_PAGE = 200
Year = Annotated[int | None, Query(ge=FIRST_YEAR, le=LAST_YEAR)]


class AwardOut(BaseModel):
    """One line: who (`recipient`, as they were called then) was given what, by which decision. `amount` is in đồng.

    `decision` is empty for what a higher level gave: number and date are of its decision, and the money is its to pay.
    """

    id: str
    campaign: str
    decision: str
    case: str
    award: str
    label: str
    level: str
    form: str
    holder: str
    unit: str
    unit_name: str
    person: str
    recipient: str
    year: int
    number: str
    dated: date
    amount: int
    state: str


class AwardsOut(BaseModel):
    awards: list[AwardOut]
    next: str | None


@router.get("/awards")
def listing(
    request: Request,
    caller: Signed,
    person: str | None = None,
    unit: str | None = None,
    form: str | None = None,
    from_year: Year = None,
    through_year: Year = None,
    campaign: str | None = None,
    name: Annotated[str, Query(max_length=200)] = "",
    after: str | None = None,
    limit: Annotated[int, Query(ge=1, le=MOST_A_PAGE)] = 50,
) -> AwardsOut:
    """The awards you may see, newest first; `after` is the `next` of the page before.

    `unit` finds also what it was given under other names, and as the units it came from or became; `name` is compared
    without accents. The years are those of the campaigns.
    """
    wanted = Wanted(person=person, form=form, from_year=from_year, through_year=through_year, campaign=campaign)
    last = _place(after) if after else None
    with office_of(request).reading(caller.actor.id) as work:
        found = awards.listing(work, caller.actor, wanted, unit=unit, name=name, after=last, limit=limit + 1)
    page = found[:limit]
    return AwardsOut(
        awards=[AwardOut.model_validate(one, from_attributes=True) for one in page],
        next=awards.cursor(page[-1]) if len(found) > limit else None,
    )


def _place(after: str) -> Place:
    """The place that a cursor names; raises `RequestValidationError` for one of another list."""
    found = awards.place_of(after)
    if found is None:
        wrong = {"loc": ("query", "after"), "msg": "not a cursor of this list", "type": "value_error"}
        raise RequestValidationError([wrong])
    return found
