"""What is entered becomes a value, or is refused with the place named."""

from __future__ import annotations

from datetime import date

import pytest

from tests.workflow.builders import a_definition, a_field
from workflow.definition import FieldKind
from workflow.ids import FieldId
from workflow.inputs import LONGEST_TEXT, read_inputs
from workflow.refusals import Refusal, WayOut

FIELDS = (
    a_field("score", FieldKind.NUMBER, minimum=0, maximum=100),
    a_field("balance", FieldKind.NUMBER),
    a_field("floor", FieldKind.NUMBER, minimum=5),
    a_field("rating", FieldKind.CHOICE, choices=["good", "poor"]),
    a_field("day", FieldKind.DATE),
    a_field("signed_on", FieldKind.DATE, happened=True),
    a_field("note", FieldKind.TEXT),
    a_field("exemplary", FieldKind.ASSESSMENT),
    a_field("authors", FieldKind.AUTHORS),
)
TODAY = date(2020, 12, 31)
DEFINITION = a_definition(fields=FIELDS)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("score", "0", 0),
        ("score", "100", 100),
        ("score", " 007 ", 7),
        ("balance", "-15", -15),
        ("balance", "9" * 15, 999_999_999_999_999),
        ("rating", "good", "good"),
        ("day", "2021-12-31", "2021-12-31"),
        ("signed_on", "2020-12-31", "2020-12-31"),
        ("note", "  Đã đọc ", "Đã đọc"),
        ("note", "x" * LONGEST_TEXT, "x" * LONGEST_TEXT),
        ("exemplary", "met", "met"),
        ("exemplary", " not_met ", "not_met"),
        ("authors", "An : 60 \n\n Bình:40%", "An: 60%\nBình: 40%"),
        ("authors", "An\nBình\nChi", "An: 34%\nBình: 33%\nChi: 33%"),
    ],
)
def test_value_is_read(name: str, text: str, value: str | int) -> None:
    read = read_inputs(DEFINITION, (FieldId(name),), {FieldId(name): text}, TODAY)

    assert read == ({name: value}, ())


@pytest.mark.parametrize(
    ("name", "text", "code", "params", "ways_out"),
    [
        ("score", "", "input_missing", {}, (WayOut.FILL_IN,)),
        ("score", " \t ", "input_missing", {}, (WayOut.FILL_IN,)),
        ("score", "9.5", "input_not_a_number", {"given": "9.5"}, (WayOut.FILL_IN,)),
        ("score", "-", "input_not_a_number", {"given": "-"}, (WayOut.FILL_IN,)),
        ("score", "--1", "input_not_a_number", {"given": "--1"}, (WayOut.FILL_IN,)),
        ("score", "²", "input_not_a_number", {"given": "²"}, (WayOut.FILL_IN,)),
        ("score", "٣", "input_not_a_number", {"given": "٣"}, (WayOut.FILL_IN,)),
        ("score", "1" * 16, "input_not_a_number", {"given": "1" * 16}, (WayOut.FILL_IN,)),
        ("score", "x" * 50, "input_not_a_number", {"given": "x" * 40}, (WayOut.FILL_IN,)),
        ("score", "-1", "input_out_of_range", {"given": -1, "low": 0, "high": 100}, ()),
        ("score", "101", "input_out_of_range", {"given": 101, "low": 0, "high": 100}, ()),
        ("floor", "4", "input_out_of_range", {"given": 4, "low": 5, "high": ""}, ()),
        ("rating", "Good", "input_not_a_choice", {"given": "Good", "choices": "good, poor"}, ()),
        ("day", "31/12/2020", "input_not_a_date", {"given": "31/12/2020"}, (WayOut.FILL_IN,)),
        ("day", "2020-11-31", "input_not_a_date", {"given": "2020-11-31"}, (WayOut.FILL_IN,)),
        ("note", "x" * (LONGEST_TEXT + 1), "input_too_long", {"most": LONGEST_TEXT}, ()),
        ("exemplary", "yes", "input_not_a_choice", {"given": "yes", "choices": "met, not_met"}, ()),
        ("authors", "x\n" * (LONGEST_TEXT // 2) + "y", "input_too_long", {"most": LONGEST_TEXT}, ()),
    ],
)
def test_input_is_refused_at_its_place(
    name: str, text: str, code: str, params: dict[str, str | int], ways_out: tuple[WayOut, ...]
) -> None:
    read = read_inputs(DEFINITION, (FieldId(name),), {FieldId(name): text}, TODAY)

    assert read == ({}, (Refusal(code, {"field": name, **params}, ways_out, name),))


def test_input_that_was_not_given_is_missing() -> None:
    read = read_inputs(DEFINITION, (FieldId("note"),), {}, TODAY)

    assert read == ({}, (Refusal("input_missing", {"field": "note"}, (WayOut.FILL_IN,), "note"),))


def test_everything_wrong_is_told_at_once_and_the_rest_is_read() -> None:
    asked = tuple(FieldId(name) for name in ("score", "rating", "note"))
    given = {FieldId("color"): "red", FieldId("score"): "x", FieldId("note"): "yes"}

    values, refusals = read_inputs(DEFINITION, asked, given, TODAY)

    assert values == {"note": "yes"}
    assert refusals == (
        Refusal("input_unknown", {"field": "color"}, (), "color"),
        Refusal("input_not_a_number", {"field": "score", "given": "x"}, (WayOut.FILL_IN,), "score"),
        Refusal("input_missing", {"field": "rating"}, (WayOut.FILL_IN,), "rating"),
    )


def test_day_that_must_have_happened_may_not_lie_in_the_future() -> None:
    values, refusals = read_inputs(DEFINITION, (FieldId("signed_on"),), {FieldId("signed_on"): "2021-01-01"}, TODAY)

    place = "signed_on"
    assert (values, refusals) == (
        {},
        (Refusal("day_in_the_future", {"day": "2021-01-01"}, (WayOut.CORRECT_FIGURES,), place),),
    )


@pytest.mark.parametrize(
    ("text", "code", "params"),
    [
        ("An: 60\nBình: 30", "shares_do_not_add_up", {"total": 90}),
        ("An: 60\nBình", "author_without_share", {"line": "Bình"}),
        ("An: nhiều", "author_line_unreadable", {"line": "An: nhiều"}),
    ],
)
def test_authors_that_can_not_be_are_refused_at_their_place(text: str, code: str, params: dict[str, str | int]) -> None:
    read = read_inputs(DEFINITION, (FieldId("authors"),), {FieldId("authors"): text}, TODAY)

    assert read == ({}, (Refusal(code, params, (WayOut.CORRECT_FIGURES,), "authors"),))


def test_authors_that_are_too_long_to_keep_are_not_cut_short() -> None:
    names = "\n".join("x" * 150 for _ in range(30))

    values, refusals = read_inputs(DEFINITION, (FieldId("authors"),), {FieldId("authors"): names}, TODAY)

    assert (values, [refusal.code for refusal in refusals]) == ({}, ["input_too_long"])
