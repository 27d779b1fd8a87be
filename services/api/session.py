"""/session: sign in and out. Tokens for programs come from the command line."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from services import signing_in
from services.api.schemas import SignIn
from services.doorway import Caller, office_of, own, require_same_origin, session_cookie, signed_in

router = APIRouter(tags=["session"])


@router.post("/session", status_code=201)
def sign_in(body: SignIn, request: Request, response: Response) -> dict[str, str]:
    """Start a session: the cookie is set, and the form token for `X-CSRF-Token` is answered."""
    require_same_origin(request)
    office = office_of(request)
    hours = office.settings.session_hours
    started = signing_in.sign_in(office.reading, office.writing, body.login, body.password, hours)
    set_cookie(response, request, started.cookie)
    return {"csrf": started.csrf}


@router.get("/session")
def who_am_i(caller: Annotated[Caller, Depends(signed_in)]) -> dict[str, object]:
    """Who is signed in, and the roles they hold today."""
    person = caller.actor.person
    roles = [{"role": held.role, "unit": held.unit} for held in caller.actor.appointments]
    return {"person": person.id, "name": person.name, "unit": person.unit, "roles": roles}


@router.delete("/session", status_code=204)
def sign_out(request: Request, caller: Annotated[Caller, Depends(own)]) -> None:
    """End the session; its cookie never signs in again."""
    with office_of(request).writing(caller.actor.id) as work:
        signing_in.sign_out(work, request.cookies.get(session_cookie(request), ""))
        work.commit()


def set_cookie(response: Response, request: Request, value: str) -> None:
    """The session cookie: unreadable by scripts, not sent along from other sites."""
    secure = request.url.scheme == "https"
    response.set_cookie(session_cookie(request), value, httponly=True, samesite="lax", secure=secure, path="/")
