"""`thidua new`: a plan to begin with, and a scenario that runs it. Imports no web framework."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import typer

from definitions import load_text, scaffolding
from definitions.rules.id_not_plain import PLAIN_PLAN
from definitions.scaffolding import LONGEST, Wanted
from definitions.schema import FILE as SCHEMA
from services.clock import SystemClock
from workflow.deadlines import LOCAL

KINDS = scaffolding.kinds()


def new(
    file: Annotated[Path, typer.Argument(help="The definition to write; it must not be there yet.")],
    *,
    id_: Annotated[str | None, typer.Option("--id", help="The plan's id; the name of the file without it.")] = None,
    kind: Annotated[str, typer.Option(help=f"What to begin with: {', '.join(KINDS)}.")] = KINDS[0],
    label: Annotated[str, typer.Option(help="What the plan is called, in Vietnamese.")] = "",
    issuer: Annotated[str, typer.Option(help="The body that issued it.")] = "",
    year: Annotated[
        int | None, typer.Option(min=2015, max=2099, help="The year its days belong to; this year without it.")
    ] = None,
    scenario: Annotated[
        bool, typer.Option("--scenario", help="Write a scenario beside it too, with invented units and people.")
    ] = False,
) -> None:
    """Write a plan to begin with, with a remark at each place that its author fills in.

    Exit 1 if a file of that name is there already, or can't be written.
    """
    wanted = Wanted(
        id=_plain(file.name.partition(".")[0] if id_ is None else id_),
        year=year or SystemClock().now().astimezone(LOCAL).year,
        label=_readable(label, "--label"),
        issuer=_readable(issuer, "--issuer"),
    )
    if kind not in KINDS:
        raise typer.BadParameter(f"there is no kind {kind!r}; use one of: {', '.join(KINDS)}", param_hint="--kind")
    texts = {file: scaffolding.plan(kind, wanted, _way_to_schema(file))}
    beside = file.with_name(f"{file.name.removesuffix(file.suffix)}.scenario.yaml")
    if scenario:
        texts[beside] = scaffolding.scenario(kind, wanted)
    _write(texts)
    problems = load_text(texts[file].encode(), str(file)).problems
    for line in (*problems, *_next_steps(file, beside if scenario else None)):
        typer.echo(str(line))


def _plain(id_: str) -> str:
    if not PLAIN_PLAN.fullmatch(id_):
        message = f"{id_!r} can't be an id; use small letters a to z, digits and - or _, beginning with a letter"
        raise typer.BadParameter(message, param_hint="--id")
    return id_


def _readable(text: str, option: str) -> str:
    if not scaffolding.fit_to_read(text):
        message = f"it holds a character that is not shown, or more than {LONGEST} of them; write a plain name"
        raise typer.BadParameter(message, param_hint=option)
    return text


def _way_to_schema(file: Path) -> str:
    """Where the language's schema stands, seen from *file*, with every odd character escaped."""
    return quote(Path(os.path.relpath(SCHEMA, file.absolute().parent)).as_posix())


def _write(texts: dict[Path, str]) -> None:
    """Write every file, or none where one of them is there already."""
    there = [path for path in texts if os.path.lexists(path)]
    for path in there:
        typer.echo(f"thidua: {path} is there already; give another name, or move it away first", err=True)
    if there:
        raise typer.Exit(1)
    for path, text in texts.items():
        try:
            with path.open("x", encoding="utf-8", newline="\n") as opened:
                opened.write(text)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            typer.echo(f"thidua: {path} can't be written: {reason}", err=True)
            raise typer.Exit(1) from error
        typer.echo(f"{path}: written")


def _next_steps(file: Path, scenario: Path | None) -> list[str]:
    name = shlex.quote(str(file))
    acted = f" --scenario {shlex.quote(str(scenario))}" if scenario else " --scenario SCENARIO"
    drawn = shlex.quote(str(file.with_suffix(".svg")))
    return [
        "Next: fill in what is marked ĐIỀN, decide what is marked XEM, and look at it as you go:",
        f"  thidua check {name}",
        f"  thidua simulate {name}{acted}",
        f"  thidua diagram {name} --output {drawn}",
    ]
