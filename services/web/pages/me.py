"""/me: how I want to be told, and when I am away."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.access import scope_of
from services.doorway import Caller, language_of, office_of
from services.receiving import absences, preferences
from services.store import absences as rows
from services.store import people
from services.store.preferences import Wishes
from services.store.work import Work
from services.web.forms import Form, Sent, Signed, carry_out, day_in, explained
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.me import ABSENCE, FIRST_DAY, LAST_DAY, NO_DIGEST, WISHES, YES, me_page
from services.web.showing.trying import Tried
from workflow.errors import Refused
from workflow.refusals import Refusal, WayOut

router = APIRouter(include_in_schema=False)
REFUSED = 409
OK = 200
SHOWN = 40


@router.get("/me")
def my_page(request: Request, caller: Signed, done: str = "") -> Response:
    """My preferences and absences; for those who see the whole organisation, everybody's absences."""
    return _show(request, caller, done=done)


@router.post("/me/preferences")
def change_preferences(request: Request, caller: Signed, sent: Form) -> Response:
    """Change how I want to be told."""

    def act(work: Work) -> str:
        preferences.change(work, caller.actor, _wanted(sent))
        return "/me?done=kept"

    return _or_refused(request, caller, sent, WISHES, lambda: carry_out(request, caller, sent, act))


@router.post("/me/absences")
def record_absence(request: Request, caller: Signed, sent: Form) -> Response:
    """Say that I am away, or that somebody else is."""

    def act(work: Work) -> str:
        absences.record(
            work,
            caller.actor,
            person=sent.text("person") or caller.actor.id,
            substitute=sent.text("substitute"),
            first_day=day_in(request, sent, "first_day", FIRST_DAY, absences.RECORD),
            last_day=day_in(request, sent, "last_day", LAST_DAY, absences.RECORD),
            note=sent.text("note"),
        )
        return "/me?done=away#absences"

    return _or_refused(request, caller, sent, ABSENCE, lambda: carry_out(request, caller, sent, act))


@router.post("/me/absences/{absence_id}/end")
def end_absence(absence_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """They are back, or do not go."""

    def act(work: Work) -> str:
        absences.end(work, caller.actor, absence_id)
        return "/me?done=back#absences"

    return _or_refused(request, caller, sent, ABSENCE, lambda: carry_out(request, caller, sent, act))


def _wanted(sent: Sent) -> Wishes:
    digest = sent.text("digest_on") or NO_DIGEST
    if digest != NO_DIGEST and not (digest.isascii() and digest.isdecimal() and len(digest) == 1):
        refusal = Refusal("digest_day_unknown", {"given": digest[:SHOWN]}, (WayOut.FILL_IN,), "digest_on")
        raise Refused(preferences.CHANGE, (refusal,))
    return Wishes(
        by_email=sent.text("by_email") == YES,
        by_sms=sent.text("by_sms") == YES,
        phone=sent.text("phone"),
        quiet_from=preferences.clock_time(sent.text("quiet_from"), "quiet_from"),
        quiet_until=preferences.clock_time(sent.text("quiet_until"), "quiet_until"),
        digest_on=None if digest == NO_DIGEST else int(digest),
    )


def _or_refused(request: Request, caller: Caller, sent: Sent, form: str, go: Callable[[], Response]) -> Response:
    """What *go* answers; refused, the page again with every reason and what had been typed."""
    try:
        return go()
    except Refused as refused:
        said = explained(request, caller, f"person:{caller.actor.id}", refused)
        return _show(request, caller, tried=Tried(form=form, said=said, typed=sent.values), status=REFUSED)


def _show(
    request: Request, caller: Caller, *, done: str = "", tried: Tried | None = None, status: int = OK
) -> Response:
    who, language = caller.actor, language_of(request)
    with office_of(request).reading(who.id) as work:
        found = rows.listing(work, scope_of(who), through=work.act.today)
        concerned = {person for one in found for person in (one.person, one.substitute)}
        context = me_page(
            who,
            preferences.wishes_of(work, who),
            people.everyone(work, scope_of(who)),
            found,
            names={person.id: person.name for person in people.by_id(work, concerned).values()},
            language=language,
            today=work.act.today,
            done=done,
            tried=tried,
        )
    return page("me.html", context, frame_of(request, caller, "me"), status)
