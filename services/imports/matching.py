"""Which column is what, and which line is whose: names are compared without accents, case and double spaces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from unicodedata import combining, normalize

from services.imports.asking import Asking
from services.imports.reading import READ, Table
from services.store.cases import Listed
from workflow.definition import Definition
from workflow.errors import Refused
from workflow.ids import FieldId
from workflow.refusals import Refusal, WayOut

CORRECT = (WayOut.CORRECT_FILE,)
UNIT = ("Đơn vị", "Unit", "Tên đơn vị")
PERSON = ("Họ và tên", "Name", "Cá nhân", "Họ tên")
TITLE = ("Tên bài", "Title", "Tên sáng kiến", "Tên giải pháp")
CLOSE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where in a line the unit, the person, the title and each field stand; None where the list has no such column."""

    unit: int | None
    person: int | None
    title: int | None
    fields: Mapping[FieldId, int]


@dataclass(frozen=True, slots=True)
class Subjects:
    """The cases of a track by what they are called."""

    by_name: Mapping[tuple[str, str], tuple[Listed, ...]] = field(default_factory=dict)

    def found(self, name: str, unit: str) -> tuple[Listed, ...]:
        """The cases called *name*, of the unit called *unit* where it is given."""
        wanted, within = folded(name), folded(unit)
        return tuple(
            one
            for (called, of), cases in self.by_name.items()
            if called == wanted and within in ("", of)
            for one in cases
        )

    def like(self, name: str) -> str:
        """The name that *name* was most likely meant to be; empty when nothing is near."""
        said = {called: cases[0].subject for (called, _), cases in self.by_name.items()}
        near = get_close_matches(folded(name), list(said), n=1, cutoff=CLOSE)
        return said[near[0]] if near else ""


def folded(text: str) -> str:
    """*text* as names are compared."""
    bare = (sign for sign in normalize("NFD", text.casefold()) if not combining(sign))
    return " ".join("".join(bare).replace("đ", "d").split())


def columns_of(table: Table, asking: Asking, definition: Definition) -> Columns:
    """What the columns of *table* are. Raises `Refused` when one is missing, unknown, or there twice."""
    heading = [folded(cell) for cell in table.heading]
    known = {"unit": UNIT, "person": PERSON, "title": TITLE}
    named = {part: _places(heading, words) for part, words in known.items()}
    fields = {name: _places(heading, _called(definition, name)) for name in asking.fields}
    subject = "title" if asking.by_title else "person" if asking.by_person else "unit"
    taken = [place for places in (*named.values(), *fields.values()) for place in places]
    unmet = [
        *_twice(table, [*named.values(), *fields.values()]),
        *_missing(subject, named, fields, asking, definition),
        *(
            Refusal("column_unknown", {"column": table.heading[place][:60]}, CORRECT, "file")
            for place in range(len(heading))
            if heading[place] and place not in taken
        ),
    ]
    if unmet:
        raise Refused(READ, tuple(unmet))
    first = {part: places[0] if places else None for part, places in named.items()}
    return Columns(**first, fields={name: places[0] for name, places in fields.items() if places})


def subjects_of(listed: Iterable[Listed], asking: Asking) -> Subjects:
    """The cases a line may be about, by name and unit."""
    by_name: dict[tuple[str, str], tuple[Listed, ...]] = {}
    for one in listed:
        called = one.subject if asking.by_title or asking.by_person else one.unit_name
        key = (folded(called), folded(one.unit_name))
        by_name[key] = (*by_name.get(key, ()), one)
    return Subjects(by_name)


def _called(definition: Definition, name: FieldId) -> tuple[str, ...]:
    label = definition.fields[name].label
    return tuple(word for word in (name, label.vi, label.en) if word)


def _places(heading: list[str], words: Iterable[str]) -> list[int]:
    wanted = {folded(word) for word in words}
    return [place for place, cell in enumerate(heading) if cell in wanted]


def _twice(table: Table, found: list[list[int]]) -> Iterable[Refusal]:
    return (
        Refusal("column_twice", {"column": table.heading[places[0]][:60]}, CORRECT, "file")
        for places in found
        if len(places) > 1
    )


def _missing(
    subject: str,
    named: Mapping[str, list[int]],
    fields: Mapping[FieldId, list[int]],
    asking: Asking,
    definition: Definition,
) -> Iterable[Refusal]:
    if not named[subject]:
        words = {"unit": UNIT, "person": PERSON, "title": TITLE}[subject]
        yield Refusal("column_missing", {"column": words[0]}, CORRECT, "file")
    wanted = [name for name, places in fields.items() if not places] if asking.trigger else []
    if not any(fields.values()):
        wanted = list(fields)[:1]
    for name in wanted:
        yield Refusal("column_missing", {"column": definition.fields[name].label.vi}, CORRECT, "file")
