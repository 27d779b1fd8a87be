"""/mailbox: the messages one may see, and each as it was written."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from services import cases
from services.access import Actor, scope_of
from services.doorway import language_of, office_of
from services.registry import definition_of
from services.store import campaigns, messages
from services.store.messages import Kept
from services.store.work import Work
from services.web.contexts.campaigns import Tally
from services.web.contexts.cases import Related
from services.web.contexts.mailbox import Letter, MailboxPage, MessagePage
from services.web.forms import Signed
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.again import again_href, asked_again
from services.web.showing.parts import MESSAGE_STATES, message_badge, state_badge, track_named
from workflow.errors import NotFound

router = APIRouter(include_in_schema=False)
LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'"
HEAD = "<head>"
# The letter's links leave the frame they are shown in.
LEAVING_THE_FRAME = '<head><base target="_top">'
MOST_CASES = 30


@router.get("/mailbox")
def mailbox_page(request: Request, caller: Signed, state: str = "") -> Response:
    """The messages I may see, newest first."""
    language, scope = language_of(request), scope_of(caller.actor)
    wanted = state if state in MESSAGE_STATES else None
    with office_of(request).reading(caller.actor.id) as work:
        found = messages.listing(work, scope, state=wanted)
        counts = messages.counts(work, scope) if caller.actor.sees_everything else {}
    context = MailboxPage(
        letters=tuple(_letter(one, language) for one in found),
        filters=tuple(
            Tally(href=f"/mailbox?state={name}", badge=message_badge(name, language), number=counts[name])
            for name in MESSAGE_STATES
            if name in counts
        ),
        state=message_badge(wanted, language).label if wanted else "",
        wide=caller.actor.sees_everything,
    )
    return page("mailbox.html", context, frame_of(request, caller, "mailbox"))


@router.get("/mailbox/{message_id}")
def message_page(message_id: str, request: Request, caller: Signed) -> Response:
    """One message: its plain form, and its HTML in a frame that can do nothing."""
    language = language_of(request)
    with office_of(request).reading(caller.actor.id) as work:
        found = _visible(work, caller.actor, message_id)
        told = _told_of(work, caller.actor, found, language)
        again = again_href(work, caller.actor, found)
        asked_by = asked_again(work, found)
    context = MessagePage(
        html_href=f"/mailbox/{found.id}/html",
        subject=found.subject,
        name=found.name,
        address=found.address,
        at=found.business_at,
        created_at=found.created_at,
        delivered_at=found.delivered_at,
        badge=message_badge(found.state, language),
        attempts=found.attempts,
        last_error=found.last_error,
        text=found.text,
        again=again,
        asked_by=asked_by,
        cases=told,
    )
    return page("message.html", context, frame_of(request, caller, "mailbox"))


@router.get("/mailbox/{message_id}/html")
def message_html(message_id: str, request: Request, caller: Signed) -> Response:
    """The HTML form alone, under a policy of its own: styles, and nothing else."""
    with office_of(request).reading(caller.actor.id) as work:
        found = _visible(work, caller.actor, message_id)
    html = found.html.replace(HEAD, LEAVING_THE_FRAME, 1)
    return HTMLResponse(html, headers={"Content-Security-Policy": LETTER_POLICY, "Cache-Control": "no-store"})


def _visible(work: Work, who: Actor, message_id: str) -> Kept:
    found = messages.visible(work, scope_of(who), message_id)
    if found is None:
        raise NotFound("message", message_id)
    return found


def _letter(one: Kept, language: str) -> Letter:
    return Letter(
        href=f"/mailbox/{one.id}",
        at=one.business_at,
        name=one.name,
        address=one.address,
        subject=one.subject,
        badge=message_badge(one.state, language),
    )


def _told_of(work: Work, who: Actor, message: Kept, language: str) -> tuple[Related, ...]:
    campaign = campaigns.load(work, message.campaign)
    wanted = set(messages.cases_of(work, message.id))
    if campaign is None or not wanted:
        return ()
    definition = definition_of(work, campaign.sha256)
    listed = [one for one in cases.listing(work, who, campaign=campaign.id) if one.id in wanted]
    return tuple(
        Related(
            href=f"/cases/{one.id}",
            subject=one.subject,
            track=track_named(definition, one.track).label.said(language),
            badge=state_badge(definition, one.track, one.state, language),
            final=False,
        )
        for one in listed[:MOST_CASES]
    )
