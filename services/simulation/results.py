"""Results in a scenario: what an answer brings each of the cases that go along with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from definitions.nodes import ListNode, MapNode
from definitions.problem import Problem, quoted
from definitions.values import whole_number
from services.simulation.faults import error, known
from services.simulation.meaning import meant_tracks
from workflow.definition import Definition


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A case and the move that the answer brings it."""

    track: str
    unit: str
    person: str
    round: str
    nth: int | None
    trigger: str
    reason: str


def results_of(act: MapNode, definition: Definition) -> tuple[Answered, ...]:
    """The results that *act* enters, once nothing is wrong with it."""
    return tuple(_answered(one, definition) for one in _nodes(act))


def result_misfits(
    act: MapNode, definition: Definition, logins: Sequence[str], units: Sequence[str]
) -> Iterator[Problem]:
    """What is wrong with the results of *act* beyond their shape."""
    for one in _nodes(act):
        yield from known(one.scalar("unit"), "unit", units)
        yield from known(one.scalar("person"), "person", logins)
        yield from known(one.scalar("track"), "track", [str(track) for track in definition.tracks])
        trigger = one.scalar("is")
        if trigger is not None and len(meant_tracks(one, trigger.text, definition)) != 1:
            message = f"{quoted(trigger.text)} is not the move of such a case on exactly one track"
            yield error(
                trigger, "track-left-open", message, "name a move of its track; add track: where several have it"
            )


def _nodes(act: MapNode) -> list[MapNode]:
    listed = act.value("results")
    return [one for one in listed.items if isinstance(one, MapNode)] if isinstance(listed, ListNode) else []


def _answered(node: MapNode, definition: Definition) -> Answered:
    return Answered(
        track=meant_tracks(node, node.text("is"), definition)[0],
        unit=node.text("unit"),
        person=node.text("person"),
        round=node.text("round"),
        nth=whole_number(node.text("nth")) if node.text("nth") else None,
        trigger=node.text("is"),
        reason=node.text("reason"),
    )
