"""`thidua check`: every problem of a definition, with its place and a way out. Imports no web framework."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from definitions import Loaded, load
from services.cli import tracing
from services.settings import from_environment, law_books


def check(
    files: Annotated[list[Path], typer.Argument(help="Definitions to check.")],
    *,
    facts: Annotated[bool, typer.Option("--facts", help="Say too where each fact of the plan's text stands.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Validate definitions; print every problem. Exit 1 if any is an error.

    With --facts, exit 1 too if a fact of a plan's register stands nowhere, or an id is used that it does not know.
    """
    law = law_books(from_environment())
    found = {str(file): load(file, law) for file in files}
    if as_json:
        typer.echo(json.dumps(_for_a_machine(found, facts=facts), ensure_ascii=False, default=str))
    else:
        for name, loaded in found.items():
            _print(name, loaded, facts=facts)
    traces = [tracing.traced(loaded) for loaded in found.values()] if facts else []
    sound = all(loaded.definition is not None for loaded in found.values())
    if not sound or any(trace is not None and not trace.complete for trace in traces):
        raise typer.Exit(1)


def _for_a_machine(found: Mapping[str, Loaded], *, facts: bool) -> dict[str, Any]:
    problems = [problem for loaded in found.values() for problem in loaded.problems]
    if not facts:
        return {"problems": [asdict(problem) for problem in problems]}
    problems += [problem for name, loaded in found.items() for problem in tracing.nowhere(name, loaded)]
    traced = [tracing.as_json(name, loaded) for name, loaded in found.items()]
    return {"problems": [asdict(problem) for problem in problems], "facts": traced}


def _print(name: str, loaded: Loaded, *, facts: bool) -> None:
    for problem in loaded.problems:
        typer.echo(str(problem))
    if loaded.definition is not None:
        typer.echo(f"{name}: fine ({len(loaded.definition.facts)} facts, {loaded.definition.sha256[:12]})")
    for line in tracing.as_text(name, loaded) if facts else ():
        typer.echo(line)
