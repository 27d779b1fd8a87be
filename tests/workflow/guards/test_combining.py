"""Guards made of guards: all, any, not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workflow.asking import situation
from tests.workflow.builders import a_case
from workflow.facts import FactKind
from workflow.guards import (
    AllOf,
    AnswerIs,
    AnyOf,
    Guard,
    HasDocument,
    InTime,
    MilestoneReached,
    Negated,
    Open,
    UnitCaseHas,
)
from workflow.ids import DeadlineId, DocumentKindId, FieldId, MilestoneId, OptionId, QuestionId, TrackId
from workflow.refusals import Refusal, WayOut

FORM = HasDocument(DocumentKindId("form"))
MINUTES = HasDocument(DocumentKindId("minutes"))
FORM_MISSING = Refusal("document_missing", {"document": "form"}, (WayOut.ATTACH_DOCUMENT,), "form")
MINUTES_MISSING = Refusal("document_missing", {"document": "minutes"}, (WayOut.ATTACH_DOCUMENT,), "minutes")
RULED_OUT = AnswerIs(QuestionId("scope"), OptionId("wide"))
NOT_SO = Refusal("answer_is_not", {"question": "scope", "option": "wide"})
NEITHER, FORM_ONLY, BOTH = (), ("form",), ("form", "minutes")


def one_is_enough(refusal: Refusal) -> Refusal:
    return replace(refusal, ways_out=(*refusal.ways_out, WayOut.MEET_ONE))


@pytest.mark.parametrize(
    ("guard", "documents", "refusals"),
    [
        (Open(), NEITHER, ()),
        (AllOf((FORM, MINUTES)), NEITHER, (FORM_MISSING, MINUTES_MISSING)),
        (AllOf((FORM, MINUTES)), FORM_ONLY, (MINUTES_MISSING,)),
        (AllOf((FORM, MINUTES)), BOTH, ()),
        (AnyOf((FORM, MINUTES)), NEITHER, (one_is_enough(FORM_MISSING), one_is_enough(MINUTES_MISSING))),
        (AnyOf((FORM,)), NEITHER, (FORM_MISSING,)),
        (AnyOf((AllOf((RULED_OUT, FORM)), MINUTES)), NEITHER, (MINUTES_MISSING,)),
        (AnyOf((AllOf((RULED_OUT, FORM)), MINUTES)), FORM_ONLY, (MINUTES_MISSING,)),
        (AnyOf((AllOf((RULED_OUT, FORM)), MINUTES)), BOTH, ()),
        (AnyOf((RULED_OUT, RULED_OUT)), BOTH, (one_is_enough(NOT_SO), one_is_enough(NOT_SO))),
        (AnyOf((FORM, MINUTES)), FORM_ONLY, ()),
        (AnyOf((MINUTES, FORM)), FORM_ONLY, ()),
        (AnyOf((FORM, MINUTES)), BOTH, ()),
        (Negated(FORM, "has_form"), NEITHER, ()),
        (Negated(FORM, "has_form"), FORM_ONLY, (Refusal("has_form"),)),
        (Negated(AllOf((FORM, MINUTES)), "has_both"), FORM_ONLY, ()),
        (Negated(AllOf((FORM, MINUTES)), "has_both"), BOTH, (Refusal("has_both"),)),
        (AllOf((Negated(FORM, "has_form"), AnyOf((MINUTES,)))), FORM_ONLY, (Refusal("has_form"), MINUTES_MISSING)),
    ],
)
def test_parts_decide(guard: Guard, documents: tuple[str, ...], refusals: tuple[Refusal, ...]) -> None:
    assert guard.refusals(situation(a_case(documents=documents))) == refusals


@pytest.mark.parametrize("kind", [AllOf, AnyOf])
def test_guard_made_of_no_guards_is_refused(kind: type[AllOf | AnyOf]) -> None:
    with pytest.raises(ValueError, match="a guard made of guards needs at least one"):
        kind(())


def test_needs_are_those_of_every_part() -> None:
    notice = MilestoneReached(MilestoneId("notice"))
    deadline = InTime(DeadlineId("registration"), late_allowed=False, proof_roles=(), proof_days=0)
    other = UnitCaseHas(TrackId("collective"), FieldId("rating"), "good")
    guard = AllOf((FORM, AnyOf((notice, Open())), Negated(AllOf((deadline, other)), "late")))

    assert guard.needs() == frozenset({FactKind.MILESTONES, FactKind.DEADLINES, FactKind.UNIT_CASES})
    assert AllOf((FORM, Open())).needs() == frozenset()
