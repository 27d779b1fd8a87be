"""Values as they are entered, made into what the fields mean, or refused with the place named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from workflow.authors import NotShared, read_authors
from workflow.case import Value
from workflow.decimals import read_decimal, written
from workflow.definition import Definition, Field, FieldKind
from workflow.definition.papers import MET, NOT_MET
from workflow.ids import FieldId
from workflow.refusals import Refusal, WayOut

LONGEST_TEXT = 4000
MOST_DIGITS = 15


def read_inputs(
    definition: Definition, asked: tuple[FieldId, ...], given: Mapping[FieldId, str], today: date
) -> tuple[dict[FieldId, Value], tuple[Refusal, ...]]:
    """The values of the fields *asked* for, and every refusal: missing, malformed, out of range, or not asked.

    *today* is the day in Việt Nam, for dates that must have happened.
    """
    values: dict[FieldId, Value] = {}
    refusals = [Refusal("input_unknown", {"field": name}, (), name) for name in given if name not in asked]
    for name in asked:
        text = given.get(name, "").strip()
        if not text:
            refusals.append(Refusal("input_missing", {"field": name}, (WayOut.FILL_IN,), name))
            continue
        value = _read(definition.fields[name], text, today)
        if isinstance(value, Refusal):
            refusals.append(value)
        else:
            values[name] = value
    return values, tuple(refusals)


def _read(field: Field, text: str, today: date) -> Value | Refusal:
    match field.kind:
        case FieldKind.NUMBER:
            return _number(field, text)
        case FieldKind.CHOICE:
            return _choice(field, text)
        case FieldKind.DATE:
            return _date(field, text, today)
        case FieldKind.ASSESSMENT:
            return _among((MET, NOT_MET), field, text)
        case FieldKind.AUTHORS:
            return _too_long(field) if len(text) > LONGEST_TEXT else _authors(field, text)
        case FieldKind.TEXT:
            return _too_long(field) if len(text) > LONGEST_TEXT else text


def _too_long(field: Field) -> Refusal:
    return Refusal("input_too_long", {"field": field.id, "most": LONGEST_TEXT}, (), field.id)


def _number(field: Field, text: str) -> Value | Refusal:
    return _with_decimals(field, text) if field.decimals else _whole(field, text)


def _with_decimals(field: Field, text: str) -> Value | Refusal:
    number = read_decimal(text, field.decimals)
    if number is None:
        params: dict[str, str | int] = {"field": field.id, "given": text[:40], "decimals": field.decimals}
        return Refusal("input_not_a_decimal", params, (WayOut.FILL_IN,), field.id)
    return _out_of_range(field, number, text) or written(number, field.decimals)


def _whole(field: Field, text: str) -> Value | Refusal:
    if not (text.isascii() and text.removeprefix("-").isdigit() and len(text) <= MOST_DIGITS):
        return Refusal("input_not_a_number", {"field": field.id, "given": text[:40]}, (WayOut.FILL_IN,), field.id)
    number = int(text)
    return _out_of_range(field, number, number) or number


def _out_of_range(field: Field, number: int | Fraction, given: str | int) -> Refusal | None:
    low, high = field.minimum, field.maximum
    if (low is None or number >= low) and (high is None or number <= high):
        return None
    bounds = {"low": "" if low is None else low, "high": "" if high is None else high}
    return Refusal("input_out_of_range", {"field": field.id, "given": given, **bounds}, (), field.id)


def _choice(field: Field, text: str) -> Value | Refusal:
    return _among([choice.id for choice in field.choices], field, text)


def _among(allowed: Sequence[str], field: Field, text: str) -> Value | Refusal:
    if text in allowed:
        return text
    params: dict[str, str | int] = {"field": field.id, "given": text[:40], "choices": ", ".join(allowed)}
    return Refusal("input_not_a_choice", params, (), field.id)


def _date(field: Field, text: str, today: date) -> Value | Refusal:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return Refusal("input_not_a_date", {"field": field.id, "given": text[:40]}, (WayOut.FILL_IN,), field.id)
    if field.happened and day > today:
        return Refusal("day_in_the_future", {"day": day.isoformat()}, (WayOut.CORRECT_FIGURES,), field.id)
    return day.isoformat()


def _authors(field: Field, text: str) -> Value | Refusal:
    try:
        return "\n".join(str(author) for author in read_authors(text))
    except NotShared as wrong:
        return replace(wrong.refusal, place=field.id)
