"""The pages: server-rendered, Vietnamese first, no script needed. They parse, call, commit and render."""

from __future__ import annotations

from fastapi import FastAPI


def attach(app: FastAPI) -> None:
    """Hang every page on *app*."""
    app.state.error_page = None
