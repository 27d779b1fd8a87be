"""What `thidua check --facts` says: where a plan keeps each fact of its text, on paper or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from definitions import Loaded
from definitions.problem import Place, Problem
from definitions.registers import register_of
from definitions.tracing import Standing, Trace, Traced, trace

HEADINGS = ("fact", "how", "clause", "stands at")


def traced(loaded: Loaded) -> Trace | None:
    """The facts of a sound plan, traced; none when it has errors or no register."""
    register = register_of(loaded.definition.id) if loaded.definition else None
    return trace(loaded.root, register) if loaded.root and register else None


def nowhere(name: str, loaded: Loaded) -> tuple[Problem, ...]:
    """One problem for each fact that the plan in the file *name* holds nowhere."""
    found = traced(loaded)
    return tuple(found.problems(name)) if found else ()


def as_text(name: str, loaded: Loaded) -> Iterator[str]:
    """The counts against the register, a row for each fact, and last what has no place."""
    found = traced(loaded)
    if found is None:
        if loaded.definition is not None:
            yield f"{name}: no register lists the facts of {loaded.definition.id}, so there is nothing to trace"
        return
    counts = [found.count(way) for way in Standing]
    said = " + ".join(f"{count} {way}" for count, way in zip(counts, Standing, strict=True))
    yield f"{name}: {said} = {sum(counts)} of the {len(found.facts)} facts in its register"
    rows = [HEADINGS, *(_row(one) for one in found.facts if one.standing)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    yield from map(str, nowhere(name, loaded))
    for id_, places in found.unknown.items():
        yield f"{id_} is in no line of the register: {_said(places)}"


def as_json(name: str, loaded: Loaded) -> dict[str, Any]:
    """The same for a machine; `register` is null where there is none, or where the plan has errors."""
    found = traced(loaded)
    return {
        "file": name,
        "plan": loaded.definition.id if loaded.definition else None,
        "register": found
        and {
            "total": len(found.facts),
            **{str(way): found.count(way) for way in Standing},
            "nowhere": [fact.id for fact in found.nowhere],
            "unknown": {id_: _named(places) for id_, places in found.unknown.items()},
            "facts": [_fact(one) for one in found.facts],
        },
    }


def _row(one: Traced) -> tuple[str, ...]:
    return one.fact.id, str(one.standing), one.fact.clause, _said(one.places)


def _fact(one: Traced) -> dict[str, Any]:
    said = one.fact.says
    return {
        "id": one.fact.id,
        "clause": one.fact.clause,
        "says": said.vi,
        "english": said.en,
        "how": one.standing,
        "places": _named(one.places),
    }


def _said(places: Iterable[Place]) -> str:
    return ", ".join(_named(places))


def _named(places: Iterable[Place]) -> list[str]:
    return list(dict.fromkeys(f"{PurePath(place.file).name}:{place.line}" for place in places))
