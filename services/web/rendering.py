"""Templates to HTML: one Jinja environment a language, every variable declared, everything escaped."""

from __future__ import annotations

import secrets
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from services.web.contexts.frame import Frame
from services.words import amount, day, moment, translation

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

TEMPLATES = Path(__file__).with_name("templates")


@cache
def environment(language: str) -> Environment:
    """The templates in *language*: Vietnamese is their source, any other comes from the catalogue."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_translations(translation(language), newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {"day": day, "moment": moment, "amount": amount}
    made.globals["new_key"] = new_key
    return made


def new_key() -> str:
    """The idempotency key of one rendering of one form."""
    return secrets.token_urlsafe(15)


def page(name: str, context: DataclassInstance, frame: Frame, status: int = 200) -> HTMLResponse:
    """The template *name* over exactly what *context* holds, in its frame."""
    given: dict[str, Any] = {part.name: getattr(context, part.name) for part in fields(context)}
    html = environment(frame.language).get_template(name).render(given, frame=frame)
    return HTMLResponse(html, status_code=status, headers={"Cache-Control": "no-store"})
