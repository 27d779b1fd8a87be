"""Deciding in memory: the whole of `decide` against the raw `transitions` path, and against one dict look-up.

Two moves: a self-report of An Biên (one paper), and putting an individual before the council of Cần Thơ, the richest
plan: another case of the unit and three criteria are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bench.timing import Ratio, compare
from definitions import load, shipped_plans
from workflow.case import Case
from workflow.commands import TakeTransition
from workflow.definition import Definition
from workflow.definition.papers import MET
from workflow.engine import decide
from workflow.facts import Facts
from workflow.ids import (
    CampaignId,
    CaseId,
    DocumentKindId,
    FieldId,
    PersonId,
    RoleId,
    StateId,
    TrackId,
    Trigger,
    UnitId,
)
from workflow.machine import machine_of

TIMES = 5_000
BLANK = Case(
    id=CaseId("c"),
    campaign=CampaignId("k"),
    track=TrackId("collective"),
    unit=UnitId("u"),
    person=None,
    state=StateId("executing"),
    version=1,
)


class Trial:
    """What the raw path moves: the one attribute `transitions` needs."""

    def __init__(self, state: str) -> None:
        self.state = state


def measure() -> Iterator[Ratio]:
    """Two ratios a move."""
    report = replace(BLANK, documents=(DocumentKindId("self_report"),))
    officer = Facts(now=datetime.now(UTC), roles=frozenset({RoleId("unit_officer")}))
    yield from _compared("a paper", "an-bien-2020", report, Trigger("self_report"), officer)
    criteria = ("advice_in_time", "excellent_year", "discipline")
    nominee = replace(
        BLANK,
        track=TrackId("individual"),
        person=PersonId("p"),
        state=StateId("nominated"),
        fields={FieldId(name): MET for name in criteria},
    )
    submission = replace(BLANK, id=CaseId("s"), track=TrackId("submission"), state=StateId("accepted"))
    office = Facts(
        now=datetime.now(UTC),
        roles=frozenset({RoleId("standing_office")}),
        unit_cases={submission.track: (submission,)},
    )
    yield from _compared("the richest plan", "can-tho-2019", nominee, Trigger("present"), office)


def _compared(what: str, plan: str, case: Case, trigger: Trigger, facts: Facts) -> Iterator[Ratio]:
    definition = _definition(plan)
    command = TakeTransition(trigger=trigger)
    machine = machine_of(definition.tracks[case.track])
    key = (case.track, case.state, trigger)

    def ours() -> object:
        return decide(definition, case, command, facts)

    def raw() -> object:
        return machine.events[trigger].trigger(Trial(case.state))

    def look_up() -> object:
        return definition.moves[key]

    yield compare(f"decide ({what}) / raw transitions", ours, raw, TIMES)
    yield compare(f"decide ({what}) / one dict look-up", ours, look_up, TIMES)


def _definition(plan: str) -> Definition:
    path = next(path for path in shipped_plans() if path.stem == plan)
    definition = load(path).definition
    if definition is None:
        raise SystemExit(f"{path.name} has errors")
    return definition
