"""The language as JSON Schema, for editors; `python -m definitions.schema` writes it beside the code.

It describes one file, a plan or a skeleton, before they are composed. So nothing that a plan may leave to its
skeleton is required here; only what stands in lists is, since lists are replaced whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from definitions.language import PLAN
from definitions.shapes import Either, Key, Led, Many, OneOrMany, Record, Ref, Scalar, Shape, Table, Word
from definitions.values import Kind

Json = dict[str, object]
FILE = Path(__file__).parent / "schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Writer:
    """Turns shapes into schemas; records are written once each, under `$defs`."""

    def __init__(self) -> None:
        self.defs: dict[str, Json] = {}

    def of(self, shape: Shape) -> Json:
        return WRITERS[type(shape)](self, shape)

    def record(self, record: Record) -> Json:
        name = record.name.replace(" ", "_")
        if name not in self.defs:
            self.defs[name] = {}
            self.defs[name] |= {
                "type": "object",
                "description": record.about,
                "properties": {word: self._property(key) for word, key in record.keys.items()},
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{name}"}

    def led(self, led: Led) -> Json:
        if led.name not in self.defs:
            self.defs[led.name] = {}
            kinds = [{**self.record(kind), "required": [word]} for word, kind in led.kinds.items()]
            self.defs[led.name] |= {"anyOf": kinds}
        return {"$ref": f"#/$defs/{led.name}"}

    def _property(self, key: Key) -> Json:
        return {"description": key.about, **self.of(key.shape)}


def _text(kind: Kind) -> Json:
    types = ["string", "number"] if kind.numeric or kind.read is str else ["string"]
    return {"type": types, "pattern": f"^({kind.pattern})$"}


def _table(writer: _Writer, table: Table) -> Json:
    names = {"pattern": f"^({table.key.pattern})$"}
    return {"type": "object", "propertyNames": names, "additionalProperties": writer.of(table.value)}


def _one_or_many(writer: _Writer, shape: OneOrMany) -> Json:
    item = writer.of(shape.item)
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _many(writer: _Writer, shape: Many) -> Json:
    return {"type": "array", "items": writer.of(shape.item)}


def _either(writer: _Writer, shape: Either) -> Json:
    return {"anyOf": [writer.of(shape.text), writer.of(shape.record)]}


WRITERS: Mapping[type, Callable[..., Json]] = {
    Scalar: lambda _, shape: _text(shape.kind),
    Word: lambda _, shape: {"enum": [str(word) for word in shape.words]},
    Ref: lambda _, __: {"type": "string"},
    OneOrMany: _one_or_many,
    Many: _many,
    Table: _table,
    Either: _either,
    Record: _Writer.record,
    Led: _Writer.led,
}


def schema() -> Json:
    """The JSON Schema of one file of the language."""
    writer = _Writer()
    root = writer.of(PLAN)
    return {"$schema": DIALECT, "title": "Thi Đua plan", **root, "$defs": writer.defs}


def written() -> str:
    """The schema as the text of its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
