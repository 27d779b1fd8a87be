"""The registry of legal texts: which text a plan cites, and whether it is in force in its time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from definitions.language.texts import TEXTS
from definitions.law.located import backwards, error, last_day, law_root, refuse, unknown_names
from definitions.nodes import MapNode
from definitions.problem import Problem, quoted
from definitions.reading.words import label_of
from definitions.values import full_date
from workflow.definition import Label
from workflow.money import Verified

TEXTS_FILE = "texts.yaml"
FILE = Path(__file__).with_name(TEXTS_FILE)
NUMBER = re.compile(r"(?<![\w/])0*(\d+/\d{4}/[A-ZĐ]+[0-9]*(?:-[A-ZĐ]+)*)", re.IGNORECASE)


class Standing(StrEnum):
    """How a text stands to a time: in force all of it, not in force yet, no longer, ended within, amended meanwhile."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    NO_LONGER = "no_longer"
    ENDS_WITHIN = "ends_within"
    AMENDED = "amended"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalText:
    """A law, decree or circular; days in Việt Nam, None where not known (`last_day`: or still in force)."""

    id: str
    number: str
    label: Label
    issued: date | None
    first_day: date | None
    last_day: date | None
    replaced_by: tuple[str, ...]
    amended_by: tuple[str, ...]
    says: str
    verified: Verified


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """A text that is cited, how it stands to the time of whoever cites it, and the texts to look at instead or beside."""

    text: LegalText
    standing: Standing
    day: date | None
    others: tuple[LegalText, ...]


@dataclass(frozen=True, slots=True)
class LegalTexts:
    """Every text by its id."""

    texts: Mapping[str, LegalText]

    def cited_in(self, words: str) -> tuple[LegalText, ...]:
        """The texts whose numbers stand in *words*, in their order; a number that nobody knows is passed over."""
        numbers = {_plain(one.number): one for one in self.texts.values()}
        found = (numbers.get(_plain(cited[0])) for cited in NUMBER.finditer(words))
        return tuple(dict.fromkeys(one for one in found if one))

    def standing(self, text: LegalText, first: date, last: date) -> Citing:
        """How *text* stands to the days from *first* through *last*."""
        if text.first_day and text.first_day > last:
            return Citing(text=text, standing=Standing.NOT_YET, day=text.first_day, others=())
        if text.last_day and text.last_day < last:
            over = text.last_day < first
            standing = Standing.NO_LONGER if over else Standing.ENDS_WITHIN
            return Citing(
                text=text, standing=standing, day=text.last_day, others=tuple(self._instead(text, last, set()))
            )
        amending = tuple(self.texts[one] for one in text.amended_by)
        since = tuple(one for one in amending if one.first_day and one.first_day <= last)
        if since:
            return Citing(text=text, standing=Standing.AMENDED, day=since[0].first_day, others=since)
        return Citing(text=text, standing=Standing.IN_FORCE, day=None, others=())

    def _instead(self, text: LegalText, day: date, seen: set[str]) -> Iterator[LegalText]:
        """What took the place of *text*, and of that, up to what is in force on *day* or is the last that is known."""
        for name in text.replaced_by:
            if name not in seen:
                seen.add(name)
                one = self.texts[name]
                over = one.last_day is not None and one.last_day < day
                later = list(self._instead(one, day, seen)) if over else []
                yield from later or [one]


def texts_from(data: bytes, name: str = f"law/{TEXTS_FILE}") -> LegalTexts:
    """The registry in *data*, which problems call *name*. Raises `LawUnreadable` with every problem of it."""
    nodes = law_root(data, name, TEXTS).below("texts")
    refuse([*_misnamed(nodes), *backwards(nodes), *_twice(nodes)])
    return LegalTexts({key.text: _text(key.text, node) for key, node in nodes.maps()})


def _plain(number: str) -> str:
    return number.lstrip("0").upper()


def _misnamed(nodes: MapNode) -> Iterator[Problem]:
    for _, node in nodes.maps():
        named = (*node.scalars("replaced_by"), *node.scalars("amended_by"))
        yield from unknown_names(named, nodes.entries, "texts")


def _twice(nodes: MapNode) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for key, node in nodes.maps():
        other = first.setdefault(_plain(node.text("number")), key.text)
        if other != key.text:
            message = f"{quoted(key.text)} and {quoted(other)} have one number"
            yield error(node.place, "text-twice", message, "keep one of the two")
        if not NUMBER.fullmatch(node.text("number")):
            message = f"{quoted(node.text('number'))} is no number of a legal text"
            yield error(node.place, "text-number", message, "write it as it is cited, such as 91/2017/NĐ-CP")


def _text(id_: str, node: MapNode) -> LegalText:
    def day(key: str) -> date | None:
        return full_date(node.text(key)) if node.text(key) else None

    return LegalText(
        id=id_,
        number=node.text("number"),
        label=label_of(node),
        issued=day("issued"),
        first_day=day("from"),
        last_day=last_day(node),
        replaced_by=node.texts("replaced_by"),
        amended_by=node.texts("amended_by"),
        says=node.text("says"),
        verified=Verified(node.text("verified")),
    )
