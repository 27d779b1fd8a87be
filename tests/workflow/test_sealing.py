"""What those outside the seal see of a case before its result is out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workflow.builders import a_case, a_move, a_track, an_bien
from workflow.definition import Track
from workflow.events import AnyEvent, CaseOpened, DocumentFiled, FieldsWritten, TransitionTaken
from workflow.guards import VOTE_FIELDS, AllOf, AnyOf, HasDocument, Negated
from workflow.ids import CANCELLED, DocumentKindId, StateId, TrackId
from workflow.sealing import is_sealed, is_unknown, outward_state, sealed_documents, sealed_fields, veiled

COLLECTIVE = an_bien().tracks[TrackId("collective")]
VOTE = {"vote_members": 7, "vote_present": 5}
UNSEALED = ("executing", "self_reported", "inspected", "rated", "nominated", "returned")


def moved(source: str, target: str) -> TransitionTaken:
    return TransitionTaken(trigger="advance", source=source, target=target)


def filed(kind: str) -> DocumentFiled:
    return DocumentFiled(document="1", document_kind=kind, sha256="b" * 64, size=9, media_type="application/pdf")


@pytest.mark.parametrize("state", ["recommended", "not_recommended"])
def test_result_of_the_vote_is_veiled(state: str) -> None:
    case = a_case(
        state, track="collective", fields={"rating": "excellent", **VOTE}, documents=["proposal", "vote_minutes"]
    )

    seen = veiled(an_bien(), case)

    assert seen == a_case("nominated", track="collective", fields={"rating": "excellent"}, documents=["proposal"])


@pytest.mark.parametrize("state", ["awarded", "not_selected", "revoked"])
def test_result_lifts_the_seal(state: str) -> None:
    case = a_case(state, track="collective", fields=VOTE, documents=["vote_minutes", "decision"])

    assert veiled(an_bien(), case) == case


def test_unit_that_withdraws_lifts_no_seal() -> None:
    case = a_case("withdrawn", track="collective", fields=VOTE, documents=["proposal", "vote_minutes"])

    assert veiled(an_bien(), case) == a_case("withdrawn", track="collective", documents=["proposal"])


def test_minutes_filed_before_the_vote_is_recorded_are_veiled_too() -> None:
    case = a_case("nominated", track="collective", documents=["proposal", "vote_minutes"])

    assert veiled(an_bien(), case) == replace(case, documents=("proposal",))


def test_decision_filed_before_it_is_recorded_is_veiled() -> None:
    case = a_case("recommended", track="collective", documents=["proposal", "decision"])

    assert veiled(an_bien(), case) == a_case("nominated", track="collective", documents=["proposal"])


@pytest.mark.parametrize("state", UNSEALED)
def test_state_without_a_seal_looks_as_it_is(state: str) -> None:
    assert outward_state(COLLECTIVE, StateId(state)) == state


def test_vote_and_decision_are_what_is_sealed_in_an_bien() -> None:
    assert sealed_fields(COLLECTIVE) == {*VOTE_FIELDS, "decision_number", "decision_date"}
    assert sealed_documents(COLLECTIVE) >= {"vote_minutes", "decision"}


def test_track_without_seals_hides_nothing() -> None:
    track = a_track(a_move(asks=["score"], guard=HasDocument(DocumentKindId("form"))))

    assert (sealed_fields(track), sealed_documents(track)) == (frozenset(), frozenset())


def test_papers_are_found_inside_all_and_any_but_not_where_they_must_be_absent() -> None:
    form, minutes, protest = (HasDocument(DocumentKindId(kind)) for kind in ("form", "minutes", "protest"))
    guard = AllOf((form, AnyOf((minutes, Negated(protest, "protested")))))

    track = a_track(a_move(target="voted", guard=guard), sealed=["voted"])

    assert sealed_documents(track) == frozenset({"form", "minutes"})


@pytest.mark.parametrize(
    ("track", "outward"),
    [
        (
            a_track(a_move("vote", "begun", "voted"), a_move("rank", "voted", "ranked"), sealed=["voted", "ranked"]),
            "begun",
        ),
        (a_track(a_move("rank", "ranked", "ranked"), sealed=["ranked"]), "begun"),
        (a_track(a_move("a", "voted", "ranked"), a_move("b", "ranked", "voted"), sealed=["voted", "ranked"]), "begun"),
        (a_track(a_move("rank", "ranked", "done"), initial="ranked", sealed=["ranked"]), "ranked"),
    ],
)
def test_sealed_state_looks_like_the_nearest_before_it(track: Track, outward: str) -> None:
    assert outward_state(track, StateId("ranked")) == outward


@pytest.mark.parametrize(
    ("event", "sealed"),
    [
        (moved("nominated", "recommended"), True),
        (moved("nominated", "not_recommended"), True),
        (moved("rated", "nominated"), False),
        (FieldsWritten(values={"score": 90, "vote_present": 5}), True),
        (FieldsWritten(values={"score": 90}), False),
        (filed("vote_minutes"), True),
        (filed("proposal"), False),
        (CaseOpened(case="1", campaign="c", track="collective", unit="u", person="", state="executing"), False),
    ],
)
def test_event_tells_of_what_is_sealed(event: AnyEvent, *, sealed: bool) -> None:
    assert is_sealed(COLLECTIVE, event) == sealed


def test_move_out_of_the_seal_tells_of_it() -> None:
    track = a_track(a_move("vote", target="voted"), a_move("reopen", "voted", "begun"), sealed=["voted"])

    assert is_sealed(track, moved("voted", "begun"))


@pytest.mark.parametrize(
    ("state", "unknown"), [("begun", True), ("sent", True), ("given_up", True), (CANCELLED, True), ("done", False)]
)
def test_case_that_was_sealed_ever_since_it_was_opened_is_known_to_nobody_outside(state: str, *, unknown: bool) -> None:
    track = a_track(
        a_move(target="sent"),
        a_move("give_up", target="given_up"),
        a_move("answer", "sent", "done"),
        sealed=("begun", "sent", "given_up"),
        final=("done", "given_up"),
    )

    assert is_unknown(track, StateId(state)) is unknown


@pytest.mark.parametrize("state", ["nominated", "recommended", "awarded", CANCELLED])
def test_case_that_began_in_the_open_stays_known(state: str) -> None:
    assert not is_unknown(COLLECTIVE, StateId(state))
