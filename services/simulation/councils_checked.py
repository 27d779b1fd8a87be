"""What is wrong with the councils of a scenario: seats nobody knows, cases that are not before the council."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from definitions.nodes import ListNode, MapNode
from definitions.problem import Problem, quoted
from services.simulation.faults import error, known
from services.simulation.language import Deed
from services.simulation.meaning import council_meant, motion_tracks
from workflow.definition import Definition
from workflow.definition.councils import CouncilRule
from workflow.ids import CouncilId


def council_misfits(
    act: MapNode, definition: Definition, logins: Collection[str], units: Collection[str]
) -> Iterator[Problem]:
    """Every problem of an act by which a council is composed or sits."""
    yield from known(act.scalar("council"), "council", [str(one) for one in definition.councils])
    for entry in act.below("seats").entries.values():
        yield from known(entry.key, "person", logins)
    for member in (*act.scalars("present"), *act.scalars("written")):
        yield from known(member, "person", logins)
    if act.text("does") not in {Deed.COMPOSE, Deed.SIT}:
        return
    council = council_meant(act, definition)
    rule = definition.councils.get(CouncilId(council))
    if not council:
        hint = f"write council: with one of {', '.join(definition.councils)}" if definition.councils else ""
        yield error(act, "council-left-open", "this act does not say which council", hint or "the plan has no council")
    listed = act.value("cases")
    for motion in listed.items if isinstance(listed, ListNode) else ():
        if isinstance(motion, MapNode):
            yield from _motion(motion, rule, definition, logins, units)


def _motion(
    motion: MapNode,
    rule: CouncilRule | None,
    definition: Definition,
    logins: Collection[str],
    units: Collection[str],
) -> Iterator[Problem]:
    yield from known(motion.scalar("unit"), "unit", units)
    yield from known(motion.scalar("track"), "track", [str(one) for one in definition.tracks])
    for person in (motion.scalar("person"), *motion.scalars("conflicts")):
        yield from known(person, "person", logins)
    tracks = motion_tracks(motion, rule, definition) if rule else ("",)
    if rule and len(tracks) != 1:
        message = f"the case is on no one track of the council {quoted(str(rule.id))}"
        yield error(motion, "track-left-open", message, f"its tracks are {', '.join(rule.tracks)}; name one by track:")
