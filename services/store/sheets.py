"""The sheets of juries as rows: read and written with their sitting."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import delete, insert, select, tuple_

from services.store.tables import SheetRow, table
from services.store.work import Work
from workflow.councils.judged import GivenSheet
from workflow.councils.sitting import Sitting
from workflow.ids import CriterionId, MotionId, PersonId

SHEETS = table(SheetRow)
Sheets = Mapping[tuple[MotionId, PersonId], GivenSheet]


def of_sittings(work: Work, ids: Collection[str]) -> dict[str, dict[tuple[MotionId, PersonId], GivenSheet]]:
    """The sheets of those sittings, by sitting, motion and member."""
    found: dict[str, dict[tuple[MotionId, PersonId], GivenSheet]] = {}
    for row in work.connection.execute(select(SHEETS).where(SHEETS.c.sitting_id.in_(sorted(ids)))):
        scores = {CriterionId(criterion): score for criterion, score in row.scores.items()}
        sheet = GivenSheet(scores=scores, note=row.note)
        found.setdefault(row.sitting_id, {})[MotionId(row.motion_id), PersonId(row.member_id)] = sheet
    return found


def save(work: Work, before: Sitting | None, after: Sitting) -> None:
    """Write the sheets in which *after* differs from *before*; the sitting's row guards them."""
    earlier: Sheets = before.judged.sheets if before else {}
    changed = {which: sheet for which, sheet in after.judged.sheets.items() if earlier.get(which) != sheet}
    replaced = sorted(which for which in changed if which in earlier)
    if replaced:
        same = tuple_(SHEETS.c.motion_id, SHEETS.c.member_id).in_(replaced)
        work.connection.execute(delete(SHEETS).where(same))
    rows = [
        {
            "motion_id": motion,
            "member_id": member,
            "organisation_id": after.organisation,
            "sitting_id": after.id,
            "scores": {str(criterion): score for criterion, score in sheet.scores.items()},
            "note": sheet.note,
        }
        for (motion, member), sheet in changed.items()
    ]
    if rows:
        work.connection.execute(insert(SHEETS), rows)
