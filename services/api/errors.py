"""What every error answers: one table from class to status, problem details as the body (RFC 9457).

The web door words the same errors as pages; paths outside /api/v1 are left to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from services.doorway import KeyMalformed, NotYourRequest, SignInNeeded, caller_or_none, language_of, office_of
from services.refusing import explain
from services.registry import DefinitionInvalid
from services.signing_in import SignInRefused, TooManyAttempts
from services.store.database import DatabaseAway
from services.words import Worded, translation
from workflow.errors import CaseChanged, KeyReused, NotFound, NotPermitted, Refused


class VersionNeeded(Exception):
    """A change must name the version it was decided on, in `If-Match`."""


STATUSES: Mapping[type[Exception], tuple[int, str, str]] = {
    NotFound: (404, "not-found", "Không có, hoặc ông/bà không được xem."),
    NotPermitted: (403, "not-permitted", "Thao tác này không thuộc vai trò của ông/bà."),
    Refused: (409, "refused", "Chưa làm được; xem từng lý do và cách khắc phục."),
    CaseChanged: (412, "changed-meanwhile", "Đã có người thay đổi trước; đọc lại rồi làm tiếp."),
    KeyReused: (422, "key-reused", "Khóa Idempotency-Key đã dùng cho một yêu cầu khác; dùng khóa mới."),
    KeyMalformed: (422, "key-malformed", "Khóa Idempotency-Key phải có từ 1 đến 200 ký tự."),
    VersionNeeded: (428, "version-needed", "Thiếu If-Match: gửi kèm ETag của bản vừa đọc."),
    SignInNeeded: (401, "sign-in-needed", "Chưa đăng nhập, hoặc phiên đã hết."),
    SignInRefused: (401, "sign-in-refused", "Tên đăng nhập hoặc mật khẩu không đúng."),
    TooManyAttempts: (429, "too-many-attempts", "Đăng nhập sai quá nhiều lần; thử lại sau 15 phút."),
    NotYourRequest: (403, "not-your-request", "Yêu cầu thiếu mã chống giả mạo hoặc đến từ trang khác; tải lại trang."),
    DefinitionInvalid: (422, "definition-invalid", "Định nghĩa có lỗi."),
    DatabaseAway: (503, "database-away", "Cơ sở dữ liệu tạm thời không trả lời; chưa có gì thay đổi, xin thử lại."),
}


MALFORMED_PAGE = "Địa chỉ hoặc biểu mẫu có giá trị không đúng dạng; quay lại trang trước rồi chọn hoặc nhập lại."
HTTP_SENTENCES: Mapping[int, str] = {
    404: "Không có địa chỉ này.",
    405: "Địa chỉ này không nhận thao tác đó.",
    413: "Dữ liệu gửi lên lớn quá mức cho phép.",
}


def attach(app: FastAPI) -> None:
    """Answer every error of the table, malformed requests, and unknown addresses."""
    for error in STATUSES:
        app.add_exception_handler(error, answer)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http)


def status_of(error: Exception) -> tuple[int, str, str]:
    """The status, the name and the Vietnamese sentence of *error*, by its nearest class in the table."""
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)


def answer(request: Request, error: Exception) -> Response:
    """The problem details of *error*; a page instead, outside the API."""
    status, name, sentence = status_of(error)
    language = language_of(request)
    refusals = refusals_in_words(request, error) if isinstance(error, Refused) else ()
    if not is_api(request):
        page: Response = request.app.state.error_page(request, status, sentence, refusals)
        return page
    extra: dict[str, Any] = {"refusals": [_refusal(one) for one in refusals]} if refusals else {}
    if isinstance(error, DefinitionInvalid):
        extra["problems"] = [str(problem) for problem in error.loaded.problems]
    return problem(status, name, translation(language).gettext(sentence), **extra)


def refusals_in_words(request: Request, refused: Refused) -> tuple[Worded, ...]:
    """Every refusal as a sentence; kept in the log of refusals on the way."""
    caller = caller_or_none(request)
    stream = getattr(request.state, "stream", "")
    with office_of(request).writing(caller.actor.id if caller else "system") as work:
        organisation = caller.actor.organisation if caller else ""
        said = explain(work, organisation, stream, refused, language_of(request))
        work.commit()
    return said


def is_api(request: Request) -> bool:
    return request.url.path.startswith(("/api/", "/healthz", "/readyz", "/metrics", "/openapi"))


def problem(status: int, name: str, detail: str, **extra: Any) -> JSONResponse:
    """A problem details body; `type` is a name, not an address."""
    headers = {"Retry-After": "5"} if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    body = {"type": f"urn:thidua:{name}", "title": name.replace("-", " "), "status": status, "detail": detail, **extra}
    return JSONResponse(body, status_code=status, headers=headers, media_type="application/problem+json")


def no_such_address(request: Request) -> Response:
    """What an address that nothing can have is answered with."""
    return _http(request, HTTPException(HTTPStatus.NOT_FOUND))


def too_large(request: Request) -> Response:
    """What a body beyond the limit is answered with."""
    return _http(request, HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE))


def _refusal(one: Worded) -> dict[str, Any]:
    return {"code": one.code, "sentence": one.sentence, "ways_out": list(one.ways_out), "place": one.place}


def _malformed(request: Request, error: Exception) -> Response:
    sentence = "Yêu cầu không đúng dạng; xem từng chỗ."
    places = [
        {"place": _utf8(".".join(str(part) for part in found["loc"])), "message": found["msg"]}
        for found in (error.errors() if isinstance(error, RequestValidationError) else [])
    ]
    if not is_api(request):
        page: Response = request.app.state.error_page(request, 422, MALFORMED_PAGE, ())
        return page
    return problem(422, "malformed", translation(language_of(request)).gettext(sentence), places=places)


def _utf8(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    sentence = HTTP_SENTENCES.get(status, "Yêu cầu không thực hiện được.")
    if not is_api(request):
        page: Response = request.app.state.error_page(request, status, sentence, ())
        return page
    return problem(status, "http", translation(language_of(request)).gettext(sentence))
