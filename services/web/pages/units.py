"""/units: the units of the organisation, what became of them, and what one was given under all its names."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services import awards, successions
from services.access import scope_of
from services.doorway import Caller, language_of, office_of
from services.store import people
from services.store import successions as rows
from services.store.award_register import Wanted
from services.store.work import Work
from services.web.contexts.units import UnitLink, UnitPage
from services.web.forms import Form, Sent, Signed, carry_out, choice_in, day_in, explained
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.awards import award_lines
from services.web.showing.trying import Tried
from services.web.showing.units import FORMER, NATURE, SINCE_DAY, SUCCESSOR, succession_lines, units_page
from workflow.errors import Refused
from workflow.successions import Nature

router = APIRouter(include_in_schema=False)
REFUSED, OK = 409, 200
RECORDED = "recorded"
SHOWN = 100


@router.get("/units")
def listing(request: Request, caller: Signed, done: str = "") -> Response:
    """The units I may see, and which took the place of which."""
    return _show(request, caller, done=done)


@router.get("/units/{unit_id}")
def read(unit_id: str, request: Request, caller: Signed) -> Response:
    """One unit: where it comes from, what took its place, and what it was given under all its names."""
    language, who = language_of(request), caller.actor
    with office_of(request).reading(who.id) as work:
        unit = successions.unit_seen(work, who, unit_id)
        kin = rows.lineage(work, who.organisation, [unit_id])[unit_id]
        found = [one for one in successions.listing(work, who) if {one.former, one.successor} <= kin]
        names = successions.names(work, found)
        given = awards.listing(work, who, Wanted(), unit=unit_id, limit=SHOWN + 1)
    context = UnitPage(
        name=unit.name,
        successions=succession_lines(found, names, language),
        kin=tuple(UnitLink(href=f"/units/{one}", name=said) for one, said in names.items() if one != unit_id),
        awards=award_lines(given[:SHOWN], scope_of(who), language),
        more=len(given) > SHOWN,
    )
    return page("unit.html", context, frame_of(request, caller, "campaigns"))


@router.post("/units/successions")
def record(request: Request, caller: Signed, sent: Form) -> Response:
    """Record that a unit was renamed, merged into another, or split."""

    def act(work: Work) -> str:
        nature = choice_in(request, sent, "nature", NATURE, [one.value for one in Nature], successions.RECORD)
        successions.record(
            work,
            caller.actor,
            former=_unit(request, sent, "former", FORMER),
            successor=_unit(request, sent, "successor", SUCCESSOR),
            nature=Nature(nature),
            since=day_in(request, sent, "since", SINCE_DAY, successions.RECORD),
            document=sent.text("document"),
        )
        return "/units?done=recorded"

    tried = Tried(form=RECORDED, said=(), typed=sent.values)
    return _or_refused(request, caller, tried, lambda: carry_out(request, caller, sent, act))


@router.post("/units/successions/{succession_id}/undo")
def undo(succession_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Say that what was recorded is wrong."""

    def act(work: Work) -> str:
        successions.undo(work, caller.actor, succession_id, sent.text("reason"))
        return "/units?done=undone"

    tried = Tried(form="", said=(), typed={})
    return _or_refused(request, caller, tried, lambda: carry_out(request, caller, sent, act))


def _unit(request: Request, sent: Sent, name: str, label: str) -> str:
    """The unit chosen under *name*; raises `Refused` with the place when none is."""
    return sent.text(name) or choice_in(request, sent, name, label, (), successions.RECORD)


def _or_refused(request: Request, caller: Caller, tried: Tried, go: Callable[[], Response]) -> Response:
    """What *go* answers; refused, the page again with every reason and what had been typed."""
    try:
        return go()
    except Refused as refused:
        said = explained(request, caller, f"registry:{caller.actor.organisation}", refused)
        again = Tried(form=tried.form, said=said, typed=tried.typed)
        return _show(request, caller, tried=again, status=REFUSED)


def _show(
    request: Request, caller: Caller, *, done: str = "", tried: Tried | None = None, status: int = OK
) -> Response:
    who, language = caller.actor, language_of(request)
    with office_of(request).reading(who.id) as work:
        found = successions.listing(work, who)
        context = units_page(
            people.units(work, scope_of(who)),
            found,
            successions.names(work, found),
            may_record=successions.may_record(work, who),
            language=language,
            done=done,
            tried=tried,
        )
    return page("units.html", context, frame_of(request, caller, "campaigns"), status)
