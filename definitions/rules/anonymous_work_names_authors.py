"""Use this rule to notice anonymous councils whose own move asks who the authors are.

Members do not learn whose works they score, but the move that their sitting makes asks for a field of authors. Mend it
by asking for the authors in another move, or by taking `anonymous` out.

Bad::

    fields: {team: {label: Nhóm tác giả, kind: authors}}
    councils:
      jury:
        label: Ban giám khảo
        tracks: collective
        trigger: rate
        convened_by: office
        ballot: score
        criteria: {novelty: {label: Tính mới, most: 40}}
        result: score
        anonymous: yes
    tracks: {collective: {transitions: {rate: {asks: [score, rating, team]}}}}

Good::

    fields: {team: {label: Nhóm tác giả, kind: authors}}
    councils:
      jury:
        label: Ban giám khảo
        tracks: collective
        trigger: rate
        convened_by: office
        ballot: score
        criteria: {novelty: {label: Tính mới, most: 40}}
        result: score
        anonymous: yes
    tracks: {collective: {transitions: {nominate: {asks: team}}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import councils
from definitions.problem import Problem, Severity, quoted
from workflow.definition import FieldKind

ID = "anonymous-work-names-authors"
SEVERITY = Severity.WARNING


def check(draft: Draft) -> Iterator[Problem]:
    """Every field of authors that a move of an anonymous council asks for."""
    fields = draft.section("fields")
    for council in councils(draft):
        for _, move in council.moves(draft) if council.node.text("anonymous") == "yes" else ():
            for asked in move.node.scalars("asks"):
                if fields.below(asked.text).text("kind") == FieldKind.AUTHORS:
                    message = f"the anonymous council {quoted(council.id.text)} would ask for {quoted(asked.text)}"
                    yield Problem.at(asked.place, SEVERITY, ID, message, "ask for the authors in another move")
