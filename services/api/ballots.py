"""/sittings/{id}/ballots, papers, box, opinions: votes that are cast here, openly or in secret."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from pydantic import BaseModel, Field

from services import councils
from services.api.answering import Key, Match, Own, Signed, changed, version_in
from services.api.schemas import Body
from services.doorway import office_of, uploaded
from services.store.work import Work
from workflow.councils.commands import EnterOpinion, OpenBox
from workflow.councils.sitting import Choice, Minutes, Sitting
from workflow.ids import MotionId, PersonId

router = APIRouter(tags=["councils"])
Said = Literal["in_favour", "against", "abstain"]
Short = Form(max_length=100, pattern=r"^[^\x00]*$")
RECEIPT = Field(max_length=60)
MOST_MOTIONS = 1000


class PapersIn(Body):
    """`receipt` is the one that `GET …/ballots` gave: keep it, it is how you find or change your papers."""

    choices: dict[str, Said] = Field(max_length=MOST_MOTIONS)
    receipt: str = RECEIPT


class ReceiptIn(Body):
    receipt: str = RECEIPT


class OwnMotionOut(BaseModel):
    """A motion you vote on. `choice` is your open vote; of a secret one nothing is known but that you `voted`."""

    motion: str
    only_abstain: bool
    voted: bool
    choice: Said | None = None


class PaperOut(BaseModel):
    """A secret paper, by the tracking code that its receipt makes."""

    code: str
    choice: Said


class OwnBallotsOut(BaseModel):
    """What you may vote on, and have. `papers` are everybody's by motion, once the box of a secret ballot is open."""

    voting: str
    state: str
    motions: list[OwnMotionOut]
    receipt: str = ""
    papers: dict[str, list[PaperOut]] = {}


@router.get("/sittings/{sitting_id}/ballots")
def read_ballots(sitting_id: str, request: Request, caller: Signed) -> OwnBallotsOut:
    """Your ballots at a sitting: no counts before it is over, and never how somebody else voted.

    Of a secret ballot under way `receipt` is a new receipt each time, which nobody keeps: cast with it and note it down.
    Once the box was opened, the code of your paper on a motion is worked out from it by anybody who has it: SHA-256 of
    `motion:RECEIPT` (letters alone, capitals), as a number its lowest 60 bits, five at a time, the lowest first, in the
    letters `0123456789ABCDEFGHJKMNPQRSTVWXYZ`.
    """
    with office_of(request).reading(caller.actor.id) as work:
        own = councils.own_ballots(work, caller.actor, sitting_id)
    return OwnBallotsOut(
        voting=own.rule.voting.value,
        state=own.sitting.state.value,
        motions=[
            OwnMotionOut(
                motion=motion,
                only_abstain=motion in own.only_abstain,
                voted=motion in own.voted or motion in own.choices,
                choice=own.choices[motion].value if motion in own.choices else None,
            )
            for motion in own.motions
        ],
        receipt=own.receipt,
        papers={
            motion: [PaperOut(code=code, choice=choice.value) for code, choice in found.items()]
            for motion, found in own.papers.items()
        },
    )


@router.post("/sittings/{sitting_id}/papers")
def cast_papers(sitting_id: str, body: PapersIn, request: Request, caller: Own) -> Response:
    """Vote in secret on one motion or several; with the same receipt again, say something else instead.

    No `Idempotency-Key` is kept here, it would tell your choice: the receipt does its work, the same request twice has
    one effect. Pad the body with white space if somebody may see how long it is.
    """
    choices = {MotionId(motion): Choice(choice) for motion, choice in body.choices.items()}

    def act(work: Work) -> Sitting:
        return councils.cast_papers(work, caller.actor, sitting_id, choices, body.receipt)

    return changed(request, caller, act, stream=f"sitting:{sitting_id}", key=None, body=b"")


@router.post("/sittings/{sitting_id}/papers/finding")
def find_papers(sitting_id: str, body: ReceiptIn, request: Request, caller: Own) -> dict[str, PaperOut]:
    """The papers of a receipt in the published list, by motion; nothing of it is kept."""
    request.state.stream = f"sitting:{sitting_id}"
    with office_of(request).reading(caller.actor.id) as work:
        own = councils.own_ballots(work, caller.actor, sitting_id)
    found = councils.find_papers(own, body.receipt)
    return {motion: PaperOut(code=code, choice=choice.value) for motion, (code, choice) in found.items()}


@router.post("/sittings/{sitting_id}/box")
def open_box(sitting_id: str, request: Request, caller: Own, key: Key = None, match: Match = None) -> Response:
    """End a secret ballot: every paper is published by its code, nobody votes any more, the key of the box is destroyed."""
    version = version_in(match)

    def act(work: Work) -> Sitting:
        return councils.perform(work, caller.actor, sitting_id, OpenBox(), version)

    return changed(request, caller, act, stream=f"sitting:{sitting_id}", key=key, body=b"")


@router.post("/sittings/{sitting_id}/opinions")
def enter_opinion(
    sitting_id: str,
    request: Request,
    caller: Own,
    file: Annotated[UploadFile, File()],
    motion: Annotated[str, Short],
    member: Annotated[str, Short],
    choice: Annotated[Said, Form()],
    number: Annotated[str, Short],
    kind: Annotated[str, Short] = "",
    key: Key = None,
) -> Response:
    """Enter the open vote of a member heard in writing, from the paper they sent."""
    office = office_of(request)
    data = uploaded(request, file)
    found = office.files.examine(data, file.filename or "")
    paper = Minutes(
        sha256=found.sha256,
        size=found.size,
        media_type=found.media_type,
        filename=found.filename,
        number=number,
    )
    command = EnterOpinion(
        motion=MotionId(motion), member=PersonId(member), choice=Choice(choice), paper=paper, paper_kind=kind
    )

    def act(work: Work) -> Sitting:
        after = councils.perform(work, caller.actor, sitting_id, command)
        office.files.keep(found, data)
        return after

    sent = f"{motion}:{member}:{choice}:{kind}:{number}:{found.sha256}".encode()
    return changed(request, caller, act, stream=f"sitting:{sitting_id}", key=key, body=sent)
