"""/demo/clock, /demo/scene: business time moved by hand, and another plan to look at, in a demo."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.demo import clock
from services.demo.clock import ClockStandsStill
from services.doorway import SCENE_COOKIE, demo_of, language_of, office_of, require_own, require_same_origin
from services.web.contexts.errors import ErrorPage
from services.web.forms import Form, Signed, safe_address, see
from services.web.framing import Anyone, frame_of
from services.web.rendering import page
from services.words import translation
from workflow.deadlines import LOCAL
from workflow.errors import NotFound

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


@router.post("/demo/scene")
def choose_scene(request: Request, caller: Anyone, sent: Form) -> Response:
    """Go on in another scene: to one's own work there, or to its sign-in page. The session of this one stays."""
    require_same_origin(request)
    if caller is not None:
        require_own(request, caller, sent.csrf)
    demo, plan = demo_of(request), sent.text("scene")
    if demo is None or demo.of(plan) is None:
        raise NotFound("scene", plan)
    answer = see("/")
    secure = request.url.scheme == "https"
    answer.set_cookie(SCENE_COOKIE, plan, httponly=True, samesite="lax", secure=secure, path="/")
    return answer


def _target(instant: str, day: str) -> datetime:
    """08:01 of *day* in Việt Nam, just after its rungs; or else *instant*. `ValueError` for neither."""
    if day:
        return datetime.combine(date.fromisoformat(day), OPENING, LOCAL).astimezone(UTC)
    return datetime.fromisoformat(instant).astimezone(UTC)
