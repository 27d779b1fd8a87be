"""A test message: whoever sees the whole organisation may send one to themselves, to see whether a way is open."""

from __future__ import annotations

from notifications import Kind, Language, Letter, MessageInvalid, Way, render, telephone
from services.access import Actor
from services.store import messages, people
from services.store.messages import Queued
from services.store.work import Work, new_id
from workflow.errors import NotPermitted, Refused
from workflow.refusals import Refusal, WayOut

TRIGGER = "send_test"
PAUSE_SECONDS = 60


class NotForEverybody(NotPermitted):
    """Test messages are for who sees the whole organisation."""

    def __init__(self) -> None:
        Refused.__init__(self, TRIGGER, (Refusal("test_not_yours", {}, (WayOut.ASK_ROLE,)),))


def of_test(work: Work, who: Actor, way: Way) -> str:
    """Queue a test message to *who*, and give its id. System time: one a minute to a person.

    Raises `NotForEverybody`, and `Refused` when the last was sent less than a minute ago, when they have no telephone
    number that an SMS could go to, or for a way that nothing can be tried on.
    """
    if not who.sees_everything:
        raise NotForEverybody
    person = who.person
    address = person.email if way is Way.EMAIL else _phone(work, person.id) if way is Way.SMS else ""
    if not address:
        raise Refused(TRIGGER, (Refusal("test_way_unknown", {}, (WayOut.FILL_IN,), "channel"),))
    _ensure_pause(work, person.id)
    letter = Letter(kind=Kind.TEST, language=Language(person.language), context={"person": person.name})
    rendered = render(letter, demo=work.installation.demo)
    by_sms = way is Way.SMS
    message = new_id()
    minute = work.act.recorded_at.replace(second=0, microsecond=0).isoformat()
    queued = Queued(
        id=message,
        organisation=who.organisation,
        campaign="",
        person=person.id,
        ledger_key=f"{person.id}:{Kind.TEST}:{minute}",
        kind=Kind.TEST,
        language=person.language,
        name=person.name,
        address=address,
        subject=rendered.subject,
        text=rendered.short if by_sms else rendered.text,
        html="" if by_sms else rendered.html,
        cases=(),
        channel=way,
    )
    if not messages.enqueue(work, [queued]):
        raise _too_soon(PAUSE_SECONDS)
    return message


def _phone(work: Work, person: str) -> str:
    try:
        return telephone(people.phone_of(work, person))
    except MessageInvalid as error:
        raise Refused(TRIGGER, (Refusal("phone_missing", {}, (WayOut.FILL_IN,), "channel"),)) from error


def _ensure_pause(work: Work, person: str) -> None:
    last = messages.last_written(work, person, Kind.TEST)
    gone = (work.act.recorded_at - last).total_seconds() if last else PAUSE_SECONDS
    if gone < PAUSE_SECONDS:
        raise _too_soon(max(1, round(PAUSE_SECONDS - gone)))


def _too_soon(seconds: int) -> Refused:
    return Refused(TRIGGER, (Refusal("test_too_soon", {"seconds": seconds}),))
