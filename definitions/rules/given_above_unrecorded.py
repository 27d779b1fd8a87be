"""Use this rule to find awards of a higher level whose decision is not recorded with them.

What is given `from_above` stands in the register under the number and the day of the decision of that level, so every move
into the states it is given in must ask for both fields. Mend it by adding them to `asks`.

Bad::

    fields:
      number: {label: Số quyết định, kind: text}
      dated: {label: Ngày quyết định, kind: date}
    awards:
      merit: {label: Bằng khen, track: collective, from_above: {in: awarded, number: number, date: dated}}

Good::

    fields:
      number: {label: Số quyết định, kind: text}
      dated: {label: Ngày quyết định, kind: date}
    awards:
      merit: {label: Bằng khen, track: higher, from_above: {in: given, number: number, date: dated}}
    tracks:
      higher:
        label: Cấp trên
        subject: unit
        initial: sent
        opened_by: office
        states: {sent: {label: Đã gửi}, given: {label: Được tặng, final: yes}}
        transitions: {answer: {label: Ghi kết quả, from: sent, to: given, by: office, asks: [number, dated]}}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.nodes import MapNode
from definitions.problem import Problem, Severity, quoted
from workflow.definition import FieldKind

ID = "given-above-unrecorded"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every award from above with a move into it that does not ask for its number or its day, or whose day is no date."""
    for key, award in draft.section("awards").maps():
        above = award.below("from_above")
        yield from _unasked(draft, key.text, award.text("track"), above)
        day = above.scalar("date")
        field = draft.section("fields").below(day.text) if day else None
        if day and field and field.entries and field.text("kind") != FieldKind.DATE:
            message = f"the field {quoted(day.text)} holds no day"
            yield Problem.at(day.place, SEVERITY, ID, message, "name a field of kind: date")


def _unasked(draft: Draft, award: str, on: str, above: MapNode) -> Iterator[Problem]:
    track = draft.track(on)
    into = [move for move in track.moves if move.target in above.texts("in")] if track else []
    for named in (*above.scalars("number"), *above.scalars("date")):
        if any(named.text not in move.node.texts("asks") for move in into):
            message = f"a case may be given {quoted(award)} without {quoted(named.text)} being recorded"
            yield Problem.at(named.place, SEVERITY, ID, message, "add it to asks: of every move there")
