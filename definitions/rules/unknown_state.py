"""Use this rule to find states that are named but that the track meant does not have.

A case can't move to a state that is not there. Mend it by adding the state to the track, or by using the id of
one it has. A guard on another track, a quota, an award given `once`, a `met_when` and a consultation are looked up on the
track they name; days `entering` a state, `returned` ones and `won` on every track. `open` in a `from` stands for every
state that is not final. While somebody is consulted, a case is in the state of the consultation's id with `_asked`.

Bad::

    tracks:
      collective:
        transitions:
          rate: {to: grded}

Good::

    tracks:
      collective:
        transitions:
          rate: {to: rated}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from definitions.draft import Draft
from definitions.language import GUARD
from definitions.nodes import TextNode
from definitions.problem import Problem, Severity
from definitions.references import unknown
from definitions.shapes import Record

ID = "unknown-state"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every state named anywhere that the track it is said of does not have; of any track where none is said."""
    for track in draft.tracks():
        yield from unknown(track.named_states(), track.known_states, "states", ID, SEVERITY)
        for guard in track.guards:
            for other in (*guard.scalars("unit_case"), *guard.scalars("own_case")):
                yield from _unknown(draft, other.text, guard.scalars("in"))
            yield from _unknown(draft, track.node.text("continues"), guard.scalars("continued"))
    for _, quota in draft.section("quotas").maps():
        counted = (*quota.scalars("held_in"), *quota.below("contenders").scalars("in"))
        yield from _unknown(draft, quota.text("track"), counted)
    for _, award in draft.section("awards").maps():
        yield from _unknown(draft, award.text("track"), award.below("once").scalars("in"))
        yield from _unknown(draft, award.text("track"), award.below("from_above").scalars("in"))
    for _, obligation in draft.section("obligations").maps():
        met_when = obligation.below("met_when")
        yield from _unknown(draft, met_when.text("track"), met_when.scalars("state"))
    for _, consultation in draft.section("consultations").maps():
        yield from _unknown(draft, consultation.text("track"), consultation.scalars("from"))
    returned = (key for key, _ in draft.section("returned").maps())
    yield from unknown(returned, _states_of_all(draft), "states", ID, SEVERITY)
    yield from unknown(_of_any_track(draft), _states_of_all(draft), "states", ID, SEVERITY)


def _unknown(draft: Draft, track: str, named: Iterable[TextNode]) -> Iterator[Problem]:
    """Those of *named* that *track* does not have. Whether there is such a track, another rule says."""
    known = draft.track(track)
    if known is not None:
        yield from unknown(named, known.known_states, "states", ID, SEVERITY)


def _of_any_track(draft: Draft) -> Iterator[TextNode]:
    """States that are named without their track: those that days are counted from, and those won earlier."""
    for node, shape in draft.maps():
        if isinstance(shape, Record) and "entering" in shape.keys:
            yield from node.scalars("entering")
        elif shape is GUARD:
            yield from node.scalars("won")


def _states_of_all(draft: Draft) -> list[str]:
    return [state for track in draft.tracks() for state in track.known_states]
