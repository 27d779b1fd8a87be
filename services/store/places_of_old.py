"""The places of cases that took theirs before places were rows: laid down once, when the schema is brought up to date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from definitions import load_sources
from services.store.campaigns import CAMPAIGNS, PARTICIPANTS
from services.store.cases import CASES, as_case
from services.store.definitions import DEFINITIONS
from services.store.inserting import insert_rows
from services.store.tables import PlaceRow
from workflow.definition import Definition
from workflow.reserving import places_held

OF_CASE = tuple(
    CASES.c[name]
    for name in (
        *("id", "campaign_id", "track", "unit_id", "person_id", "state", "version", "occurrence"),
        *("fields", "documents", "taken", "completion"),
    )
)


def settle_standing_cases(connection: Connection) -> None:
    """A place for every case that holds one, numbered in the order in which they came there."""
    sources: dict[str, Mapping[str, str]] = {
        row.sha256: row.sources for row in connection.execute(select(DEFINITIONS.c.sha256, DEFINITIONS.c.sources))
    }
    read = {sha256: _read(texts) for sha256, texts in sources.items()}
    campaigns = connection.execute(select(CAMPAIGNS.c.id, CAMPAIGNS.c.organisation_id, CAMPAIGNS.c.sha256)).all()
    for campaign in campaigns:
        definition = read.get(campaign.sha256)
        if definition is not None and definition.quotas:
            insert_rows(connection, PlaceRow, list(_rows(connection, campaign, definition)))


def _read(texts: Mapping[str, str]) -> Definition | None:
    return load_sources({name: text.encode() for name, text in texts.items()}).definition


def _rows(connection: Connection, campaign: Row[Any, Any, Any], definition: Definition) -> Iterator[dict[str, object]]:
    chosen = select(PARTICIPANTS.c.subject_id, PARTICIPANTS.c.block).where(PARTICIPANTS.c.campaign_id == campaign.id)
    blocks = {row.subject_id: row.block for row in connection.execute(chosen)}
    standing = select(*OF_CASE).where(CASES.c.campaign_id == campaign.id).order_by(CASES.c.changed_at, CASES.c.id)
    numbers = Counter[tuple[str, str, str]]()
    for case in map(as_case, connection.execute(standing)):
        for place in sorted(places_held(definition, case, blocks.get(case.unit, ""))):
            key = (place.quota, place.group, place.value)
            numbers[key] += 1
            yield {
                "campaign_id": campaign.id,
                "quota": place.quota,
                "apart": place.group,
                "value": place.value,
                "number": numbers[key],
                "organisation_id": campaign.organisation_id,
                "case_id": case.id,
                "given": numbers[key],
                "beyond": False,
            }
