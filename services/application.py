"""The HTTP application: both doors over one office, security headers on every answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response

from services import api, web
from services.wiring import Office

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "form-action 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; connect-src 'self'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def build(office: Office) -> FastAPI:
    """The application over *office*."""
    app = FastAPI(
        title="Thi Đua",
        version="0.1.0",
        summary="Emulation plans as workflows",
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.office = office
    api.attach(app)
    web.attach(app)
    app.middleware("http")(_with_headers)
    return app


async def _with_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.url.path.startswith(("/api/", "/cases", "/campaigns")):
        response.headers.setdefault("Cache-Control", "no-store")
    return response
