"""`thidua verify`: proves the history, or names the first break of every stream. Imports no web framework."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from services import audit
from services.settings import from_environment
from services.wiring import opened


def verify(*, as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Recompute every chain and compare it with what the rows show. Exit 1 if anything does not hold."""
    with opened(from_environment()) as office, office.reading() as work:
        found = audit.verify(work)
    if as_json:
        typer.echo(json.dumps({**asdict(found), "holds": found.holds}, ensure_ascii=False))
    else:
        for one in found.breaks:
            typer.echo(f"{one.stream} entry {one.sequence}: {one.fault}: expected {one.expected}, found {one.found}")
        verdict = "holds" if found.holds else f"{len(found.breaks)} streams do not hold"
        typer.echo(f"{found.entries} entries in {found.streams} streams: {verdict}")
    if not found.holds:
        raise typer.Exit(1)
