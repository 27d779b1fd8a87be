"""What is done at a sitting: opened, attended, counted, closed. A refusal shows the room again with what was typed."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services import councils
from services.doorway import Caller, language_of, office_of, require_own, uploaded
from services.store.work import Work
from services.web.forms import Form, Sent, Signed, carry_out, explained, status_of
from services.web.pages.convening import ticked
from services.web.pages.sittings import show
from services.web.showing.counting import counts_in, with_numbers
from services.web.showing.seating import CASE
from services.web.showing.sittings import (
    AGENDA,
    ATTENDED,
    CALLED_OFF,
    CLOSED,
    COUNTED,
    DECLARED,
    LIFTED,
    MINUTES,
    OPENED,
)
from services.web.showing.trying import Tried
from workflow.councils.commands import (
    CallOffSitting,
    CloseSitting,
    FileMinutes,
    LiftConflict,
    OpenSitting,
    SittingCommand,
    TakeAttendance,
)
from workflow.councils.sitting import Choice
from workflow.errors import Refused
from workflow.ids import MotionId, PersonId

router = APIRouter(include_in_schema=False)
PRESENT, WRITTEN, CASTING, OFF = "present.", "written.", "casting.", "remove."
LONGEST_TEXT, LONGEST_NUMBER = 4000, 100


@router.post("/sittings/{sitting_id}/agenda")
def change_agenda(sitting_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Put waiting cases on the agenda, and take motions off, before it is opened."""

    def act(work: Work) -> None:
        added, removed = ticked(sent, CASE), ticked(sent, OFF)
        councils.change_agenda(work, caller.actor, sitting_id, added, removed, sent.version)

    return _or_refused(request, caller, sitting_id, sent, AGENDA, act)


@router.post("/sittings/{sitting_id}/opening")
def open_sitting(sitting_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Begin, with the members of today."""
    return _do(request, caller, sitting_id, sent, OPENED, OpenSitting)


@router.post("/sittings/{sitting_id}/attendance")
def attend(sitting_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Who is here, and who gave their opinion in writing."""

    def command() -> SittingCommand:
        present, written = ticked(sent, PRESENT), ticked(sent, WRITTEN)
        return TakeAttendance(present=frozenset(map(PersonId, present)), written=frozenset(map(PersonId, written)))

    return _do(request, caller, sitting_id, sent, ATTENDED, command)


@router.post("/sittings/{sitting_id}/conflicts")
def declare(sitting_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Declare a conflict of interest: one's own, or (whoever convenes) a member's."""

    def command() -> SittingCommand:
        note = sent.text("note")[:LONGEST_TEXT]
        return councils.declaring(caller.actor, sent.text("motion"), sent.text("member") or None, note)

    return _do(request, caller, sitting_id, sent, DECLARED, command)


@router.post("/sittings/{sitting_id}/lifting")
def lift(sitting_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Say that there is no conflict of interest after all."""

    def command() -> SittingCommand:
        motion, member = MotionId(sent.text("motion")), PersonId(sent.text("member"))
        return LiftConflict(motion=motion, member=member, reason=sent.text("reason")[:LONGEST_TEXT])

    return _do(request, caller, sitting_id, sent, LIFTED, command)


@router.post("/sittings/{sitting_id}/counts")
def count(sitting_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Enter what was counted on paper, for one motion or several."""

    def act(work: Work) -> None:
        agenda = councils.look(work, caller.actor, sitting_id).sitting.agenda
        counts = counts_in(sent.values, agenda, language_of(request))
        councils.enter_counts(work, caller.actor, sitting_id, counts, sent.version)

    return _or_refused(request, caller, sitting_id, sent, COUNTED, act)


@router.post("/sittings/{sitting_id}/minutes")
def file_minutes(sitting_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Attach the minutes. What the file is is read from its bytes."""
    require_own(request, caller, sent.csrf)
    office = office_of(request)
    data = uploaded(request, sent.file)

    def act(work: Work) -> None:
        paper = office.files.examine(data, (sent.file.filename or "") if sent.file else "")
        command = FileMinutes(
            sha256=paper.sha256,
            size=paper.size,
            media_type=paper.media_type,
            filename=paper.filename,
            number=sent.text("number")[:LONGEST_NUMBER],
        )
        councils.perform(work, caller.actor, sitting_id, command, sent.version)
        office.files.keep(paper, data)

    return _or_refused(request, caller, sitting_id, sent, MINUTES, act, more=sha256(data).hexdigest())


@router.post("/sittings/{sitting_id}/close")
def close(sitting_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """End it: every motion gets its result, and every case before it moves."""

    def command() -> SittingCommand:
        given = {motion: sent.text(f"{CASTING}{motion}") for motion in ticked(sent, CASTING)}
        choices = {one.value: one for one in (Choice.IN_FAVOUR, Choice.AGAINST)}
        return CloseSitting(
            casting={MotionId(motion): choices[text] for motion, text in given.items() if text in choices}
        )

    return _do(request, caller, sitting_id, sent, CLOSED, command)


@router.post("/sittings/{sitting_id}/calling-off")
def call_off(sitting_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """It does not take place, or ends without a result."""

    def command() -> SittingCommand:
        return CallOffSitting(reason=sent.text("reason")[:LONGEST_TEXT])

    return _do(request, caller, sitting_id, sent, CALLED_OFF, command)


def _do(
    request: Request, caller: Caller, sitting_id: str, sent: Sent, form: str, command: Callable[[], SittingCommand]
) -> Response:
    def act(work: Work) -> None:
        councils.perform(work, caller.actor, sitting_id, command(), sent.version)

    return _or_refused(request, caller, sitting_id, sent, form, act)


def _or_refused(
    request: Request,
    caller: Caller,
    sitting_id: str,
    sent: Sent,
    form: str,
    act: Callable[[Work], None],
    *,
    more: str = "",
) -> Response:
    """Do *act* and look at the room; refused, the room again with every reason and what had been typed."""

    def then_look(work: Work) -> str:
        act(work)
        return f"/sittings/{sitting_id}?done={form}"

    try:
        return carry_out(request, caller, sent, then_look, more=more)
    except Refused as refused:
        said = explained(request, caller, f"sitting:{sitting_id}", refused)
        with office_of(request).reading(caller.actor.id) as work:
            agenda = list(councils.look(work, caller.actor, sitting_id).sitting.agenda)
        numbered = with_numbers(said, agenda, language_of(request)) if form == COUNTED else said
        status = status_of(refused)
        tried = Tried(form=form, said=numbered, typed=sent.values)
        return show(request, caller, sitting_id, tried=tried, status=status)
