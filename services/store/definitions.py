"""Published definition versions as rows: the texts, pinned by their hash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from services.store.database import insert_once
from services.store.tables import DefinitionRow, table
from services.store.work import Scope, Work

DEFINITIONS = table(DefinitionRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDefinition:
    sha256: str
    plan: str
    label: str


def publish(work: Work, organisation: str, *, sha256: str, plan: str, label: str, sources: Mapping[str, str]) -> None:
    """Keep a version; nothing changes when it is there already."""
    values = {
        "sha256": sha256,
        "organisation_id": organisation,
        "plan": plan,
        "label": label,
        "sources": dict(sources),
        "published_at": work.act.recorded_at,
    }
    insert_once(work.connection, DefinitionRow, values)


def sources(work: Work, sha256: str) -> Mapping[str, str] | None:
    """The texts of a version, by file name, the plan's first; None if no such version was published."""
    statement = select(DEFINITIONS.c.sources).where(DEFINITIONS.c.sha256 == sha256).limit(1)
    return work.connection.execute(statement).scalar_one_or_none()


def listing(work: Work, scope: Scope) -> list[ListedDefinition]:
    statement = (
        select(DEFINITIONS)
        .where(DEFINITIONS.c.organisation_id == scope.organisation)
        .order_by(DEFINITIONS.c.plan, DEFINITIONS.c.published_at)
    )
    rows = work.connection.execute(statement)
    return [ListedDefinition(sha256=row.sha256, plan=row.plan, label=row.label) for row in rows]
