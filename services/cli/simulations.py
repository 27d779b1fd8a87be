"""`thidua simulate`: a whole campaign of a plan on the virtual clock, told line by line. Imports no web framework."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from definitions import Problem, load
from services import simulation


class Language(StrEnum):
    VI = "vi"
    EN = "en"


def simulate(
    file: Annotated[Path, typer.Argument(help="The definition to run a campaign of.")],
    *,
    scenario: Annotated[
        Path | None, typer.Option("--scenario", help="Who does what, and when; the plan's shipped one without it.")
    ] = None,
    year: Annotated[
        int | None,
        typer.Option("--year", min=2015, max=2099, help="Move the plan and the scenario to another year."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    language: Annotated[Language, typer.Option("--language", help="The language to tell it in.")] = Language.VI,
) -> None:
    """Run a whole campaign on a virtual clock, on a database that is thrown away, and print what happens.

    Exit 1 if anything goes otherwise than the scenario says.
    """
    loaded = load(file)
    if loaded.definition is None:
        _refuse(loaded.problems, as_json=as_json)
    found = simulation.read(scenario or simulation.shipped_for(loaded.definition.id), file, loaded.definition)
    if found.scenario is None:
        _refuse(found.problems, as_json=as_json)
    moved = simulation.redated(found.scenario, loaded.definition, year) if year else found.scenario
    acted = simulation.run(moved, language, year)
    told = simulation.tell(acted, language)
    if as_json:
        typer.echo(json.dumps(simulation.as_json(told), ensure_ascii=False, default=str))
    else:
        typer.echo(simulation.as_text(told), nl=False)
    if not acted.as_told:
        raise typer.Exit(1)


def _refuse(problems: tuple[Problem, ...], *, as_json: bool) -> NoReturn:
    """Print why nothing can be run, and exit 1."""
    if as_json:
        typer.echo(json.dumps({"problems": [asdict(one) for one in problems]}, ensure_ascii=False, default=str))
    else:
        for problem in problems:
            typer.echo(str(problem))
    raise typer.Exit(1)
