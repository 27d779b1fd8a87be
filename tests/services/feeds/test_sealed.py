"""A calendar tells no result: a deadline that runs only for those who passed the vote is in nobody's."""

from __future__ import annotations

from dataclasses import replace

from services.feeds.calendars import _tells_a_result
from tests.workflow.builders import an_bien
from workflow.ids import StateId


def test_deadline_counted_from_a_sealed_state_is_left_out() -> None:
    plan = an_bien()
    rule = next(iter(plan.deadlines.values()))
    counted = {
        state: _tells_a_result(plan, replace(rule, from_state=StateId(state) if state else None))
        for state in ("", "executing", "recommended", "not_recommended")
    }

    assert counted == {"": False, "executing": False, "recommended": True, "not_recommended": True}
