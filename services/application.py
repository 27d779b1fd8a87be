"""The HTTP application: both doors over one office, or over the scenes of a demo; security headers on every answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress

from fastapi import FastAPI, Request, Response
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services import api, web
from services.demo import Demo
from services.wiring import Office

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "form-action 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; connect-src 'self'"
)
ROOM_FOR_FORM = 1024 * 1024
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def build(served: Office | Demo) -> FastAPI:
    """The application over one office, or over a demo, in which every request chooses its scene (`office_of`)."""
    app = FastAPI(
        title="Thi Đua",
        version="0.1.0",
        summary="Emulation plans as workflows",
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.served = served
    api.attach(app)
    web.attach(app)
    app.middleware("http")(_with_plain_address)
    app.middleware("http")(_with_headers)
    app.add_middleware(BodyLimit, most=_upload_limit(served) + ROOM_FOR_FORM)
    return app


def _upload_limit(served: Office | Demo) -> int:
    office = served.first.office if isinstance(served, Demo) else served
    return office.settings.upload_limit


class BodyLimit:
    """Stops reading a request's body at *most* bytes, whatever its headers say, and answers 413."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        left = self.most

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            return message if left >= 0 else {"type": "http.disconnect"}

        async def unless_too_large(message: Message) -> None:
            if left >= 0:
                await send(message)

        with suppress(ClientDisconnect):
            await self.app(scope, counted, unless_too_large)
        if left < 0:
            await api.errors.too_large(Request(scope))(scope, receive, send)


async def _with_plain_address(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """An address with NUL in it names nothing that any database could hold."""
    if (
        b"%00" in request.scope.get("raw_path", b"")
        or b"%00" in request.scope["query_string"]
        or "\0" in request.url.path
    ):
        return api.errors.no_such_address(request)
    return await call_next(request)


async def _with_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.url.path.startswith(("/api/", "/cases", "/campaigns", "/sittings")):
        response.headers.setdefault("Cache-Control", "no-store")
    return response
