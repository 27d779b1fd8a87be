"""Deciding in memory: the whole of `decide` against the raw `transitions` path, and against one dict look-up."""

from __future__ import annotations

from datetime import UTC, datetime

from bench.timing import Ratio, compare
from definitions import load, shipped_plans
from workflow.case import Case
from workflow.commands import TakeTransition
from workflow.engine import decide
from workflow.facts import Facts
from workflow.ids import CampaignId, CaseId, DocumentKindId, RoleId, StateId, TrackId, Trigger, UnitId
from workflow.machine import machine_of

TIMES = 5_000


class Trial:
    """What the raw path moves: the one attribute `transitions` needs."""

    state = "executing"


def measure() -> list[Ratio]:
    """The two ratios."""
    definition = load(shipped_plans()[0]).definition
    if definition is None:
        raise SystemExit("the shipped plan has errors")
    track = definition.tracks[TrackId("collective")]
    case = Case(
        id=CaseId("c"),
        campaign=CampaignId("k"),
        track=track.id,
        unit=UnitId("u"),
        person=None,
        state=StateId("executing"),
        version=1,
        documents=(DocumentKindId("self_report"),),
    )
    facts = Facts(now=datetime.now(UTC), roles=frozenset({RoleId("unit_officer")}))
    command = TakeTransition(trigger=Trigger("self_report"))
    machine = machine_of(track)
    key = (track.id, case.state, command.trigger)

    def ours() -> object:
        return decide(definition, case, command, facts)

    def raw() -> object:
        trial = Trial()
        return machine.events["self_report"].trigger(trial)

    def look_up() -> object:
        return definition.moves[key]

    return [
        compare("decide (guards, facts, events) / raw transitions", ours, raw, TIMES),
        compare("decide (guards, facts, events) / one dict look-up", ours, look_up, TIMES),
    ]
