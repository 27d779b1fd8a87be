"""What a dossier lacks: asked of the guards ahead, so that waivers and alternatives count as they count in a move."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workflow.asking import facts
from tests.workflow.builders import a_case, a_definition, a_field, a_move, a_track
from workflow.completeness import Mark, dossier, needed, parts_of
from workflow.completing import ALL_OF_IT, Completion, Part, PartKind
from workflow.definition import FieldKind
from workflow.facts import FactKind
from workflow.guards import AllOf, AnyOf, FieldIs, HasDocument, MilestoneReached, Open
from workflow.guards.combining import Waivable
from workflow.guards.elsewhere import UnitCaseCarries
from workflow.guards.predicates import FieldReaches, IsAssessed
from workflow.ids import DocumentKindId, FieldId, MilestoneId, RoleId, StateId, TrackId, Trigger

FORM, LETTER = (HasDocument(DocumentKindId(kind)) for kind in ("form", "letter"))
GOOD = FieldIs(FieldId("rating"), "good")
MET = IsAssessed(FieldId("criterion"))
SCORE = FieldReaches(FieldId("score"), least=50)
WRITTEN = (a_field("rating"), a_field("score", FieldKind.NUMBER), a_field("criterion", FieldKind.ASSESSMENT))


def way(first, then=None):
    """A plan of two steps, each with that guard."""
    moves = a_move("send", target="sent", guard=first), a_move("decide", source="sent", guard=then or Open())
    return a_definition(a_track(*moves), fields=WRITTEN, documents=("form", "letter"))


def marks(definition, case, known=None) -> dict[str, Mark]:
    track = definition.track_of(case.track)
    found = dossier(definition, case, known or facts("officer"), parts_of(definition, track))
    return {one.part.name: one.mark for one in found.parts}


@pytest.mark.parametrize(
    ("guard", "held", "expected"),
    [
        (FORM, {}, {"form": Mark.MISSING}),
        (FORM, {"documents": ["form"]}, {"form": Mark.THERE}),
        (AnyOf((FORM, LETTER)), {"documents": ["letter"]}, {"form": Mark.NOT_NEEDED, "letter": Mark.THERE}),
        (Waivable(FORM, Trigger("waive")), {"taken": {"waive": 1}}, {"form": Mark.NOT_NEEDED}),
        (GOOD, {}, {"rating": Mark.MISSING}),
        (GOOD, {"fields": {"rating": "bad"}}, {"rating": Mark.UNMET}),
        (GOOD, {"fields": {"rating": "good"}}, {"rating": Mark.THERE}),
        (SCORE, {"fields": {"score": 20}}, {"score": Mark.UNMET}),
        (Waivable(MET, Trigger("waive")), {}, {"criterion": Mark.MISSING}),
        (MET, {"fields": {"criterion": "not_met"}}, {"criterion": Mark.UNMET}),
        (AllOf((FORM, MilestoneReached(MilestoneId("notice")))), {}, {"form": Mark.MISSING}),
    ],
)
def test_part_stands_as_the_next_move_finds_it(guard, held, expected) -> None:
    assert marks(way(guard), a_case(**held)) == expected


def test_what_a_later_step_needs_is_told_apart_and_names_that_step() -> None:
    definition = way(FORM, LETTER)

    found = dossier(
        definition, a_case(), facts("officer"), parts_of(definition, next(iter(definition.tracks.values())))
    )

    assert [(one.part.name, one.mark, one.step and one.step.trigger) for one in found.parts] == [
        ("form", Mark.MISSING, "send"),
        ("letter", Mark.LATER, "decide"),
    ]
    assert (found.in_the_way, found.lacking, found.next_step and found.next_step.trigger) == (1, 2, "send")


def test_what_is_entered_with_the_move_is_no_part_before_it() -> None:
    move = a_move(asks=["rating"], guard=AllOf((GOOD, FORM)))
    definition = a_definition(a_track(move), fields=WRITTEN, documents=("form",))

    assert marks(definition, a_case()) == {"form": Mark.MISSING}


def test_of_several_moves_to_one_state_the_easiest_counts() -> None:
    moves = a_move(guard=AllOf((FORM, LETTER))), a_move("other", guard=FORM)
    definition = a_definition(a_track(*moves), documents=("form", "letter"))

    assert marks(definition, a_case()) == {"form": Mark.MISSING, "letter": Mark.NOT_NEEDED}


def test_moves_that_need_a_reason_lead_nowhere() -> None:
    definition = a_definition(a_track(a_move(reason=True, guard=FORM)), documents=("form",))

    assert marks(definition, a_case()) == {}


def test_ended_case_needs_nothing_more() -> None:
    definition = way(FORM)

    found = dossier(definition, a_case("done"), facts(), parts_of(definition, next(iter(definition.tracks.values()))))

    assert (found.next_step, found.lacking, [one.mark for one in found.parts]) == (None, 0, [Mark.NOT_NEEDED])


def test_flagged_part_of_a_returned_case_is_returned_even_where_it_is_there() -> None:
    asked = Completion(
        state=StateId("begun"),
        asked_by=(RoleId("office"),),
        parts=(Part(PartKind.DOCUMENT, "form"), Part(PartKind.FIELD, "rating"), ALL_OF_IT),
    )
    case = replace(a_case(documents=["form"]), completion=asked)

    assert marks(way(AllOf((FORM, LETTER))), case) == {
        "form": Mark.RETURNED,
        "letter": Mark.MISSING,
        "rating": Mark.RETURNED,
    }


def test_letter_that_another_case_carries_is_missing_here_too() -> None:
    definition = way(UnitCaseCarries(TrackId("submission"), DocumentKindId("letter")))

    assert marks(definition, a_case()) == {"letter": Mark.MISSING}
    assert needed(next(iter(definition.tracks.values()))) == frozenset({FactKind.UNIT_CASES})
