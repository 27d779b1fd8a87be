"""The commands, each a few lines: parse, call, print."""

from __future__ import annotations

import typer

from services.cli import (
    authoring,
    database,
    definitions,
    diagrams,
    history,
    law,
    papers,
    publishing,
    serving,
    simulations,
)

app = typer.Typer(
    name="thidua",
    help="Runs emulation plans as workflows: states, deadlines, quotas, votes, a history that can be proved.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    add_completion=False,
)
app.command("new")(authoring.new)
app.command("check")(definitions.check)
app.command("law")(law.law)
app.command("simulate")(simulations.simulate)
app.command("diagram")(diagrams.diagram)
app.command("publish")(publishing.publish_plan)
app.command("migrate")(database.migrate)
app.command("token")(database.token)
app.command("serve")(serving.serve)
app.add_typer(papers.app, name="papers")
app.command("verify")(history.verify)
