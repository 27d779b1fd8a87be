"""A case is what its events make of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.case import Case, evolve, fold
from workflow.events import CaseEvent, CaseOpened, DocumentFiled, FieldsWritten, TransitionTaken
from workflow.ids import CampaignId, CaseId, PersonId, StateId, TrackId, UnitId

OPENED = CaseOpened(case="7", campaign="c", track="individual", unit="dong-yen", person="thu-ba", state="preparing")
NAMES = st.sampled_from(["a", "b", "c"])
FILED = DocumentFiled(document="1", document_kind="form", sha256="b" * 64, size=9, media_type="application/pdf")
LATER: st.SearchStrategy[CaseEvent] = st.one_of(
    st.builds(TransitionTaken, trigger=NAMES, source=NAMES, target=NAMES),
    st.builds(
        FieldsWritten,
        values=st.dictionaries(NAMES, st.integers()),
        personal_values=st.dictionaries(st.sampled_from(["x", "y"]), st.text()),
    ),
    st.just(FILED),
)


def after(*events: CaseEvent) -> Case:
    return fold([OPENED, *events])


def test_case_begins_as_it_was_opened() -> None:
    assert fold([OPENED]) == Case(
        id=CaseId("7"),
        campaign=CampaignId("c"),
        track=TrackId("individual"),
        unit=UnitId("dong-yen"),
        person=PersonId("thu-ba"),
        state=StateId("preparing"),
        version=1,
    )


def test_case_of_a_unit_is_about_no_person() -> None:
    opened = CaseOpened(case="7", campaign="c", track="collective", unit="dong-yen", person="", state="executing")

    assert fold([opened]).person is None


def test_transition_moves_the_case_and_is_counted() -> None:
    there = TransitionTaken(trigger="nominate", source="preparing", target="nominated")
    back = TransitionTaken(trigger="return", source="nominated", target="preparing")

    case = after(there, back, there)

    assert (case.state, case.taken, case.version) == ("nominated", {"nominate": 2, "return": 1}, 4)


def test_later_value_of_a_field_stands_and_personal_ones_stand_beside_it() -> None:
    case = after(
        FieldsWritten(values={"score": 80, "topic": "Một cửa"}),
        FieldsWritten(values={"score": 90}, personal_values={"phone": "0297"}),
    )

    assert case.fields == {"score": 90, "topic": "Một cửa", "phone": "0297"}


def test_papers_are_kept_in_order() -> None:
    assert after(FILED, FILED).documents == ("form", "form")


def test_stream_must_begin_with_the_opening() -> None:
    with pytest.raises(ValueError, match="a case begins with CaseOpened, not DocumentFiled"):
        fold([FILED])


def test_empty_stream_tells_of_no_case() -> None:
    with pytest.raises(ValueError, match="an empty stream tells of no case"):
        fold([])


@given(later=st.lists(LATER, max_size=12))
def test_fold_is_evolving_step_by_step_and_counts_the_events(later: list[CaseEvent]) -> None:
    case = evolve(None, OPENED)
    versions = [case.version]
    for event in later:
        case = evolve(case, event)
        versions.append(case.version)

    assert fold([OPENED, *later]) == case
    assert versions == list(range(1, len(later) + 2))


@given(before=st.lists(LATER, max_size=6), event=LATER)
def test_evolving_leaves_the_case_before_as_it_was(before: list[CaseEvent], event: CaseEvent) -> None:
    case, same = after(*before), after(*before)

    evolve(case, event)

    assert case == same
