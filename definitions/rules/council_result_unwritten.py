"""Use this rule to find results of scores or rankings that can't be kept.

The field under `result` is written when the council's sitting closes, so it has to be a number, and the council's move
has to ask for it (`asks`). Mend the field's kind, or add the field to the `asks` of the move.

Bad::

    councils:
      jury:
        label: Ban giám khảo
        tracks: collective
        trigger: award
        convened_by: office
        ballot: score
        criteria: {novelty: {label: Tính mới, most: 40}}
        result: score

Good::

    councils:
      jury:
        label: Ban giám khảo
        tracks: collective
        trigger: rate
        convened_by: office
        ballot: score
        criteria: {novelty: {label: Tính mới, most: 40}}
        result: score
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import councils
from definitions.problem import Problem, Severity, quoted
from workflow.definition import FieldKind

ID = "council-result-unwritten"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every result that is no number, or that some move of the council does not ask for."""
    fields = draft.section("fields")
    for council in councils(draft):
        for result in council.node.scalars("result"):
            kind = fields.below(result.text).text("kind")
            if kind and kind != FieldKind.NUMBER:
                message = f"the result {quoted(result.text)} is no number"
                yield Problem.at(result.place, SEVERITY, ID, message, "give the field the kind: number")
            for track in dict.fromkeys(
                track.id.text for track, move in council.moves(draft) if result.text not in move.node.texts("asks")
            ):
                message = (
                    f"the move {quoted(council.trigger.text)} on {quoted(track)} does not ask for {quoted(result.text)}"
                )
                yield Problem.at(result.place, SEVERITY, ID, message, f"add {result.text} to its asks")
