"""`thidua check`: every problem of a definition, with its place and a way out. Imports no web framework."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from definitions import load


def check(
    files: Annotated[list[Path], typer.Argument(help="Definitions to check.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Validate definitions; print every problem. Exit 1 if any is an error."""
    found = {str(file): load(file) for file in files}
    if as_json:
        problems = [asdict(problem) for loaded in found.values() for problem in loaded.problems]
        typer.echo(json.dumps({"problems": problems}, ensure_ascii=False, default=str))
    else:
        for name, loaded in found.items():
            for problem in loaded.problems:
                typer.echo(str(problem))
            if loaded.definition is not None:
                typer.echo(f"{name}: fine ({len(loaded.definition.facts)} facts, {loaded.definition.sha256[:12]})")
    if any(loaded.definition is None for loaded in found.values()):
        raise typer.Exit(1)
