"""The newest rung speaks for all that are due."""

from __future__ import annotations

from workflow.ladder import Turn, turn


def test_only_rung_speaks() -> None:
    assert turn(["-1d"]) == Turn(speaks="-1d", superseded=())


def test_newest_rung_speaks_for_those_that_downtime_held_back() -> None:
    assert turn(["-14d", "-3d", "-1d"]) == Turn(speaks="-1d", superseded=("-14d", "-3d"))
