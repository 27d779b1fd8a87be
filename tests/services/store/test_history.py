"""Entries are chained without reading the history before them."""

from __future__ import annotations

from sqlalchemy import text

from services.store.history import HEADS
from tests.support.offices import an_office


def test_the_end_of_a_stream_is_found_by_its_key(tmp_path):
    made = an_office(f"sqlite:///{tmp_path / 'office.db'}", tmp_path, scene=None)

    with made.reading() as work:
        question = text(f"EXPLAIN QUERY PLAN {HEADS['sqlite'].text}")
        plan = [row.detail for row in work.connection.execute(question, {"ends": "[]"})]

    assert any(step.startswith("SEARCH entries USING INDEX") for step in plan), plan
    made.database.dispose()
