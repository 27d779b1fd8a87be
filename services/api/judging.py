"""/sittings/{id}/sheets, /rankings, /judges and /judging: a jury at work."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request, Response

from services import councils
from services.api import judged
from services.api.answering import Key, Match, Own, Signed, changed, etag, version_in
from services.doorway import Caller, office_of
from services.store.work import Work
from workflow.councils.commands import GiveRanking, GiveSheet, SittingCommand
from workflow.councils.sitting import Sitting
from workflow.ids import CriterionId, MotionId

router = APIRouter(tags=["councils"])


@router.get("/sittings/{sitting_id}/sheets")
def read_desk(sitting_id: str, request: Request, response: Response, caller: Signed) -> judged.DeskOut:
    """The works that you are to judge, and your own sheets; nobody else's, and nobody's name."""
    with office_of(request).reading(caller.actor.id) as work:
        found = councils.desk(work, caller.actor, sitting_id)
    response.headers["ETag"] = etag(found.sitting.version)
    return judged.desk_out(found)


@router.post("/sittings/{sitting_id}/sheets")
def give_sheet(sitting_id: str, body: judged.SheetIn, request: Request, caller: Own, key: Key = None) -> Response:
    """Give your sheet for a work, or give it again while the sitting is open."""
    scores = {CriterionId(criterion): text for criterion, text in body.scores.items()}
    command = GiveSheet(motion=MotionId(body.motion), scores=scores, note=body.note)
    return _give(request, caller, sitting_id, command, key, body.model_dump_json())


@router.post("/sittings/{sitting_id}/rankings")
def give_ranking(sitting_id: str, body: judged.RankingIn, request: Request, caller: Own, key: Key = None) -> Response:
    """Put your works in order, the best first, or do so again while the sitting is open."""
    command = GiveRanking(order=tuple(MotionId(one) for one in body.order))
    return _give(request, caller, sitting_id, command, key, body.model_dump_json())


@router.post("/sittings/{sitting_id}/judges")
def draw(sitting_id: str, request: Request, caller: Own, key: Key = None, match: Match = None) -> Response:
    """Draw who judges which work; again, only those who have come to be missing."""
    version = version_in(match)

    def act(work: Work) -> Sitting:
        return councils.draw_judges(work, caller.actor, sitting_id, version)

    return _acted(request, caller, sitting_id, act, key, "")


@router.get("/sittings/{sitting_id}/judging")
def read_progress(sitting_id: str, request: Request, response: Response, caller: Signed) -> judged.ProgressOut:
    """How far the jury is: without a score, or who judges what, until the sitting is closed."""
    with office_of(request).reading(caller.actor.id) as work:
        found = councils.progress(work, caller.actor, sitting_id)
    response.headers["ETag"] = etag(found.sitting.version)
    return judged.progress_out(found)


def _give(
    request: Request, caller: Caller, sitting_id: str, command: SittingCommand, key: str | None, body: str
) -> Response:
    def act(work: Work) -> Sitting:
        return councils.perform(work, caller.actor, sitting_id, command)

    return _acted(request, caller, sitting_id, act, key, body)


def _acted(
    request: Request, caller: Caller, sitting_id: str, act: Callable[[Work], Sitting], key: str | None, body: str
) -> Response:
    return changed(request, caller, act, stream=f"sitting:{sitting_id}", key=key, body=body.encode())
