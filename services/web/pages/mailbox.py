"""/mailbox: the messages one may see, and each as it was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from notifications import Way
from services import cases
from services.access import Actor, scope_of
from services.doorway import language_of, office_of
from services.notices import of_test
from services.receiving import acknowledging
from services.registry import definition_of
from services.store import awaiting, campaigns, messages, people
from services.store.messages import Kept
from services.store.work import Work
from services.web.contexts.campaigns import Tally
from services.web.contexts.cases import Related
from services.web.contexts.mailbox import Choice, Letter, MailboxPage, MessagePage
from services.web.forms import Form, Signed, carry_out
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.again import again_href, asked_again
from services.web.showing.parts import (
    MESSAGE_STATES,
    UNACKNOWLEDGED,
    acknowledgement_badge,
    channel_said,
    message_badge,
    state_badge,
    track_named,
)
from services.words import translation
from workflow.errors import NotFound

router = APIRouter(include_in_schema=False)
LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'"
HEAD = "<head>"
# The letter's links leave the frame they are shown in.
LEAVING_THE_FRAME = '<head><base target="_top">'
MOST_CASES = 30
ACKNOWLEDGED = "Đã ghi nhận: ông/bà xác nhận đã nhận thư này."
WAYS = {Way.EMAIL: "Gửi thư kiểm tra cho tôi", Way.SMS: "Gửi tin nhắn SMS kiểm tra cho tôi"}


@router.get("/mailbox")
def mailbox_page(request: Request, caller: Signed, state: str = "", waiting: str = "") -> Response:
    """The messages I may see, newest first; or those whose acknowledgement is waited for."""
    language, scope = language_of(request), scope_of(caller.actor)
    wanted = state if state in MESSAGE_STATES else None
    with office_of(request).reading(caller.actor.id) as work:
        unsaid = awaiting.unacknowledged(work, scope)
        found = unsaid if waiting else messages.listing(work, scope, state=wanted)
        counts = messages.counts(work, scope) if caller.actor.sees_everything else {}
    context = MailboxPage(
        letters=tuple(_letter(one, caller.actor, language) for one in found),
        filters=(*_by_state(counts, language), *_by_acknowledgement(unsaid, language)),
        state=_chosen(wanted, language, waiting=bool(waiting)),
        wide=caller.actor.sees_everything,
        ways=_ways(caller.actor, language),
    )
    return page("mailbox.html", context, frame_of(request, caller, "mailbox"))


@router.post("/mailbox/test")
def send_test(request: Request, caller: Signed, sent: Form) -> Response:
    """Write a test message to myself, and look at what becomes of it."""
    given = sent.text("channel")
    way = Way(given) if given in set(Way) else Way.IN_APP
    return carry_out(request, caller, sent, lambda work: f"/mailbox/{of_test(work, caller.actor, way)}")


@router.get("/mailbox/{message_id}")
def message_page(message_id: str, request: Request, caller: Signed, done: str = "") -> Response:
    """One message: its plain form, and its HTML in a frame that can do nothing. Its receiver has read it now."""
    language = language_of(request)
    with office_of(request).reading(caller.actor.id) as work:
        found = _visible(work, caller.actor, message_id)
        told = _told_of(work, caller.actor, found, language)
        away = ", ".join(person.name for person in people.by_id(work, found.instead_of.split()).values())
        again = again_href(work, caller.actor, found)
        asked_by = asked_again(work, found)
    mine = found.person == caller.actor.id and found.asks_acknowledgement
    if found.person == caller.actor.id and found.read_at is None:
        with office_of(request).writing(caller.actor.id) as work:
            acknowledging.opened(work, caller.actor, found)
            work.commit()
    context = MessagePage(
        html_href=f"/mailbox/{found.id}/html" if found.html else "",
        subject=found.subject,
        name=found.name,
        address=found.address,
        at=found.business_at,
        created_at=found.created_at,
        delivered_at=found.delivered_at,
        badge=message_badge(found.state, language, found.channel),
        attempts=found.attempts,
        last_error=found.last_error,
        channel=channel_said(found.channel, language),
        instead_of=away,
        acknowledgement=acknowledgement_badge(found, language),
        acknowledge_href=f"/mailbox/{found.id}/acknowledgement" if mine and not found.acknowledged_at else "",
        done=translation(language).gettext(ACKNOWLEDGED) if done == "acknowledged" else "",
        text=found.text,
        again=again,
        asked_by=asked_by,
        cases=told,
    )
    return page("message.html", context, frame_of(request, caller, "mailbox"))


@router.post("/mailbox/{message_id}/acknowledgement")
def acknowledge(message_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Say that I have read it."""

    def act(work: Work) -> str:
        acknowledging.acknowledge(work, caller.actor, message_id)
        return f"/mailbox/{message_id}?done=acknowledged"

    return carry_out(request, caller, sent, act)


@router.get("/mailbox/{message_id}/html")
def message_html(message_id: str, request: Request, caller: Signed) -> Response:
    """The HTML form alone, under a policy of its own: styles, and nothing else."""
    with office_of(request).reading(caller.actor.id) as work:
        found = _visible(work, caller.actor, message_id)
    html = found.html.replace(HEAD, LEAVING_THE_FRAME, 1)
    return HTMLResponse(html, headers={"Content-Security-Policy": LETTER_POLICY, "Cache-Control": "no-store"})


def _ways(who: Actor, language: str) -> tuple[Choice, ...]:
    """The ways a test message may take; none for who may not send one."""
    said = translation(language).gettext
    return tuple(Choice(value=way, label=said(label)) for way, label in WAYS.items()) if who.sees_everything else ()


def _visible(work: Work, who: Actor, message_id: str) -> Kept:
    found = messages.visible(work, scope_of(who), message_id)
    if found is None:
        raise NotFound("message", message_id)
    return found


def _by_state(counts: Mapping[str, int], language: str) -> list[Tally]:
    return [
        Tally(href=f"/mailbox?state={name}", badge=message_badge(name, language), number=counts[name])
        for name in MESSAGE_STATES
        if name in counts
    ]


def _by_acknowledgement(unsaid: Sequence[Kept], language: str) -> list[Tally]:
    """The filter of what is not yet acknowledged, where anything is."""
    badge = acknowledgement_badge(unsaid[0], language) if unsaid else None
    return [Tally(href="/mailbox?waiting=yes", badge=badge, number=len(unsaid))] if badge else []


def _chosen(state: str | None, language: str, *, waiting: bool) -> str:
    if waiting:
        return translation(language).gettext(UNACKNOWLEDGED)
    return message_badge(state, language).label if state else ""


def _letter(one: Kept, who: Actor, language: str) -> Letter:
    return Letter(
        href=f"/mailbox/{one.id}",
        at=one.business_at,
        name=one.name,
        address=one.address,
        subject=one.subject,
        badge=message_badge(one.state, language, one.channel),
        acknowledgement=acknowledgement_badge(one, language),
        unread=one.person == who.id and one.read_at is None and one.channel != "sms",
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
