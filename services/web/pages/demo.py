"""/demo/clock: business time moved by hand, in a demo."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.demo import clock
from services.demo.clock import ClockStandsStill
from services.doorway import language_of, office_of, require_own
from services.web.contexts.errors import ErrorPage
from services.web.forms import Form, Signed, safe_address, see
from services.web.framing import frame_of
from services.web.rendering import page
from services.words import translation
from workflow.deadlines import LOCAL

router = APIRouter(include_in_schema=False)
STANDS_STILL = "Đồng hồ chỉ tiến lên, và chỉ trong bản minh họa."
OPENING = time(8, 1)
REFUSED = 409


@router.post("/demo/clock")
def move_clock(request: Request, caller: Signed, sent: Form) -> Response:
    """Go to an instant or to the morning of a day. The form names where to, so that sending it twice moves once."""
    require_own(request, caller, sent.csrf)
    following = safe_address(sent.text("next")).partition("?")[0]
    try:
        clock.move(office_of(request), _target(sent.text("to"), sent.text("day")))
    except (ClockStandsStill, ValueError):
        said = translation(language_of(request)).gettext(STANDS_STILL)
        context = ErrorPage(status=REFUSED, sentence=said, unmet=(), back=following)
        return page("error.html", context, frame_of(request, caller), REFUSED)
    return see(following)


def _target(instant: str, day: str) -> datetime:
    """08:01 of *day* in Việt Nam, just after its rungs; or else *instant*. `ValueError` for neither."""
    if day:
        return datetime.combine(date.fromisoformat(day), OPENING, LOCAL).astimezone(UTC)
    return datetime.fromisoformat(instant).astimezone(UTC)
