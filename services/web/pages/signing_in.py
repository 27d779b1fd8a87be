"""/sign-in, /sign-out, /language: who is reading, and in which language."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from services import signing_in
from services.demo import Scene
from services.demo.scene import Place
from services.doorway import (
    LANGUAGE_COOKIE,
    Caller,
    language_of,
    office_of,
    require_own,
    require_same_origin,
    session_cookie,
    stage_of,
)
from services.signing_in import SignedIn, SignInRefused, TooManyAttempts
from services.store import people
from services.store.people import Person
from services.store.work import Work
from services.web.contexts.signing_in import Group, Part, SignInPage
from services.web.forms import Form, safe_address, see
from services.web.framing import Anyone, frame_of
from services.web.rendering import page
from services.words import LANGUAGES, translation
from workflow.errors import NotFound

router = APIRouter(include_in_schema=False)
A_YEAR = 365 * 24 * 3600
WRONG = "Tên đăng nhập hoặc mật khẩu không đúng."
TOO_MANY = "Đăng nhập sai quá nhiều lần; thử lại sau 15 phút."
OFFICE = "office"


@router.get("/sign-in")
def sign_in_page(request: Request, caller: Anyone, next: str = "/") -> Response:  # noqa: A002 - the address's own name
    """The form, and in a demo the people one may play."""
    return _form(request, caller, next=safe_address(next))


@router.post("/sign-in")
def sign_in(request: Request, caller: Anyone, sent: Form) -> Response:
    """Start a session, or say why not."""
    require_same_origin(request)
    office = office_of(request)
    following, login = safe_address(sent.text("next")), sent.text("login")
    password, hours = sent.values.get("password", ""), office.settings.session_hours
    try:
        started = signing_in.sign_in(office.reading, office.writing, login, password, hours)
    except SignInRefused:
        return _form(request, caller, next=following, login=login, problem=WRONG, status=401)
    except TooManyAttempts:
        return _form(request, caller, next=following, login=login, problem=TOO_MANY, status=429)
    return _with_session(request, see(following), started)


@router.post("/sign-out")
def sign_out(request: Request, caller: Anyone, sent: Form) -> Response:
    """End the session; its cookie never signs in again."""
    if caller is not None:
        require_own(request, caller, sent.csrf)
        _end(request, caller.actor.id)
    answer = see("/sign-in")
    answer.delete_cookie(session_cookie(request), path="/")
    return answer


@router.post("/demo/act-as")
def act_as(request: Request, caller: Anyone, sent: Form) -> Response:
    """Demo only: become somebody of the scene."""
    require_same_origin(request)
    stage = stage_of(request)
    if stage is None:
        raise NotFound("page", "/demo/act-as")
    if caller is not None:
        _end(request, caller.actor.id)
    with stage.office.writing() as work:
        person = _of_the_scene(work, stage.scene, sent.text("login"))
        started = signing_in.start_session(work, person, stage.office.settings.session_hours)
        work.commit()
    return _with_session(request, see(safe_address(sent.text("next"))), started)


@router.post("/language")
def choose_language(request: Request, sent: Form) -> Response:
    """Remember the language, and come back."""
    require_same_origin(request)
    answer = see(safe_address(sent.text("next")))
    chosen = sent.text("language")
    if chosen in LANGUAGES:
        secure = request.url.scheme == "https"
        answer.set_cookie(
            LANGUAGE_COOKIE, chosen, max_age=A_YEAR, samesite="lax", httponly=True, secure=secure, path="/"
        )
    return answer


def sign_in_address(following: str) -> str:
    """Where to sign in, to come back to *following*."""
    return f"/sign-in?next={quote(following, safe='/')}"


def _form(
    request: Request,
    caller: Caller | None,
    *,
    next: str,  # noqa: A002 - the address's own name
    login: str = "",
    problem: str = "",
    status: int = 200,
) -> Response:
    stage = stage_of(request)
    places = stage.scene.places if stage else ()
    said = translation(language_of(request)).gettext
    context = SignInPage(
        next=next,
        login=login,
        problem=said(problem) if problem else "",
        offices=tuple(_group(place) for place in places if place.kind == OFFICE),
        units=tuple(_group(place) for place in places if place.kind != OFFICE),
    )
    return page("sign_in.html", context, frame_of(request, caller, "sign-in"), status)


def _of_the_scene(work: Work, scene: Scene, login: str) -> Person:
    logins = {person.login for _, person in scene.staff()}
    person = people.by_login(work, login) if login in logins else None
    if person is None:
        raise NotFound("person", login)
    return person


def _group(place: Place) -> Group:
    parts = tuple(Part(login=one.login, name=one.name, title=one.title) for one in place.staff)
    return Group(name=place.name, habit=place.habit, parts=parts)


def _end(request: Request, person: str) -> None:
    with office_of(request).writing(person) as work:
        signing_in.sign_out(work, request.cookies.get(session_cookie(request), ""))
        work.commit()


def _with_session(request: Request, answer: RedirectResponse, started: SignedIn) -> RedirectResponse:
    """*answer* with the session cookie: unreadable by scripts, not sent along from other sites."""
    secure = request.url.scheme == "https"
    name = session_cookie(request)
    answer.set_cookie(name, started.cookie, httponly=True, samesite="lax", secure=secure, path="/")
    return answer
