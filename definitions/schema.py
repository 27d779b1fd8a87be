"""The language as JSON Schema, for editors; `python -m definitions.schema` writes it beside the code.

What is written describes one file, a plan or a skeleton, before they are composed. So nothing that a plan may leave to
its skeleton is required there; what stands in lists is whole, since lists are replaced whole. `schema(whole=True)`
describes the composed text, in which everything that must be there is. Both say what the shapes say, save that a pattern
does not know which days there are (31/11), nor which fractions and percentages make sense.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path

from definitions.language import PLAN
from definitions.shapes import Either, Key, Led, Many, OneOrMany, Record, Ref, Scalar, Shape, Table, Word
from definitions.values import Kind

Json = dict[str, object]
FILE = Path(__file__).parent / "schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
IN_LISTS = "_in_a_list"
SOME_TEXT = r"\S"
AS_TEXT = ["string", "number", "boolean"]
"""What an editor may take a text for: `12` and `true` are text to the reader."""


class _Writer:
    """Turns shapes into schemas; records are written under `$defs`, apart for what must be *whole*."""

    def __init__(self, *, whole: bool) -> None:
        self.defs: dict[str, Json] = {}
        self.whole = whole
        self.suffix = ""

    def of(self, shape: Shape) -> Json:
        return WRITERS[type(shape)](self, shape)

    def in_a_list(self, shape: Shape) -> Json:
        """*shape* where it can't be laid over anything, so must be whole."""
        whole, suffix = self.whole, self.suffix
        if not whole:
            self.whole, self.suffix = True, IN_LISTS
        written = self.of(shape)
        self.whole, self.suffix = whole, suffix
        return written

    def record(self, record: Record) -> Json:
        name = record.name.replace(" ", "_") + self.suffix
        if name not in self.defs:
            self.defs[name] = {}
            self.defs[name] |= {
                "type": "object",
                "description": record.about,
                "properties": {word: self._property(key) for word, key in record.keys.items()},
                "additionalProperties": False,
                **self._required(record),
            }
        return {"$ref": f"#/$defs/{name}"}

    def led(self, led: Led) -> Json:
        name = led.name.replace(" ", "_") + self.suffix
        if name not in self.defs:
            self.defs[name] = {}
            self.defs[name] |= {"anyOf": [self._kind(word, record) for word, record in led.kinds.items()]}
        return {"$ref": f"#/$defs/{name}"}

    def _kind(self, word: str, record: Record) -> Json:
        return {**self.record(record), "required": [word]}

    def _property(self, key: Key) -> Json:
        return {**self.of(key.shape), "description": key.about}

    def _required(self, record: Record) -> Json:
        """The keys that must be there, and of each group exactly one; at most one where a skeleton may give it."""
        if not self.whole:
            pairs = [list(pair) for group in record.exactly_one for pair in combinations(group, 2)]
            return {"not": {"anyOf": [{"required": pair} for pair in pairs]}} if pairs else {}
        groups: list[Json] = [{"oneOf": [{"required": [word]} for word in group]} for group in record.exactly_one]
        required = [word for word, key in record.keys.items() if key.required]
        return {**({"required": required} if required else {}), **({"allOf": groups} if groups else {})}


def _text(kind: Kind) -> Json:
    written: Json = {"type": AS_TEXT if kind.read is str else "string", "pattern": f"^({kind.pattern})$"}
    if kind.read is str and not kind.takes(" "):
        written["pattern"] = SOME_TEXT
    elif kind.read is str:
        return {"type": [*AS_TEXT, "null"]}
    if kind.numbers:
        least, greatest = kind.numbers
        written |= {"type": ["string", "number"], "minimum": least, "maximum": greatest}
    return {**written, "examples": list(kind.examples)} if kind.examples else written


def _table(writer: _Writer, table: Table) -> Json:
    names: Json = {"pattern": f"^({table.key.pattern})$"}
    if table.key.examples:
        names["examples"] = list(table.key.examples)
    return {"type": "object", "propertyNames": names, "additionalProperties": writer.of(table.value)}


def _one_or_many(writer: _Writer, shape: OneOrMany) -> Json:
    return {"anyOf": [writer.of(shape.item), {"type": "array", "items": writer.in_a_list(shape.item)}]}


def _many(writer: _Writer, shape: Many) -> Json:
    return {"type": "array", "items": writer.in_a_list(shape.item)}


def _either(writer: _Writer, shape: Either) -> Json:
    return {"anyOf": [writer.of(shape.text), writer.of(shape.record)]}


def _ref(_: _Writer, shape: Ref) -> Json:
    return {"type": AS_TEXT, "pattern": SOME_TEXT, "description": f"the id of one of the {shape.section}"}


WRITERS: Mapping[type, Callable[..., Json]] = {
    Scalar: lambda _, shape: _text(shape.kind),
    Word: lambda _, shape: {"enum": [str(word) for word in shape.words]},
    Ref: _ref,
    OneOrMany: _one_or_many,
    Many: _many,
    Table: _table,
    Either: _either,
    Record: _Writer.record,
    Led: _Writer.led,
}


def schema(*, whole: bool = False) -> Json:
    """The JSON Schema of one file of the language; with *whole*, of the text that files compose to."""
    writer = _Writer(whole=whole)
    root = writer.of(PLAN)
    return {"$schema": DIALECT, "title": "Thi Đua plan", **root, "$defs": writer.defs}


def written() -> str:
    """The schema as the text of its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
