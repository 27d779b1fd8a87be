"""`thidua papers`: an office's own templates of papers. Needs no database."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from services.papers import checked_folder
from services.papers.finding import SHIPPED
from services.words import worded

app = typer.Typer(
    help="Templates of papers: check an office's own, or copy those that come along.", no_args_is_help=True
)


@app.command()
def check(
    folder: Annotated[
        Path, typer.Argument(help="The folder of templates (THIDUA_PAPERS).", exists=True, file_okay=False)
    ],
) -> None:
    """Check templates against the fields of their kinds; print every problem. Exit 1 if there is any."""
    found = list(checked_folder(folder))
    for name, problems in found:
        for problem in problems:
            typer.echo(worded(problem, None, "vi").sentence)
        if not problems:
            typer.echo(f"{name}: fine")
    if not found:
        typer.echo(f"{folder}: no .docx here; papers are written with the templates that come along")
    if any(problems for _, problems in found):
        raise typer.Exit(1)


@app.command()
def copy(folder: Annotated[Path, typer.Argument(help="Where to write them; made if it is not there.")]) -> None:
    """Write the templates that come along into a folder, to be changed in Word; what is there already stays."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for source in sorted(SHIPPED.glob("*.docx")):
            target = folder / source.name
            typer.echo(f"{target}: there already, left as it is" if target.exists() else f"{target}: written")
            if not target.exists():
                shutil.copyfile(source, target)
    except OSError as error:
        typer.echo(f"thidua: {error}", err=True)
        raise typer.Exit(1) from error
