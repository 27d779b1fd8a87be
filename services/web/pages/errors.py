"""The page of every error outside the API; whoever is not signed in is sent to the sign-in page."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import Response

from services.doorway import SignInNeeded, caller_or_none, language_of
from services.store.database import DatabaseAway
from services.web.contexts.errors import ErrorPage
from services.web.contexts.frame import Frame
from services.web.forms import safe_address, see
from services.web.framing import bare_frame, frame_of
from services.web.pages.signing_in import sign_in_address
from services.web.rendering import page
from services.web.showing.parts import in_words
from services.words import Worded, translation

SIGN_IN_NEEDED = 401
AWAY = 503
KEY_REUSED = "Khóa Idempotency-Key đã dùng cho một yêu cầu khác; dùng khóa mới."
SENT_BEFORE = "Biểu mẫu này đã được gửi rồi với nội dung khác; tải lại trang rồi gửi lại."


def error_page(request: Request, status: int, sentence: str, refusals: tuple[Worded, ...]) -> Response:
    """What happened, in words, with a way back."""
    if status == SIGN_IN_NEEDED:
        query = f"?{request.url.query}" if request.url.query else ""
        return see(sign_in_address(f"{request.url.path}{query}" if request.method == "GET" else "/"))
    said = translation(language_of(request)).gettext
    context = ErrorPage(
        status=status,
        sentence=said(SENT_BEFORE if sentence == KEY_REUSED else sentence),
        unmet=in_words(refusals),
        back=_back(request),
    )
    answer = page("error.html", context, _frame(request, status), status)
    if status == AWAY:
        answer.headers["Retry-After"] = "5"
    return answer


def _frame(request: Request, status: int) -> Frame:
    if status == AWAY:
        return bare_frame(request)
    try:
        return frame_of(request, caller_or_none(request))
    except (DatabaseAway, SignInNeeded):
        return bare_frame(request)


def _back(request: Request) -> str:
    """The page of this site that led here, if it is another one."""
    came = urlsplit(request.headers.get("referer", ""))
    if came.netloc != request.headers.get("host") or (came.path == request.url.path and request.method == "GET"):
        return "/"
    return safe_address(f"{came.path}?{came.query}" if came.query else came.path)
