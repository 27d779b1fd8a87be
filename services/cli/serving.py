"""`thidua serve`: the API, the pages and the scheduler in one process."""

from __future__ import annotations

import importlib
from typing import Annotated

import typer

from services.settings import from_environment


def serve(
    demo: Annotated[
        str | None,
        typer.Option("--demo", help="Serve the demo; the plan named (an-bien-2020) is the scene it opens with."),
    ] = None,
    host: Annotated[str, typer.Option(help="Where to listen; a demo listens on loopback only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
) -> None:
    """Serve the API and the pages, and keep the deadlines."""
    serving = importlib.import_module("services.serving")  # late: the other commands need no web framework
    try:
        serving.run(from_environment(), demo, host, port, typer.echo)
    except serving.NoSuchDemo as error:
        typer.echo(f"thidua: {error}", err=True)
        raise typer.Exit(2) from error
