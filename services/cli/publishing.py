"""`thidua publish`: a plan of one's own becomes a version that campaigns can be drafted on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from definitions import load
from services.registry import DefinitionInvalid, publish
from services.settings import from_environment
from services.store import people
from services.wiring import opened


def publish_plan(
    file: Annotated[Path, typer.Argument(help="The definition to publish.")],
    login: Annotated[str, typer.Option("--for", help="Somebody of the organisation whose plan it is, by sign-in.")],
) -> None:
    """Publish a definition for an organisation: its officers can then draft campaigns on it. Exit 1 if it has errors."""
    with opened(from_environment()) as office, office.writing() as work:
        loaded = load(file, office.law)
        person = people.by_login(work, login.encode("utf-8", "replace").decode())
        if person is None:
            typer.echo(f"thidua: nobody signs in as {login!r}", err=True)
            raise typer.Exit(1)
        try:
            definition = publish(work, person.organisation, loaded)
        except DefinitionInvalid as invalid:
            typer.echo(str(invalid))
            raise typer.Exit(1) from None
        work.commit()
    typer.echo(f"{definition.id} is published as {definition.sha256}")
