"""The page of a shipped plan: each fact of its text, what it says, and the lines of the definition that hold it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

from definitions import load
from definitions.problem import Place
from definitions.registers import register_of
from definitions.tracing import Standing, Trace, Traced, trace

MEANINGS = {
    Standing.EXPRESSED: "by a part of the machine",
    Standing.ASKED: "by a question, because the text leaves something open",
    Standing.TOLD: "as prose, with the reason why the machine does nothing with it",
}


def facts_of_plan(path: Path) -> Iterator[str]:
    """The lines of the page of the plan at *path*."""
    loaded = load(path)
    definition = loaded.definition
    if definition is None or loaded.root is None:
        raise SystemExit(f"{path.name} has errors")
    source = ", ".join(part for part in (definition.source.number, definition.source.issuer) if part)
    yield f"{definition.label.vi}. Nguồn: {source}."
    register = register_of(definition.id)
    yield ""
    if register is None:
        yield "No register lists the facts of this plan's text."
    else:
        yield from _table(trace(loaded.root, register))


def _table(found: Trace) -> Iterator[str]:
    """How many facts are held in each way, then each of them."""
    yield f"The text states {len(found.facts)} facts; each sentence is ours, and the clause says where the text has it."
    yield ""
    yield from (f"- {found.count(way)} **{way}** {meaning}" for way, meaning in MEANINGS.items())
    yield from ("", "| fact | says | clause | how | line of the definition |", "|---|---|---|---|---|")
    yield from map(_row, found.facts)


def _row(one: Traced) -> str:
    says = f"{one.fact.says.vi}<br>*{one.fact.says.en}*"
    lines = ", ".join(dict.fromkeys(map(_link, one.places))) or "–"
    return f"| {one.fact.id} | {says} | {one.fact.clause} | {one.standing or 'nowhere'} | {lines} |"


def _link(place: Place) -> str:
    """The line where it stands; the plan and the skeletons lie in folders of `definitions/` beside each other."""
    file = PurePath(place.file)
    shown = str(place.line) if file.parent.name == "plans" else f"{file.stem}:{place.line}"
    return f"[{shown}](../../definitions/{file.parent.name}/{file.name}#L{place.line})"
