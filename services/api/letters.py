"""/definitions/…/letters: what a plan would write; /messages/test: one message to yourself, to see that it arrives."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from notifications import Way
from services.api.answering import Key, Own, Signed
from services.api.schemas import Body
from services.doorway import keyed, language_of, office_of
from services.notices import Preview, of_test, previews
from services.once import once
from services.plans import falls_due, version
from services.store.idempotency import Answer
from services.store.work import Work

router = APIRouter(tags=["letters"])


class LetterOut(BaseModel):
    """A letter with sample data. Of a rung: `deadline`, `rung`, the day it goes out (`sampled`: made up); of a move:
    `track`, `trigger`, `state` (the one it leads to). `sms_parts`: as it stands, and without diacritics. `own`: in the
    plan's own words.
    """

    kind: str
    roles: list[str]
    deadline: str | None
    rung: str | None
    on: date | None
    sampled: bool
    track: str | None
    trigger: str | None
    state: str | None
    subject: str
    text: str
    html: str
    sms: str
    sms_parts: list[int]
    own: bool


class TestMessage(Body):
    """Which way it goes: `email` or `sms`."""

    channel: Way


class TestMessageOut(BaseModel):
    """What was queued; what became of it, `GET /messages` says."""

    id: str
    channel: str
    state: str


@router.get("/definitions/{definition_id}/letters")
def letters(definition_id: str, request: Request, caller: Signed) -> list[LetterOut]:
    """Every letter the plan can send, with sample data, in the language asked for."""
    receiver = replace(caller.actor.person, language=language_of(request))
    with office_of(request).reading(caller.actor.id) as work:
        definition = version(work, caller.actor, definition_id).definition
        found = previews(work, definition, receiver, lambda deadline: falls_due(definition, deadline))
    return [_letter(one) for one in found]


@router.post("/messages/test", status_code=201, response_model=TestMessageOut)
def send_test(body: TestMessage, request: Request, caller: Own, key: Key = None) -> Response:
    """Send a test message to yourself, once a minute; for those who see the whole organisation."""

    def written(work: Work) -> Answer:
        left = TestMessageOut(id=of_test(work, caller.actor, body.channel), channel=body.channel, state="queued")
        return Answer(status=201, body=left.model_dump_json())

    asked = keyed(request, caller, key, json.dumps(body.model_dump()).encode())
    given = once(lambda: office_of(request).writing(caller.actor.id), asked, written)
    return Response(given.body, status_code=given.status, media_type="application/json")


def _letter(one: Preview) -> LetterOut:
    return LetterOut(
        kind=one.kind,
        roles=list(one.roles),
        deadline=one.deadline.id if one.deadline else None,
        rung=one.rung.id if one.rung else None,
        on=one.on,
        sampled=one.sampled,
        track=one.track,
        trigger=one.move.trigger if one.move else None,
        state=one.move.target if one.move else None,
        subject=one.subject,
        text=one.text,
        html=one.html,
        sms=one.sms,
        sms_parts=list(one.parts),
        own=one.own,
    )
