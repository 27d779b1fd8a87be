"""/councils and /sittings: who decides together, and what happens when they sit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile

from services import councils
from services.api import schemas, seated
from services.api.answering import Key, Match, Own, Signed, changed, etag, version_in
from services.councils import Seen
from services.doorway import Caller, language_of, office_of, uploaded
from services.store.work import Work
from workflow.councils.commands import (
    CallOffSitting,
    CastBallot,
    CloseSitting,
    EnterCount,
    FileMinutes,
    LiftConflict,
    OpenSitting,
    SittingCommand,
    TakeAttendance,
)
from workflow.councils.composition import Composition
from workflow.councils.sitting import Choice, Sitting
from workflow.councils.tallying import Votes
from workflow.definition.councils import SeatKind
from workflow.ids import MotionId, PersonId

router = APIRouter(tags=["councils"])


@router.get("/campaigns/{campaign_id}/councils/{council}")
def read_council(
    campaign_id: str, council: str, request: Request, response: Response, caller: Signed
) -> seated.CouncilOut:
    """Who sits on a council, by every decision there was."""
    with office_of(request).reading(caller.actor.id) as work:
        found = councils.composed(work, caller.actor, campaign_id, council)
    response.headers["ETag"] = etag(found.version if found else 0)
    return seated.council_out(council, found)


@router.get("/campaigns/{campaign_id}/councils/{council}/waiting")
def read_waiting(campaign_id: str, council: str, request: Request, caller: Signed) -> list[seated.MotionOut]:
    """The cases that may be put before the council now."""
    with office_of(request).reading(caller.actor.id) as work:
        found = councils.waiting(work, caller.actor, councils.rule_of(work, caller.actor, campaign_id, council))
    return [seated.motion_out("", one) for one in found]


@router.post("/campaigns/{campaign_id}/councils/{council}/compositions", status_code=201)
def compose(
    campaign_id: str,
    council: str,
    body: seated.CompositionIn,
    request: Request,
    caller: Own,
    key: Key = None,
    match: Match = None,
) -> Response:
    """Record the decision that says who sits on it; `If-Match: "0"` while there was none."""
    version = version_in(match)
    composition = Composition(
        decision_number=body.decision_number,
        decided_on=body.decided_on,
        first_day=body.first_day,
        last_day=body.last_day,
        seats={PersonId(one.person): SeatKind(one.seat) for one in body.seats},
    )

    def act(work: Work) -> seated.Composed:
        made = councils.compose(work, caller.actor, campaign_id, council, composition, version)
        return seated.Composed(id=made.id, version=made.version)

    stream, sent = f"campaign:{campaign_id}", body.model_dump_json().encode()
    return changed(request, caller, act, stream=stream, key=key, body=sent, status=201)


@router.get("/sittings")
def listing(request: Request, caller: Signed, campaign: str | None = None) -> list[seated.ListedSittingOut]:
    """The sittings you may know of, the latest first."""
    with office_of(request).reading(caller.actor.id) as work:
        found = councils.listing(work, caller.actor, campaign=campaign)
    return [seated.ListedSittingOut.model_validate(one, from_attributes=True) for one in found]


@router.post("/sittings", status_code=201)
def call(body: seated.NewSitting, request: Request, caller: Own, key: Key = None) -> Response:
    """Call a council to sit on cases, in that order."""

    def act(work: Work) -> Sitting:
        return councils.call(
            work,
            caller.actor,
            campaign=body.campaign,
            council=body.council,
            called_for=body.called_for,
            place=body.place,
            cases=body.cases,
        )

    stream, sent = f"campaign:{body.campaign}", body.model_dump_json().encode()
    return changed(request, caller, act, stream=stream, key=key, body=sent, status=201)


@router.get("/sittings/{sitting_id}")
def read(sitting_id: str, request: Request, response: Response, caller: Signed) -> seated.SittingOut:
    """A sitting, as far as you may see it: of a motion you are kept out of, nothing that was voted until the decision."""
    with office_of(request).reading(caller.actor.id) as work:
        seen: Seen = councils.look(work, caller.actor, sitting_id)
    response.headers["ETag"] = etag(seen.sitting.version)
    return seated.sitting_out(seen, language_of(request))


@router.get("/sittings/{sitting_id}/history")
def entries(sitting_id: str, request: Request, caller: Signed) -> list[schemas.EntryOut]:
    """The entries of the sitting, as they are chained; of a motion you are kept out of, none of how it was voted."""
    with office_of(request).reading(caller.actor.id) as work:
        found = councils.history_of(work, caller.actor, sitting_id)
    return [schemas.entry_out(kept) for kept in found]


@router.post("/sittings/{sitting_id}/agenda")
def change_agenda(
    sitting_id: str, body: seated.AgendaIn, request: Request, caller: Own, key: Key = None, match: Match = None
) -> Response:
    """Put cases on the agenda after those that stand there, or take motions off, before it is opened."""
    version = version_in(match)

    def act(work: Work) -> Sitting:
        return councils.change_agenda(work, caller.actor, sitting_id, body.added, body.removed, version)

    return _acted(request, caller, sitting_id, act, key, body.model_dump_json())


@router.post("/sittings/{sitting_id}/opening")
def open_sitting(sitting_id: str, request: Request, caller: Own, key: Key = None, match: Match = None) -> Response:
    """Begin: the members of today are written down, and the conflicts of interest that follow from the cases."""
    return _change(request, caller, sitting_id, OpenSitting(), key, match, "")


@router.post("/sittings/{sitting_id}/attendance")
def attend(
    sitting_id: str, body: seated.AttendanceIn, request: Request, caller: Own, key: Key = None, match: Match = None
) -> Response:
    """Who is in the room, and which absent members gave their opinion in writing; the last one counts."""
    command = TakeAttendance(
        present=frozenset(PersonId(one) for one in body.present),
        written=frozenset(PersonId(one) for one in body.written),
    )
    return _change(request, caller, sitting_id, command, key, match, body.model_dump_json())


@router.post("/sittings/{sitting_id}/conflicts")
def declare(
    sitting_id: str, body: seated.ConflictIn, request: Request, caller: Own, key: Key = None, match: Match = None
) -> Response:
    """Declare a conflict of interest: your own, or (whoever convenes) a member's."""
    command = councils.declaring(caller.actor, body.motion, body.member, body.note)
    return _change(request, caller, sitting_id, command, key, match, body.model_dump_json())


