"""What composes a council and calls it to sit. A refusal shows the form again as it was filled in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services import councils
from services.doorway import Caller, language_of, require_own
from services.store.work import Work
from services.web.forms import Form, Sent, Signed, carry_out, day_in, explained, status_of
from services.web.pages.councils import COMPOSED, show, show_calling
from services.web.showing.seating import (
    CALL,
    CASE,
    COMPOSE,
    DAY,
    DECIDED_ON,
    FIRST_DAY,
    HOUR,
    LAST_DAY,
    MEMBER,
    MOST_ROWS,
    SEAT,
    SEATS,
    rows_typed,
)
from services.web.showing.sittings import CALLED
from services.web.showing.trying import Tried
from services.words import translation
from workflow.councils.composition import COMPOSE as COMPOSING
from workflow.councils.composition import Composition
from workflow.deadlines import LOCAL
from workflow.definition.councils import SeatKind
from workflow.errors import Refused
from workflow.ids import PersonId
from workflow.refusals import Refusal, WayOut

router = APIRouter(include_in_schema=False)
MORE = "more"
CALLING = "call_sitting"


@router.post("/campaigns/{campaign_id}/councils/{council}/compositions")
def compose(campaign_id: str, council: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Record who sits on it by a decision; or show the form with more rows."""
    require_own(request, caller, sent.csrf)
    if MORE in sent.values:
        tried = Tried(form=COMPOSE, said=(), typed=sent.values)
        return show(request, caller, campaign_id, council, tried=tried)

    def act(work: Work) -> str:
        made = _composition(request, sent)
        councils.compose(work, caller.actor, campaign_id, council, made, sent.version)
        return f"/campaigns/{campaign_id}/councils/{council}?done={COMPOSED}"

    try:
        return carry_out(request, caller, sent, act)
    except Refused as refused:
        tried = _tried(request, caller, campaign_id, COMPOSE, sent, refused)
        return show(request, caller, campaign_id, council, tried=tried, status=status_of(refused))


@router.post("/campaigns/{campaign_id}/councils/{council}/sittings")
def call(campaign_id: str, council: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Call the council to sit on the cases that are ticked."""

    def act(work: Work) -> str:
        made = councils.call(
            work,
            caller.actor,
            campaign=campaign_id,
            council=council,
            called_for=_instant(request, sent),
            place=sent.text("place")[:200],
            cases=ticked(sent, CASE),
        )
        return f"/sittings/{made.id}?done={CALLED}"

    try:
        return carry_out(request, caller, sent, act)
    except Refused as refused:
        tried = _tried(request, caller, campaign_id, CALL, sent, refused)
        return show_calling(request, caller, campaign_id, council, tried=tried, status=status_of(refused))


def ticked(sent: Sent, prefix: str) -> list[str]:
    """What was ticked in the boxes whose names begin with *prefix*, in their order on the page."""
    return [name.removeprefix(prefix) for name in sent.values if name.startswith(prefix)]


def _composition(request: Request, sent: Sent) -> Composition:
    """The composition that was filled in; raises `Refused` with everything that is wrong with its days and its rows."""
    unmet: list[Refusal] = []

    def day_of(name: str, label: str, *, needed: bool = True) -> date:
        if not needed and not sent.text(name):
            return date.max
        try:
            return day_in(request, sent, name, label, COMPOSING)
        except Refused as refused:
            unmet.extend(refused.refusals)
            return date.max

    decided_on, first_day = day_of("decided_on", DECIDED_ON), day_of("first_day", FIRST_DAY)
    last_day = day_of("last_day", LAST_DAY, needed=False)
    rows = [(sent.text(f"{MEMBER}{number}"), sent.text(f"{SEAT}{number}")) for number in _numbers(sent)]
    chosen = [who for who, _ in rows]
    unmet += _seated_twice({who for who in chosen if chosen.count(who) > 1})
    seats = {PersonId(who): _seat(request, seat) for who, seat in rows}
    if unmet:
        raise Refused(COMPOSING, tuple(unmet))
    return Composition(
        decision_number=sent.text("decision_number")[:100],
        decided_on=decided_on,
        first_day=first_day,
        last_day=None if last_day == date.max else last_day,
        seats=seats,
    )


def _numbers(sent: Sent) -> Iterable[int]:
    """The rows in which somebody was chosen."""
    most = min(rows_typed(sent.values), MOST_ROWS)
    return (number for number in range(1, most + 1) if sent.text(f"{MEMBER}{number}"))


def _seated_twice(people_chosen: Iterable[str]) -> list[Refusal]:
    return [
        Refusal("seated_twice", {"person": who}, (WayOut.CORRECT_FIGURES,), "seats") for who in sorted(people_chosen)
    ]


def _seat(request: Request, text: str) -> SeatKind:
    try:
        return SeatKind(text)
    except ValueError:
        said = translation(language_of(request)).gettext
        params: dict[str, str | int] = {"field": text[:40], "given": text[:40]}
        params["choices"] = ", ".join(said(label) for label in SEATS.values())
        raise Refused(COMPOSING, (Refusal("input_not_a_choice", params, (WayOut.FILL_IN,), "seats"),)) from None


def _instant(request: Request, sent: Sent) -> datetime:
    """When the sitting is called for, typed as a day and an hour in Việt Nam; aware UTC."""
    day = day_in(request, sent, "day", DAY, CALLING)
    text = sent.text("hour")
    try:
        hour = time.fromisoformat(text)
    except ValueError:
        hour = None
    if hour is None or hour.tzinfo:
        said = translation(language_of(request)).gettext(HOUR)
        code = "input_not_a_time" if text else "input_missing"
        params: dict[str, str | int] = {"field": said, "given": text[:40]}
        raise Refused(CALLING, (Refusal(code, params, (WayOut.FILL_IN,), "hour"),))
    return datetime.combine(day, hour, LOCAL).astimezone(UTC)


def _tried(request: Request, caller: Caller, campaign: str, form: str, sent: Sent, refused: Refused) -> Tried:
    said = explained(request, caller, f"campaign:{campaign}", refused)
    placed = tuple(replace(one, place="day") if one.place == "called_for" else one for one in said)
    return Tried(form=form, said=placed, typed=sent.values)
