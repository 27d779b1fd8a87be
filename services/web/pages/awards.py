"""/awards: the register of what was given to whom, by name and year."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response

from services import awards
from services.access import scope_of
from services.awards import FIRST_YEAR, LAST_YEAR
from services.doorway import language_of, office_of
from services.store.award_register import Wanted
from services.web.forms import Signed
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.awards import awards_page
from services.words import translation

router = APIRouter(include_in_schema=False)
A_PAGE = 50
LONGEST_NAME = 200
YEAR_WRONG = "Năm phải từ {low} đến {high}."


@router.get("/awards")
def register(
    request: Request, caller: Signed, name: str = "", from_year: str = "", through_year: str = "", after: str = ""
) -> Response:
    """The awards I may see, newest first, page by page."""
    language, who = language_of(request), caller.actor
    asked = {"name": name[:LONGEST_NAME], "from_year": from_year.strip(), "through_year": through_year.strip()}
    years = {part: _year(asked[part]) for part in ("from_year", "through_year")}
    said = translation(language).gettext(YEAR_WRONG).format(low=FIRST_YEAR, high=LAST_YEAR)
    wrong = {part: said for part, year in years.items() if asked[part] and year is None}
    last = awards.place_of(after) if after else None
    if after and last is None:
        raise RequestValidationError([{"loc": ("query", "after"), "msg": "no cursor", "type": "value_error"}])
    wanted = Wanted(from_year=years["from_year"], through_year=years["through_year"])
    with office_of(request).reading(who.id) as work:
        found = awards.listing(work, who, wanted, name=asked["name"], after=last, limit=A_PAGE + 1)
    context = awards_page(
        found[:A_PAGE],
        asked,
        wrong,
        language=language,
        scope=scope_of(who),
        onward=awards.cursor(found[A_PAGE - 1]) if len(found) > A_PAGE else "",
    )
    return page("awards.html", context, frame_of(request, caller, "campaigns"))


def _year(text: str) -> int | None:
    """The year that was typed; None for nothing and for what is no year of the register."""
    known = text.isascii() and text.isdecimal() and len(text) <= len(str(LAST_YEAR))
    return int(text) if known and FIRST_YEAR <= int(text) <= LAST_YEAR else None
