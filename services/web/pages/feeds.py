"""/feeds: one's own calendar addresses; and /feeds/{token}.ics, which calendar programs read without signing in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response

from services import feeds
from services.access import scope_of
from services.doorway import Caller, as_calendar, demo_of, keyed, language_of, office_of, require_own
from services.feeds import NoSuchFeed, Turnstile
from services.once import once
from services.registry import definition_of
from services.store import campaigns
from services.store import feeds as rows
from services.store.feeds import Feed
from services.store.idempotency import Answer
from services.store.work import Work
from services.web.contexts.feeds import FeedLine, FeedsPage
from services.web.contexts.frame import Choice
from services.web.forms import KEY_FIELD, SEE_OTHER, Form, Signed, carry_out, explained, see
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.parts import in_words
from services.wiring import Office
from services.words import Worded
from workflow.errors import Refused

router = APIRouter(include_in_schema=False)
READINGS, EVERY = 30, timedelta(minutes=1)
MADE = "/feeds?done=made"
REFUSED, TOO_MANY, NOT_FOUND = 409, 429, 404
_turnstile = Turnstile(READINGS, EVERY)


@router.get("/feeds")
def my_feeds(request: Request, caller: Signed, done: str = "") -> Response:
    """My calendar addresses."""
    return _show(request, caller, done=done)


@router.post("/feeds")
def make(request: Request, caller: Signed, sent: Form) -> Response:
    """Make an address. It is on the page that answers, and nowhere else: no redirect carries it, no row keeps it."""
    require_own(request, caller, sent.csrf)
    asked = keyed(request, caller, sent.text(KEY_FIELD), sent.body())
    made: list[str] = []

    def act(work: Work) -> Answer:
        made.append(feeds.make(work, caller.actor, sent.text("campaign")).token)
        return Answer(status=SEE_OTHER, body=MADE)

    try:
        once(lambda: office_of(request).writing(caller.actor.id), asked, act)
    except Refused as refused:
        said = explained(request, caller, "", refused)
        return _show(request, caller, refused=said, status=REFUSED)
    return _show(request, caller, done="made", token=made[-1]) if made else see(MADE)


@router.post("/feeds/{feed}/revoke")
def revoke(feed: str, request: Request, caller: Signed, sent: Form) -> Response:
    """End an address of mine."""

    def act(work: Work) -> str:
        feeds.revoke(work, caller.actor, feed)
        return "/feeds?done=revoked"

    return carry_out(request, caller, sent, act)


@router.get("/feeds/{token}.ics")
def read(token: str, request: Request) -> Response:
    """The calendar behind an address; an unknown one and one that was ended are answered alike."""
    for office in _offices(request):
        with office.reading() as work:
            try:
                opened = feeds.opened(work, token)
            except NoSuchFeed:
                continue
            if not _turnstile.lets_in(opened.token_hash, work.act.recorded_at):
                seconds = str(int(EVERY.total_seconds()))
                return PlainTextResponse("", status_code=TOO_MANY, headers={"Retry-After": seconds})
            body = feeds.written(feeds.calendar_of(work, opened.who, opened.feed.campaign))
            unwritten = opened.unwritten(work)
        if unwritten:
            with office.writing() as work:
                rows.touch(work, opened.feed.id)
                work.commit()
        return as_calendar(request, body)
    return PlainTextResponse("", status_code=NOT_FOUND, headers={"Cache-Control": "no-store"})


def _offices(request: Request) -> Iterable[Office]:
    """Calendar programs keep no cookie, so in a demo an address is looked for in every scene."""
    demo = demo_of(request)
    return [stage.office for stage in demo.stages] if demo else [office_of(request)]


def _show(
    request: Request,
    caller: Caller,
    *,
    done: str = "",
    token: str = "",
    refused: tuple[Worded, ...] = (),
    status: int = 200,
) -> Response:
    language, office = language_of(request), office_of(request)
    with office.reading(caller.actor.id) as work:
        listed = campaigns.listing(work, scope_of(caller.actor))
        labels = {one.id: f"{definition_of(work, one.sha256).label.said(language)} ({one.year})" for one in listed}
        mine = feeds.listing(work, caller.actor)
    context = FeedsPage(
        feeds=tuple(_line(one, labels) for one in mine),
        campaigns=tuple(Choice(value=name, label=label) for name, label in labels.items()),
        address=f"{office.settings.public_url.rstrip('/')}/feeds/{token}.ics" if token else "",
        done=done,
        refused=in_words(refused),
    )
    return page("feeds.html", context, frame_of(request, caller, "calendar"), status)


def _line(one: Feed, labels: dict[str, str]) -> FeedLine:
    return FeedLine(id=one.id, campaign=labels.get(one.campaign, ""), made_at=one.created_at, read_at=one.read_at)
