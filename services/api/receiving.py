"""/me/preferences, /absences, and acknowledging a message: how people receive what is written to them."""

from __future__ import annotations

import json

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from services.access import scope_of
from services.api import received, schemas
from services.api.answering import Key, Own, Signed
from services.doorway import keyed, office_of
from services.once import once
from services.receiving import absences, acknowledging, preferences
from services.receiving.routing import quiet_hours
from services.store import absences as rows
from services.store.idempotency import Answer
from services.store.preferences import Wishes
from services.store.work import Work

router = APIRouter(tags=["receiving"])


@router.get("/me/preferences")
def read_preferences(request: Request, caller: Signed) -> received.PreferencesOut:
    """How you want to be told."""
    with office_of(request).reading(caller.actor.id) as work:
        return _said(preferences.wishes_of(work, caller.actor))


@router.put("/me/preferences")
def change_preferences(body: received.NewPreferences, request: Request, caller: Own) -> received.PreferencesOut:
    """Change how you want to be told; all of it at once."""
    wanted = Wishes(
        by_email=body.by_email,
        by_sms=body.by_sms,
        phone=body.phone.strip(),
        quiet_from=preferences.clock_time(body.quiet_from, "quiet_from"),
        quiet_until=preferences.clock_time(body.quiet_until, "quiet_until"),
        digest_on=body.digest_on,
    )
    with office_of(request).writing(caller.actor.id) as work:
        kept = preferences.change(work, caller.actor, wanted)
        work.commit()
    return _said(kept)


@router.get("/absences")
def list_absences(request: Request, caller: Signed) -> list[received.AbsenceOut]:
    """Absences that are not over: your organisation's if you see all of it, otherwise those that concern you."""
    with office_of(request).reading(caller.actor.id) as work:
        found = rows.listing(work, scope_of(caller.actor), through=work.act.today)
    return [received.AbsenceOut.model_validate(one, from_attributes=True) for one in found]


@router.post("/absences", status_code=201)
def record_absence(body: received.NewAbsence, request: Request, caller: Own, key: Key = None) -> Response:
    """Say that you are away; for somebody else if you hold a role in the whole organisation."""

    def act(work: Work) -> Answer:
        made = absences.record(
            work,
            caller.actor,
            person=body.person or caller.actor.id,
            substitute=body.substitute,
            first_day=body.first_day,
            last_day=body.last_day,
            note=body.note.strip(),
        )
        left = received.AbsenceOut.model_validate(made, from_attributes=True)
        return Answer(status=201, body=left.model_dump_json())

    asked = keyed(request, caller, key, body.model_dump_json().encode())
    given = once(lambda: office_of(request).writing(caller.actor.id), asked, act)
    return JSONResponse(json.loads(given.body), status_code=given.status)


@router.post("/absences/{absence_id}/end", status_code=204)
def end_absence(absence_id: str, request: Request, caller: Own) -> None:
    """They are back, or do not go."""
    with office_of(request).writing(caller.actor.id) as work:
        absences.end(work, caller.actor, absence_id)
        work.commit()


@router.post("/messages/{message_id}/acknowledgement")
def acknowledge(message_id: str, request: Request, caller: Own) -> schemas.MessageOut:
    """Say that you have read a message that asks for it; saying so twice is once."""
    with office_of(request).writing(caller.actor.id) as work:
        said = acknowledging.acknowledge(work, caller.actor, message_id)
        work.commit()
    return schemas.MessageOut.model_validate(said, from_attributes=True)


def _said(wishes: Wishes) -> received.PreferencesOut:
    first, last = quiet_hours(wishes)
    return received.PreferencesOut(
        by_email=wishes.by_email,
        by_sms=wishes.by_sms,
        phone=wishes.phone,
        quiet_from=f"{first:%H:%M}",
        quiet_until=f"{last:%H:%M}",
        digest_on=wishes.digest_on,
    )
