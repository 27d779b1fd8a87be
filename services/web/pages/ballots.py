"""/sittings/{id}/ballots: a member votes, and finds their vote again. What is secret is answered, not redirected to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services import councils
from services.councils import Own
from services.doorway import Caller, language_of, office_of, require_own
from services.store.work import Work
from services.web.forms import Form, Sent, Signed, carry_out, explained
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.ballots import ballots_page, chosen_in
from services.web.showing.trying import Tried
from workflow.councils.ballots import CAST, CAST_PAPERS
from workflow.councils.commands import CastBallot, OpenBox
from workflow.councils.sitting import Choice
from workflow.errors import Refused
from workflow.ids import MotionId
from workflow.refusals import Refusal, WayOut

router = APIRouter(include_in_schema=False)
OK, REFUSED = 200, 409


@router.get("/sittings/{sitting_id}/ballots")
def show_ballots(sitting_id: str, request: Request, caller: Signed, done: str = "") -> Response:
    """The motions I vote on; afterwards what was voted, as far as that may be known."""
    return _show(request, caller, sitting_id, done=done)


@router.post("/sittings/{sitting_id}/ballots")
def vote(sitting_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Vote openly on the motions that were ticked."""

    def act(work: Work) -> str:
        choices = _choices(work, caller, sitting_id, sent, CAST)
        for motion, choice in choices.items():
            councils.perform(work, caller.actor, sitting_id, CastBallot(motion=motion, choice=choice))
        return f"/sittings/{sitting_id}/ballots?done=voted"

    return _or_refused(request, caller, sitting_id, sent, lambda: carry_out(request, caller, sent, act))


@router.post("/sittings/{sitting_id}/papers")
def cast(sitting_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Vote in secret. The form's key is not kept, nor does an address carry the receipt: it is in the answer alone."""

    def go() -> Response:
        require_own(request, caller, sent.csrf)
        with office_of(request).writing(caller.actor.id) as work:
            choices = _choices(work, caller, sitting_id, sent, CAST_PAPERS)
            councils.cast_papers(work, caller.actor, sitting_id, choices, sent.text("receipt"))
            work.commit()
        return _show(request, caller, sitting_id, done="cast", just_cast=sent.text("receipt"))

    return _or_refused(request, caller, sitting_id, sent, go)


@router.post("/sittings/{sitting_id}/papers/finding")
def find(sitting_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Find my papers in the published list. Nothing is changed and nothing kept."""

    def go() -> Response:
        require_own(request, caller, sent.csrf)
        with office_of(request).reading(caller.actor.id) as work:
            own = councils.own_ballots(work, caller.actor, sitting_id)
        return _show(request, caller, sitting_id, mine=councils.find_papers(own, sent.text("receipt")))

    return _or_refused(request, caller, sitting_id, sent, go)


@router.post("/sittings/{sitting_id}/box")
def open_box(sitting_id: str, request: Request, caller: Signed, sent: Form) -> Response:
    """End the secret ballot and publish its papers."""

    def act(work: Work) -> str:
        councils.perform(work, caller.actor, sitting_id, OpenBox(), sent.version)
        return f"/sittings/{sitting_id}/ballots?done=opened"

    return _or_refused(request, caller, sitting_id, sent, lambda: carry_out(request, caller, sent, act))


def _choices(work: Work, caller: Caller, sitting_id: str, sent: Sent, trigger: str) -> dict[MotionId, Choice]:
    """What was ticked; raises `Refused` when nothing was, or it was not confirmed."""
    own = councils.own_ballots(work, caller.actor, sitting_id)
    chosen = chosen_in(sent.values, own.sitting.agenda)
    if not chosen:
        raise Refused(trigger, (Refusal("nothing_chosen", {}, (WayOut.FILL_IN,)),))
    if not sent.text("confirmed"):
        raise Refused(trigger, (Refusal("not_confirmed", {}, (WayOut.FILL_IN,), "confirmed"),))
    return chosen


def _or_refused(request: Request, caller: Caller, sitting_id: str, sent: Sent, go: Callable[[], Response]) -> Response:
    """What *go* answers; refused, the page again with every reason and what had been ticked."""
    try:
        return go()
    except Refused as refused:
        said = explained(request, caller, f"sitting:{sitting_id}", refused)
        tried = Tried(form=refused.trigger, said=said, typed=sent.values)
        return _show(request, caller, sitting_id, tried=tried, status=REFUSED)


def _show(
    request: Request,
    caller: Caller,
    sitting_id: str,
    *,
    done: str = "",
    just_cast: str = "",
    tried: Tried | None = None,
    mine: Mapping[MotionId, tuple[str, Choice]] | None = None,
    status: int = OK,
) -> Response:
    with office_of(request).reading(caller.actor.id) as work:
        own: Own = councils.own_ballots(work, caller.actor, sitting_id)
    shown = ballots_page(own, language=language_of(request), done=done, tried=tried, just_cast=just_cast, mine=mine)
    return page("ballots.html", shown, frame_of(request, caller, "campaigns"), status)
