"""Secret ballots as rows: the roll of those who voted, the sealed box, the papers of an opened one."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from services.store.database import locked
from services.store.tables import BallotBoxRow, MotionRow, PaperRow, RollRow, table
from services.store.work import Work
from workflow.councils.sitting import Choice, Sitting
from workflow.errors import Refused
from workflow.ids import MotionId, PersonId, SittingId
from workflow.refusals import Refusal, WayOut

ROLL, BOXES, PAPERS, MOTIONS = table(RollRow), table(BallotBoxRow), table(PaperRow), table(MotionRow)
OPENED = b""
Roll = frozenset[tuple[MotionId, PersonId]]
Papers = dict[MotionId, dict[str, Choice]]


def rolls(work: Work, sittings: Collection[str]) -> dict[str, Roll]:
    """Who voted in secret on which motion of those sittings."""
    statement = (
        select(MOTIONS.c.sitting_id, ROLL.c.motion_id, ROLL.c.person_id)
        .join(ROLL, ROLL.c.motion_id == MOTIONS.c.id)
        .where(MOTIONS.c.sitting_id.in_(sorted(sittings)))
    )
    found: dict[str, set[tuple[MotionId, PersonId]]] = {}
    for row in work.connection.execute(statement):
        found.setdefault(row.sitting_id, set()).add((MotionId(row.motion_id), PersonId(row.person_id)))
    return {sitting: frozenset(voted) for sitting, voted in found.items()}


def papers(work: Work, sittings: Collection[str]) -> dict[str, Papers]:
    """The papers of those sittings whose boxes were opened."""
    statement = (
        select(MOTIONS.c.sitting_id, PAPERS.c.motion_id, PAPERS.c.code, PAPERS.c.choice)
        .join(PAPERS, PAPERS.c.motion_id == MOTIONS.c.id)
        .where(MOTIONS.c.sitting_id.in_(sorted(sittings)))
        .order_by(PAPERS.c.motion_id, PAPERS.c.code)
    )
    found: dict[str, Papers] = {}
    for row in work.connection.execute(statement):
        found.setdefault(row.sitting_id, {}).setdefault(MotionId(row.motion_id), {})[row.code] = Choice(row.choice)
    return found


def save(work: Work, before: Sitting | None, after: Sitting) -> None:
    """Write who has voted since *before*, and the papers once they are known; raises `Refused` for a second paper."""
    earlier = before.voted if before else frozenset()
    for motion in sorted({motion for motion, _ in earlier - after.voted}):
        work.connection.execute(delete(ROLL).where(ROLL.c.motion_id == motion))
    cast = [{"motion_id": motion, "person_id": member} for motion, member in sorted(after.voted - earlier)]
    if cast:
        try:
            work.connection.execute(insert(ROLL), cast)
        except IntegrityError as error:
            refusal = Refusal("already_voted", {}, (WayOut.SHOW_RECEIPT,), "receipt")
            raise Refused("cast_papers", (refusal,)) from error
    taken_out = [
        {"motion_id": motion, "code": code, "choice": choice.value}
        for motion, found in sorted(after.papers.items())
        for code, choice in sorted(found.items())
    ]
    if taken_out and not (before and before.papers):
        work.connection.execute(insert(PAPERS), taken_out)


def make_box(work: Work, sitting: SittingId, sealed: bytes) -> None:
    """Put up the box of a sitting, *sealed*."""
    work.connection.execute(insert(BOXES).values(sitting_id=sitting, sealed=sealed))


def sealed_box(work: Work, sitting: str, *, for_change: bool = False) -> bytes | None:
    """What is sealed in the box of a sitting; None where there is none, or it was opened."""
    statement = select(BOXES.c.sealed).where(BOXES.c.sitting_id == sitting)
    found = work.connection.execute(locked(work.connection, statement) if for_change else statement).scalar()
    return bytes(found) if found else None


def reseal(work: Work, sitting: SittingId, sealed: bytes) -> None:
    """Write the whole box anew."""
    work.connection.execute(update(BOXES).where(BOXES.c.sitting_id == sitting).values(sealed=sealed))


def opened_boxes(work: Work) -> list[SittingId]:
    """The sittings whose boxes are empty for good."""
    statement = select(BOXES.c.sitting_id).where(BOXES.c.sealed == OPENED)
    return [SittingId(name) for name in work.connection.execute(statement).scalars()]
