"""What the two HTTP doors share: who is calling, whether the request is their own, and under which key it comes."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Request, Response
from starlette.datastructures import UploadFile

from services import access, signing_in
from services.access import Actor
from services.attachments import DOCX
from services.demo import Demo, Stage
from services.papers import PaperKind, render
from services.papers.naming import file_name, without_marks
from services.papers.pdf import pdf_of
from services.store import idempotency
from services.store.work import Work
from services.wiring import Office
from services.words import LANGUAGES
from workflow.errors import NotFound

COOKIE = "thidua_session"
LANGUAGE_COOKIE = "thidua_language"
SCENE_COOKIE = "thidua_scene"
SCENE_HEADER = "Thidua-Scene"
CSRF_FIELD = "csrf"
CSRF_HEADER = "X-CSRF-Token"
LONGEST_KEY = 200
CALENDAR = "text/calendar; charset=utf-8"
NOT_MODIFIED = 304
PDF = "application/pdf"


class SignInNeeded(Exception):
    """Nobody is signed in, or the session or token has ended."""


class NotYourRequest(Exception):
    """The request does not carry the session's form token, or comes from another site."""


class KeyMalformed(Exception):
    """The idempotency key is empty or longer than 200 characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """A signed-in actor and how they came: by a browser's session (with its form token) or by a token."""

    actor: Actor
    csrf: str

    @property
    def by_token(self) -> bool:
        return not self.csrf


def office_of(request: Request) -> Office:
    """The office that answers this request: the only one there is, or in a demo that of its scene."""
    stage = stage_of(request)
    found: Office = stage.office if stage else request.app.state.served
    return found


def demo_of(request: Request) -> Demo | None:
    """The scenes that are served; None outside a demo."""
    served: Office | Demo = request.app.state.served
    return served if isinstance(served, Demo) else None


def stage_of(request: Request) -> Stage | None:
    """The scene of this request: the header's (in the API), else the cookie's, else the first. None outside a demo.

    A cookie that names no scene is an old one; a program that names none is told so: `NotFound`.
    """
    demo = demo_of(request)
    if demo is None:
        return None
    asked = request.headers.get(SCENE_HEADER, "") if request.url.path.startswith("/api/") else ""
    if not asked:
        return demo.of(request.cookies.get(SCENE_COOKIE, "")) or demo.first
    found = demo.of(asked)
    if found is None:
        raise NotFound("scene", asked)
    return found


def session_cookie(request: Request) -> str:
    """The name of the session's cookie: one a scene in a demo, so that being signed in to one says nothing to another."""
    stage = stage_of(request)
    return f"{COOKIE}_{stage.scene.plan}" if stage else COOKIE


