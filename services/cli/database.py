"""`thidua migrate` and `thidua token`: the life of the database, and who may use the API."""

from __future__ import annotations

from typing import Annotated

import typer

from services import signing_in
from services.settings import from_environment
from services.store import people
from services.store.migrating import upgrade
from services.wiring import opened


def migrate() -> None:
    """Bring the database's schema up to this version."""
    with opened(from_environment()) as office:
        upgrade(office.database)
    typer.echo("the schema is current")


def token(
    login: Annotated[str, typer.Argument(help="Whose token it is to be.")],
    label: Annotated[str, typer.Option(help="What it is for.")] = "command line",
) -> None:
    """Issue a token for the API; it is told once."""
    login = login.encode("utf-8", "replace").decode()
    with opened(from_environment()) as office, office.writing() as work:
        person = people.by_login(work, login)
        if person is None:
            typer.echo(f"thidua: nobody signs in as {login!r}", err=True)
            raise typer.Exit(1)
        issued = signing_in.issue_token(work, person, label)
        work.commit()
    typer.echo(issued)
