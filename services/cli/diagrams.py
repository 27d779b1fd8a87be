"""`thidua diagram`: a plan drawn, as an SVG picture or as Mermaid text. Imports no web framework."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from definitions import load
from definitions.diagram import mermaid, svg
from workflow.ids import TrackId


class Form(StrEnum):
    """What a diagram is written in."""

    SVG = "svg"
    MERMAID = "mermaid"


class Language(StrEnum):
    """The language of a diagram's words."""

    VI = "vi"
    EN = "en"


DRAWN = {Form.SVG: svg, Form.MERMAID: mermaid}


def diagram(
    file: Annotated[Path, typer.Argument(help="The definition to draw.")],
    *,
    form: Annotated[Form, typer.Option("--format", help="What to write it in.")] = Form.SVG,
    track: Annotated[str | None, typer.Option(help="Draw this track alone.")] = None,
    language: Annotated[Language, typer.Option(help="The language of its words.")] = Language.VI,
    output: Annotated[Path | None, typer.Option(help="The file to write; without it, it is printed.")] = None,
) -> None:
    """Draw the states of a plan, who may move them, and what is due when. Exit 1 if the plan has errors."""
    loaded = load(file)
    if loaded.definition is None:
        for problem in loaded.problems:
            typer.echo(str(problem), err=True)
        raise typer.Exit(1)
    tracks = loaded.definition.tracks
    if track is not None and track not in tracks:
        raise typer.BadParameter(f"there is no track {track!r}; use one of: {', '.join(tracks)}", param_hint="--track")
    text = DRAWN[form](loaded.definition, None if track is None else TrackId(track), language)
    if output is None:
        typer.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        typer.echo(f"thidua: {output} can't be written: {error.strerror}", err=True)
        raise typer.Exit(1) from error
