"""The pages: server-rendered, Vietnamese first, no script needed. They parse, call, commit and render."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from services.web.pages import (
    awards,
    ballots,
    batches,
    calendar,
    campaigns,
    cases,
    completeness,
    convening,
    councils,
    deciding,
    decisions,
    demo,
    drafting,
    errors,
    feeds,
    history,
    imports,
    judging,
    letters,
    mailbox,
    me,
    moves,
    operations,
    papers,
    planning,
    plans,
    presiding,
    registers,
    signing_in,
    sittings,
    units,
    work,
)

STATIC = Path(__file__).with_name("static")


def attach(app: FastAPI) -> None:
    """Hang every page on *app*."""
    pages = (
        *(signing_in, work, campaigns, drafting, planning, plans, cases, moves, imports, calendar, feeds),
        *(councils, convening, sittings, presiding, ballots, judging),
        *(decisions, deciding, papers),
        *(completeness, awards, units, registers, batches),
        *(history, mailbox, letters, me, operations, demo),
    )
    for page in pages:
        app.include_router(page.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.state.error_page = errors.error_page