def language_of(request: Request) -> str:
    """The language chosen by cookie; else Vietnamese on pages, and in the API English where Accept-Language begins so."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    if not request.url.path.startswith("/api/"):
        return LANGUAGES[0]
    return "en" if request.headers.get("accept-language", "").lower().startswith("en") else "vi"


def caller_or_none(request: Request) -> Caller | None:
    """Who is calling; None when nobody is signed in."""
    with office_of(request).reading() as work:
        return _by_token(work, request) or _by_session(work, request)


def signed_in(request: Request) -> Caller:
    """Who is calling; raises `SignInNeeded`. A token in a header is its own proof; a cookie is not (see `own`)."""
    caller = caller_or_none(request)
    if caller is None:
        raise SignInNeeded
    return caller


def own(request: Request, caller: Annotated[Caller, Depends(signed_in)]) -> Caller:
    """The caller of a changing API request; raises `NotYourRequest` for a cookie without its form token."""
    if not caller.by_token:
        require_own(request, caller, request.headers.get(CSRF_HEADER, ""))
    return caller


def require_own(request: Request, caller: Caller, token: str) -> None:
    """Raise `NotYourRequest` unless *token* is the session's and the Origin, where given, is this site's."""
    if not hmac.compare_digest(token.encode(), caller.csrf.encode()):
        raise NotYourRequest
    require_same_origin(request)


def require_same_origin(request: Request) -> None:
    """Raise `NotYourRequest` when a browser says that another site made this request."""
    origin = request.headers.get("origin")
    if origin and origin.partition("://")[2] != request.headers.get("host"):
        raise NotYourRequest


def keyed(request: Request, caller: Caller, key: str | None, body: bytes) -> idempotency.Request | None:
    """What makes this request the same one when it comes twice; None without a key. Raises `KeyMalformed`."""
    if key is None:
        return None
    if not 0 < len(key) <= LONGEST_KEY:
        raise KeyMalformed
    return idempotency.Request(
        organisation=caller.actor.organisation,
        actor=caller.actor.id,
        route=f"{request.method} {request.url.path}",
        key=key,
        body_hash=hashlib.sha256(body).hexdigest(),
    )


def uploaded(request: Request, file: UploadFile | None) -> bytes:
    """The bytes of *file*, or of one that is too large one more than may be kept; none where nothing was sent."""
    return file.file.read(office_of(request).settings.upload_limit + 1) if file else b""


def as_calendar(request: Request, body: bytes) -> Response:
    """*body* as a calendar, or that it has not changed since the reader last had it."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache", "Referrer-Policy": "no-referrer"}
    if _had(request, etag):
        return Response(status_code=NOT_MODIFIED, headers=headers)
    named = {"Content-Disposition": 'inline; filename="thidua.ics"'}
    return Response(body, media_type=CALENDAR, headers=headers | named)


def as_paper(request: Request, kind: PaperKind, paper: object, about: str, ending: str) -> Response:
    """*paper* as a file to take away, DOCX or (*ending* `pdf`) PDF; or that it is what the reader had before.

    Raises `Refused` for a field that is missing, a template that is wrong, a PDF that can't be made here.
    """
    document = render(kind, paper, office_of(request).settings.paper_templates)
    etag = f'"{hashlib.sha256(document).hexdigest()[:32]}-{ending}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    if _had(request, etag):
        return Response(status_code=NOT_MODIFIED, headers=headers)
    name = file_name(kind, about, ending)
    named = f"attachment; filename=\"{without_marks(name)}\"; filename*=UTF-8''{quote(name, safe='')}"
    content, media_type = (pdf_of(document), PDF) if ending == "pdf" else (document, DOCX)
    return Response(content, media_type=media_type, headers=headers | {"Content-Disposition": named})


def as_kept(data: bytes, filename: str, media_type: str) -> Response:
    """A paper that somebody attached, under the name it came with: to be kept, and never to be shown in place."""
    named = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(filename, safe='')}",
        "Cache-Control": "no-store",
    }
    return Response(data, media_type=media_type, headers=named)


def _had(request: Request, etag: str) -> bool:
    """Whether the reader says that they have *etag* already."""
    had = request.headers.get("if-none-match", "")
    return etag in (one.strip().removeprefix("W/") for one in had.split(","))


def as_file(data: bytes, filename: str, media_type: str) -> Response:
    """*data* to be kept as a file under a name of plain letters; no copy of it stays on the way."""
    named = {"Content-Disposition": f'attachment; filename="{filename}"', "Cache-Control": "no-store"}
    return Response(data, media_type=media_type, headers=named)


def _by_token(work: Work, request: Request) -> Caller | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        return None
    person = signing_in.person_of_token(work, token.strip())
    actor = access.actor(work, person) if person else None
    if actor is None:
        raise SignInNeeded
    return Caller(actor=actor, csrf="")


def _by_session(work: Work, request: Request) -> Caller | None:
    cookie = request.cookies.get(session_cookie(request), "")
    session = signing_in.session_of(work, cookie) if cookie else None
    actor = access.actor(work, session.person) if session else None
    return Caller(actor=actor, csrf=session.csrf) if actor and session else None
