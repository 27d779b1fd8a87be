"""`decide` on opening a case, writing its fields and filing its papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.workflow.asking import a_paper, facts, not_permitted, refused
from tests.workflow.builders import PDF, a_case, a_definition, a_field, a_move, a_track, an_bien
from workflow.case import fold
from workflow.commands import OpenCase, WriteFields
from workflow.definition import Definition, FieldKind, Subject
from workflow.engine import decide
from workflow.errors import NotFound, Refused
from workflow.events import CaseOpened, DocumentFiled, FieldsWritten
from workflow.guards import AllOf, FieldIs, HasDocument
from workflow.ids import CampaignId, CaseId, DocumentKindId, FieldId, PersonId, TrackId, UnitId
from workflow.refusals import Refusal, WayOut

NOT_OPEN = Refusal("campaign_not_open")
EXCELLENT = {TrackId("collective"): (a_case("rated", name="c", track="collective", fields={"rating": "excellent"}),)}
RATED_GOOD = {TrackId("collective"): (a_case("rated", name="c", track="collective", fields={"rating": "good"}),)}


def an_opening(track: str = "nomination", person: str | None = None, because: str = "", **inputs: str) -> OpenCase:
    return OpenCase(
        case=CaseId("case-1"),
        campaign=CampaignId("campaign-1"),
        track=TrackId(track),
        unit=UnitId("dong-yen"),
        person=PersonId(person) if person else None,
        because=because,
        inputs={FieldId(name): text for name, text in inputs.items()},
    )


def opened(track: str, state: str, person: str = "", because: str = "") -> tuple[CaseOpened, ...]:
    told = CaseOpened(
        case="case-1",
        campaign="campaign-1",
        track=track,
        unit="dong-yen",
        person=person,
        state=state,
        opened_because=because,
    )
    return (told,)


def writing(**inputs: str) -> WriteFields:
    return WriteFields(inputs={FieldId(name): text for name, text in inputs.items()})


def with_fields() -> Definition:
    fields = [
        a_field("score", FieldKind.NUMBER, maximum=100, written_by=["officer"]),
        a_field("phone", written_by=["officer", "head"], personal=True),
        a_field("verdict"),
    ]
    return a_definition(a_track(a_move()), fields=fields, documents=["form"])


def test_case_is_opened_by_hand_by_who_may() -> None:
    definition = a_definition(a_track(a_move(), opened_by=["officer"]))

    events = decide(definition, None, an_opening(), facts("officer"))

    assert events == opened("nomination", "begun")


def test_case_is_opened_as_a_consequence_whatever_its_guard_says() -> None:
    guard = HasDocument(DocumentKindId("form"))
    definition = a_definition(a_track(a_move(), opened_by=["officer"], opening=guard))

    events = decide(definition, None, an_opening(because="register:meet"), facts())

    assert events == opened("nomination", "begun", because="register:meet")


@pytest.mark.parametrize("roles", [(), ("leader",)])
def test_case_is_not_opened_by_others(roles: tuple[str, ...]) -> None:
    definition = a_definition(a_track(a_move(), opened_by=["officer"]))

    assert refused(definition, None, an_opening(), facts(*roles)) == not_permitted("officer")


def test_track_that_only_a_consequence_opens_is_opened_by_nobody() -> None:
    definition = a_definition(a_track(a_move()))

    assert refused(definition, None, an_opening(), facts("officer")) == not_permitted()


def test_case_on_an_unknown_track_is_not_found() -> None:
    with pytest.raises(NotFound) as missing:
        decide(a_definition(a_track(a_move())), None, an_opening("poetry"), facts("officer"))

    assert (missing.value.kind, missing.value.name) == ("track", "poetry")


def test_case_is_refused_with_each_reason_once_and_while_the_campaign_is_not_open() -> None:
    form = HasDocument(DocumentKindId("form"))
    definition = a_definition(a_track(a_move(), opened_by=["officer"], opening=AllOf((form, form))))
    missing = Refusal("document_missing", {"document": "form"}, (WayOut.ATTACH_DOCUMENT,), "form")

    refusals = refused(definition, None, an_opening(), facts("officer", campaign_open=False))

    assert refusals == (missing, NOT_OPEN)


def test_consequence_too_waits_for_an_open_campaign() -> None:
    definition = a_definition(a_track(a_move()))

    assert refused(definition, None, an_opening(because="launch"), facts(campaign_open=False)) == (NOT_OPEN,)


def test_individual_of_an_excellent_unit_who_takes_part_is_put_forward() -> None:
    known = facts("unit_officer", participants=frozenset({"thu-ba"}), unit_cases=EXCELLENT)

    events = decide(an_bien(), None, an_opening("individual", "thu-ba"), known)

    assert events == opened("individual", "preparing", "thu-ba")


def test_individual_is_refused_who_does_not_take_part() -> None:
    known = facts("unit_officer", participants=frozenset({"thu-tu"}), unit_cases=EXCELLENT)

    refusals = refused(an_bien(), None, an_opening("individual", "thu-ba"), known)

    assert refusals == (Refusal("not_a_participant"),)


def test_individual_is_refused_whose_unit_is_not_rated_excellent() -> None:
    definition, opening = an_bien(), an_opening("individual", "thu-ba")
    part = frozenset({"thu-ba"})
    wanted = {"track": "collective", "field": "rating", "wanted": "excellent"}

    rated_good = refused(definition, None, opening, facts("unit_officer", participants=part, unit_cases=RATED_GOOD))
    no_case = refused(definition, None, opening, facts("unit_officer", participants=part))

    assert rated_good == (Refusal("unit_case_field_is_not", wanted),)
    assert no_case == (Refusal("unit_case_missing", {"track": "collective"}),)


def test_individual_nomination_is_refused_when_it_names_no_person() -> None:
    known = facts("unit_officer", participants=frozenset({"dong-yen"}), unit_cases=EXCELLENT)
    assert an_bien().tracks[TrackId("individual")].subject is Subject.PERSON

    with pytest.raises(Refused):
        decide(an_bien(), None, an_opening("individual", person=None), known)


def test_fields_are_written_by_those_who_may_at_any_time() -> None:
    events = decide(with_fields(), a_case(), writing(score="90", phone=" 0297 "), facts("officer"))

    assert events == (FieldsWritten(values={"score": 90}, personal_values={"phone": "0297"}),)


@pytest.mark.parametrize(
    ("command", "roles", "owners"),
    [
        (writing(score="90"), ("head",), ("officer",)),
        (writing(phone="0297", score="90"), ("head",), ("officer",)),
        (writing(phone="0297"), (), ("officer", "head")),
        (writing(verdict="good"), ("officer", "head"), ()),
    ],
)
def test_field_is_not_written_by_others(command: WriteFields, roles: tuple[str, ...], owners: tuple[str, ...]) -> None:
    assert refused(with_fields(), a_case(), command, facts(*roles)) == not_permitted(*owners)


def test_writing_an_unknown_field_finds_nothing() -> None:
    with pytest.raises(NotFound) as missing:
        decide(with_fields(), a_case(), writing(color="red"), facts("officer"))

    assert (missing.value.kind, missing.value.name) == ("field", "color")


def test_value_that_does_not_fit_is_refused_and_so_is_the_rest() -> None:
    refusals = refused(with_fields(), a_case(), writing(phone="0297", score="101"), facts("officer"))

    out_of_range = {"field": "score", "given": 101, "low": "", "high": 100}
    assert refusals == (Refusal("input_out_of_range", out_of_range, (), "score"),)


def test_writing_nothing_is_refused() -> None:
    with pytest.raises(Refused):
        decide(with_fields(), a_case(), WriteFields(inputs={}), facts())


def test_paper_is_filed_by_anyone_who_acts_on_the_track() -> None:
    command = replace(a_paper("form"), number="12/TTr", dated=date(2020, 7, 1))

    events = decide(with_fields(), a_case(), command, facts("officer"))

    filed = DocumentFiled(
        document="paper-1",
        document_kind="form",
        sha256="b" * 64,
        size=9,
        media_type=PDF,
        number="12/TTr",
        dated="2020-07-01",
        filename="a.pdf",
    )
    assert events == (filed,)


def test_undated_paper_keeps_no_date() -> None:
    events = decide(with_fields(), a_case(), a_paper("form"), facts("officer"))

    assert [event.dated for event in events if isinstance(event, DocumentFiled)] == [""]


def test_paper_is_not_filed_by_who_has_no_part_in_the_track() -> None:
    definition = a_definition(a_track(a_move(roles=["officer"]), a_move("sign", roles=["head"])), documents=["form"])

    assert refused(definition, a_case(), a_paper("form"), facts("auditor")) == not_permitted("head", "officer")


def test_paper_of_an_unknown_kind_is_not_found() -> None:
    with pytest.raises(NotFound) as missing:
        decide(with_fields(), a_case(), a_paper("poem"), facts("officer"))

    assert (missing.value.kind, missing.value.name) == ("document kind", "poem")


def test_paper_of_another_media_type_is_refused() -> None:
    refusals = refused(with_fields(), a_case(), a_paper("form", "text/html"), facts("officer"))

    params = {"media_type": "text/html", "accepts": PDF}
    assert refusals == (Refusal("media_type_not_accepted", params, (), "file"),)


@pytest.mark.parametrize("command", [a_paper("form"), writing(score="90")])
def test_closed_case_takes_neither_papers_nor_values(command: WriteFields) -> None:
    refusals = refused(with_fields(), a_case("done"), command, facts("officer"))

    assert refusals == (Refusal("case_closed", {"state": "done"}),)


@pytest.mark.parametrize("command", [a_paper("form"), writing(score="90")])
def test_case_of_a_closed_campaign_takes_neither_papers_nor_values(command: WriteFields) -> None:
    refusals = refused(with_fields(), a_case(), command, facts("officer", campaign_open=False))

    assert refusals == (Refusal("campaign_not_open"),)


def entries(**more: object) -> Definition:
    """A contest whose entries are opened with a title, by which they are called."""
    track = a_track(a_move(), opened_by=["officer"], subject=Subject.WORK)
    track = replace(track, asks=(FieldId("title"),), shows=(FieldId("title"),), **more)
    return a_definition(track, fields=[a_field("title"), a_field("topic")])


def test_case_is_opened_with_what_its_track_asks_for() -> None:
    events = decide(entries(), None, an_opening(title=" Một cửa "), facts("officer"))

    assert events == (*opened("nomination", "begun"), FieldsWritten(values={"title": "Một cửa"}))
    assert fold(events).fields == {"title": "Một cửa"}


@pytest.mark.parametrize(
    ("inputs", "codes"),
    [
        ({}, ["input_missing"]),
        ({"title": "A", "topic": "B"}, ["input_unknown"]),
        ({"topic": "B"}, ["input_unknown", "input_missing"]),
    ],
)
def test_case_is_not_opened_with_less_or_more(inputs: dict[str, str], codes: list[str]) -> None:
    refusals = refused(entries(), None, an_opening(**inputs), facts("officer"))

    assert [refusal.code for refusal in refusals] == codes


def test_guard_of_an_opening_sees_what_is_entered_with_it() -> None:
    definition = entries(opening=FieldIs(FieldId("title"), "Một cửa"))

    assert decide(definition, None, an_opening(title="Một cửa"), facts("officer"))
    assert [one.code for one in refused(definition, None, an_opening(title="Hai cửa"), facts("officer"))] == [
        "field_is_not"
    ]


def test_case_that_opens_by_itself_is_asked_nothing() -> None:
    assert decide(entries(), None, an_opening(because="launch"), facts(acting_system=True)) == opened(
        "nomination", "begun", because="launch"
    )


def test_work_is_called_by_the_first_field_it_shows_and_nothing_else_is() -> None:
    [track] = entries().tracks.values()

    assert track.title_of({"title": "Một cửa"}) == "Một cửa"
    assert track.title_of({}) == ""
    assert replace(track, subject=Subject.UNIT).title_of({"title": "Một cửa"}) == ""
    assert replace(track, shows=()).title_of({"title": "Một cửa"}) == ""
