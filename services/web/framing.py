"""Builds the frame of a page: who is signed in, in which language, and where the demo's clock stands."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from services.demo import clock
from services.doorway import Caller, caller_or_none, demo_of, language_of, office_of, stage_of
from services.operations import troubles as troubles_of
from services.store import awaiting, councils, people
from services.store.work import Work
from services.web.contexts.frame import DemoBar, Frame, SceneChoice
from services.wiring import Office
from workflow.deadlines import local_date


def frame_of(request: Request, caller: Caller | None, section: str = "") -> Frame:
    """The frame of a page that *caller* asked for."""
    office = office_of(request)
    person = caller.actor.person if caller else None
    query = request.url.query
    asked = request.method == "GET"
    unit, unread, troubles, seated = _at_a_glance(office, caller) if caller else ("", 0, 0, False)
    return Frame(
        language=language_of(request),
        address=f"{request.url.path}{'?' if query else ''}{query}" if asked else "/",
        section=section,
        name=person.name if person else "",
        title=person.title if person else "",
        unit=unit,
        csrf=caller.csrf if caller else "",
        wide=caller.actor.sees_everything if caller else False,
        seated=seated,
        unread=unread,
        troubles=troubles,
        demo=_demo(request, office) if office.settings.demo else None,
    )


def bare_frame(request: Request) -> Frame:
    """The frame of a page that must not ask the database anything."""
    return Frame(
        language=language_of(request),
        address="/",
        section="",
        name="",
        title="",
        unit="",
        csrf="",
        wide=False,
        seated=False,
        unread=0,
        troubles=0,
        demo=None,
    )


def _at_a_glance(office: Office, caller: Caller) -> tuple[str, int, int, bool]:
    """The caller's unit, how many of their messages are unread, how much waits to be mended as far as they see it, and
    whether they sit on a council.
    """
    who = caller.actor
    with office.reading(who.id) as work:
        mine = unit_name(work, who.person.unit), awaiting.unread(work, who.id)
        return *mine, troubles_of(work, who), bool(councils.seated(work, who.id, work.act.today))


def unit_name(work: Work, unit: str) -> str:
    return people.unit_names(work, [unit]).get(unit, "")


def _demo(request: Request, office: Office) -> DemoBar:
    now = clock.business_now(office)
    return DemoBar(now=now, next=clock.next_deadline(office), today=local_date(now), scenes=_scenes(request))


def _scenes(request: Request) -> tuple[SceneChoice, ...]:
    demo, current, language = demo_of(request), stage_of(request), language_of(request)
    if demo is None or len(demo.stages) == 1:
        return ()
    return tuple(
        SceneChoice(
            plan=stage.scene.plan,
            label=stage.label.said(language),
            issuer=stage.issuer,
            current=stage is current,
        )
        for stage in demo.stages
    )


def may_be_anyone(request: Request) -> Caller | None:
    """Who is calling, or None: for pages that are shown to everyone."""
    return caller_or_none(request)


Anyone = Annotated[Caller | None, Depends(may_be_anyone)]
