"""Fields of a paper say what they mean: the documented names that templates may use.

A field's type is text, a yes or no, a whole number, another such dataclass (or none), or a tuple of any of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from workflow.definition import Label

MEANING = "meaning"
SHOWN = "must_be_shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A field as a template sees it: its meaning, and what stands below it.

    `many`: it is gone through with `for`. `below`: the fields of the dataclass it holds, none for plain text.
    `may_be_empty`: a paper is complete without it. `must_be_shown`: every template prints it.
    """

    meaning: Label
    below: dict[str, Shape]
    many: bool
    text: bool
    may_be_empty: bool
    must_be_shown: bool


def told(vi: str, en: str, *, empty: object = MISSING, must_be_shown: bool = False) -> Any:  # noqa: ANN401 - a field is of its annotation's type
    """A field that means this. With *empty* it may be left out, and is that then."""
    metadata = {MEANING: Label(vi, en), SHOWN: must_be_shown}
    return field(default=empty, metadata=metadata) if empty is not MISSING else field(metadata=metadata)


def shapes(kind: type[Any]) -> dict[str, Shape]:
    """The fields of that dataclass, by name, in their order."""
    hints = get_type_hints(kind)
    return {one.name: _shape(one, hints[one.name]) for one in fields(kind)}


def walked(below: dict[str, Shape], above: str = "") -> Iterator[tuple[str, Shape]]:
    """Every field with its path, `groups.lines.name`, each after the one that holds it."""
    for name, shape in below.items():
        path = f"{above}{name}"
        yield path, shape
        yield from walked(shape.below, f"{path}.")


def _shape(one: Field[Any], hint: object) -> Shape:
    if isinstance(hint, UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    many = get_origin(hint) is tuple
    inner = get_args(hint)[0] if many else hint
    return Shape(
        meaning=one.metadata[MEANING],
        below=shapes(inner) if isinstance(inner, type) and is_dataclass(inner) else {},
        many=many,
        text=inner is str,
        may_be_empty=one.default is not MISSING,
        must_be_shown=one.metadata[SHOWN],
    )
