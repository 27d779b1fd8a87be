"""Every event becomes two JSON objects and comes back; a case is the fold of its events."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.events import (
    AnyEvent,
    CampaignEvent,
    CaseEvent,
    DocumentFiled,
    FieldsWritten,
    ParticipantsSelected,
    TransitionTaken,
    from_payload,
    to_payload,
)

KINDS = (*get_args(CaseEvent), *get_args(CampaignEvent))
TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
PERSONAL = {
    "case.transition_taken": ["reason", "evidence"],
    "case.fields_written": ["personal_values"],
    "case.document_filed": ["filename"],
    "campaign.question_answered": ["basis"],
    "case.parts_flagged": ["notes"],
    "case.results_entered": ["reasons"],
    "case.cancelled": ["reason"],
    "campaign.closed": ["reason"],
    "campaign.suspended": ["reason"],
    "campaign.resumed": ["reason"],
    "campaign.milestone_postponed": ["reason"],
    "campaign.deadline_extended": ["reason"],
    "campaign.rung_given_up": ["reason"],
}
OF_TYPE: Mapping[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(0, 10**6),
    bool: st.booleans(),
    tuple[str, ...]: st.lists(TEXT, max_size=3).map(tuple),
    Mapping[str, str]: st.dictionaries(TEXT, TEXT, max_size=3),
    Mapping[str, str | int]: st.dictionaries(TEXT, TEXT | st.integers(), max_size=3),
}


def any_event(kind: type[AnyEvent]) -> st.SearchStrategy[AnyEvent]:
    hints = get_type_hints(kind)
    return st.builds(kind, **{part.name: OF_TYPE[hints[part.name]] for part in fields(kind)})


def test_every_kind_has_a_name_of_its_own() -> None:
    assert len(KINDS) == 29
    assert len({kind.kind for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
@given(data=st.data())
def test_event_comes_back_from_its_payload(kind: type[AnyEvent], data: st.DataObject) -> None:
    event = data.draw(any_event(kind))

    public, personal = (json.loads(json.dumps(part)) for part in to_payload(event))

    assert from_payload(kind.kind, public, personal) == event


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_only_what_is_marked_is_personal(kind: type[AnyEvent]) -> None:
    marked = [part.name for part in fields(kind) if part.metadata.get("personal")]

    assert marked == PERSONAL.get(kind.kind, [])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
@given(data=st.data())
def test_personal_payload_is_never_public(kind: type[AnyEvent], data: st.DataObject) -> None:
    event = data.draw(any_event(kind))

    public, personal = to_payload(event)

    marked = PERSONAL.get(kind.kind, [])
    assert list(public) == [part.name for part in fields(kind) if part.name not in marked]
    assert list(personal) == [name for name in marked if getattr(event, name)]


def test_erased_payload_leaves_an_event_that_tells_the_rest() -> None:
    event = TransitionTaken(trigger="waive", source="owed", target="waived", reason="Mới thành lập")

    public, _ = to_payload(event)

    assert from_payload("case.transition_taken", public, {}) == TransitionTaken(
        trigger="waive", source="owed", target="waived"
    )


def test_payload_is_plain_data() -> None:
    selected = ParticipantsSelected(units=("a", "b"), people=(), selected_on="2020-03-30")
    written = FieldsWritten(values={"score": 90}, personal_values={"phone": "0297"})

    assert to_payload(selected) == (
        {"units": ["a", "b"], "people": [], "selected_on": "2020-03-30", "blocks": {}},
        {},
    )
    assert to_payload(written) == (
        {"values": {"score": 90}, "list_sha256": "", "list_number": ""},
        {"personal_values": {"phone": "0297"}},
    )


def test_fields_written_are_told_together() -> None:
    written = FieldsWritten(values={"score": 90}, personal_values={"phone": "0297"})

    assert written.all_values() == {"score": 90, "phone": "0297"}


def test_event_this_version_does_not_know_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"no event is called 'case\.melted'"):
        from_payload("case.melted", {}, {})


def test_event_does_not_change() -> None:
    filed = DocumentFiled(document="1", document_kind="form", sha256="b" * 64, size=9, media_type="application/pdf")

    with pytest.raises(AttributeError):
        filed.size = 10  # type: ignore[misc]
