"""The papers of cases as rows; their bytes are elsewhere, under their hash."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select

from services.store.tables import DocumentRow, table
from services.store.work import Work
from workflow.case import Case
from workflow.events import DocumentFiled
from workflow.retelling import Paper

DOCUMENTS = table(DocumentRow)
IN_ORDER = select(DOCUMENTS).order_by(DOCUMENTS.c.filed_at, DOCUMENTS.c.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDocument:
    """A paper of a case, its bytes known by their hash."""

    id: str
    case: str
    kind: str
    sha256: str
    size: int
    media_type: str
    filename: str
    number: str
    dated: str
    filed_at: datetime
    filed_by: str


def file_documents(work: Work, organisation: str, filed: Sequence[tuple[Case, DocumentFiled]]) -> None:
    """The rows of papers that were attached."""
    rows = [
        {
            "id": event.document,
            "organisation_id": organisation,
            "case_id": case.id,
            "kind": event.document_kind,
            "sha256": event.sha256,
            "size": event.size,
            "media_type": event.media_type,
            "filename": event.filename,
            "number": event.number,
            "dated": event.dated,
            "filed_at": work.act.business_at,
            "filed_by": work.act.actor,
        }
        for case, event in filed
    ]
    if rows:
        work.connection.execute(insert(DOCUMENTS), rows)


def documents(work: Work, case: str) -> list[KeptDocument]:
    """The papers of one case, in the order they were filed."""
    return [_kept(row) for row in work.connection.execute(IN_ORDER.where(DOCUMENTS.c.case_id == case))]


def documents_of_all(work: Work, cases: Collection[str]) -> dict[str, list[KeptDocument]]:
    """The papers of each of those cases, in the order they were filed."""
    found: dict[str, list[KeptDocument]] = {}
    for row in work.connection.execute(IN_ORDER.where(DOCUMENTS.c.case_id.in_(sorted(cases)))):
        found.setdefault(row.case_id, []).append(_kept(row))
    return found


def papers(work: Work, ids: Collection[str]) -> dict[str, dict[str, Paper]]:
    """The papers of those cases, by case and id, as `workflow.retelling` tells them."""
    found: dict[str, dict[str, Paper]] = {}
    for row in work.connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.case_id.in_(list(ids)))):
        paper = (row.kind, row.sha256, row.size, row.media_type, row.number, row.dated)
        found.setdefault(row.case_id, {})[row.id] = paper
    return found


def _kept(row: Row[Any]) -> KeptDocument:
    return KeptDocument(
        id=row.id,
        case=row.case_id,
        kind=row.kind,
        sha256=row.sha256,
        size=row.size,
        media_type=row.media_type,
        filename=row.filename,
        number=row.number,
        dated=row.dated,
        filed_at=row.filed_at,
        filed_by=row.filed_by,
    )