@router.post("/sittings/{sitting_id}/conflicts/lifting")
def lift(
    sitting_id: str, body: seated.LiftingIn, request: Request, caller: Own, key: Key = None, match: Match = None
) -> Response:
    """Say that there is no conflict of interest after all, with the reason."""
    command = LiftConflict(motion=MotionId(body.motion), member=PersonId(body.member), reason=body.reason)
    return _change(request, caller, sitting_id, command, key, match, body.model_dump_json())


@router.post("/sittings/{sitting_id}/counts")
def enter_count(
    sitting_id: str, body: seated.CountIn, request: Request, caller: Own, key: Key = None, match: Match = None
) -> Response:
    """Enter what the tally committee counted on paper for a motion."""
    votes = Votes(in_favour=body.in_favour, against=body.against, abstained=body.abstained, invalid=body.invalid)
    casting = Choice(body.casting) if body.casting else None
    command = EnterCount(motion=MotionId(body.motion), votes=votes, casting=casting)
    return _change(request, caller, sitting_id, command, key, match, body.model_dump_json())


@router.post("/sittings/{sitting_id}/ballots")
def cast(sitting_id: str, body: seated.BallotIn, request: Request, caller: Own, key: Key = None) -> Response:
    """Cast your vote on a motion, or change it while the sitting is open."""
    command = CastBallot(motion=MotionId(body.motion), choice=Choice(body.choice))

    def act(work: Work) -> Sitting:
        return councils.perform(work, caller.actor, sitting_id, command)

    return _acted(request, caller, sitting_id, act, key, body.model_dump_json())


@router.post("/sittings/{sitting_id}/minutes")
def file_minutes(
    sitting_id: str,
    request: Request,
    caller: Own,
    file: Annotated[UploadFile, File()],
    number: Annotated[str, Form(max_length=100, pattern=r"^[^\x00]*$")],
    key: Key = None,
    match: Match = None,
) -> Response:
    """Attach the minutes. What the file is is read from its bytes."""
    version, office = version_in(match), office_of(request)
    data = uploaded(request, file)
    paper = office.files.examine(data, file.filename or "")
    command = FileMinutes(
        sha256=paper.sha256,
        size=paper.size,
        media_type=paper.media_type,
        filename=paper.filename,
        number=number,
    )

    def act(work: Work) -> Sitting:
        after = councils.perform(work, caller.actor, sitting_id, command, version)
        office.files.keep(paper, data)
        return after

    return _acted(request, caller, sitting_id, act, key, f"{number}:{paper.sha256}")


@router.post("/sittings/{sitting_id}/close")
def close(
    sitting_id: str, body: seated.ClosingIn, request: Request, caller: Own, key: Key = None, match: Match = None
) -> Response:
    """End it: every motion gets its result, and every case before it moves."""
    casting = {MotionId(motion): Choice(choice) for motion, choice in body.casting.items()}
    command = CloseSitting(casting=casting, despite=body.despite)
    return _change(request, caller, sitting_id, command, key, match, body.model_dump_json())


@router.post("/sittings/{sitting_id}/calling-off")
def call_off(
    sitting_id: str, body: seated.ReasonIn, request: Request, caller: Own, key: Key = None, match: Match = None
) -> Response:
    """It does not take place, or ends without a result; what was before it may be put before another."""
    return _change(request, caller, sitting_id, CallOffSitting(reason=body.reason), key, match, body.model_dump_json())


def _change(
    request: Request,
    caller: Caller,
    sitting_id: str,
    command: SittingCommand,
    key: str | None,
    match: str | None,
    body: str,
) -> Response:
    version = version_in(match)

    def act(work: Work) -> Sitting:
        return councils.perform(work, caller.actor, sitting_id, command, version)

    return _acted(request, caller, sitting_id, act, key, body)


def _acted(
    request: Request, caller: Caller, sitting_id: str, act: Callable[[Work], Sitting], key: str | None, body: str
) -> Response:
    return changed(request, caller, act, stream=f"sitting:{sitting_id}", key=key, body=body.encode())
