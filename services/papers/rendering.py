"""A paper from its fields and a template: complete, or refused with the name of everything that is missing."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from services.papers.archive import settled
from services.papers.checking import CheckedTemplate, checked
from services.papers.environment import ENVIRONMENT
from services.papers.fields import FIELDS
from services.papers.fields.described import Shape, shapes
from services.papers.finding import template_of
from services.papers.kinds import PaperKind
from services.papers.plain_text import plain_throughout
from workflow.errors import Refused
from workflow.refusals import Refusal, WayOut

WRITING = "write_paper"


def render(kind: PaperKind, paper: object, templates: Path | None = None) -> bytes:
    """The DOCX of that paper: *paper* is the dataclass of its kind, *templates* the folder of an office's own.

    The same fields and template give the same bytes. Raises `Refused` with everything that is wrong: with the
    template, or each field that it prints and that is empty without leave.
    """
    template = _template(kind, template_of(kind, templates))
    cleaned = plain_throughout(paper)
    missing = tuple(_missing(template, shapes(FIELDS[kind]), cleaned))
    if template.problems or missing:
        raise Refused(WRITING, template.problems + missing)
    document = DocxTemplate(io.BytesIO(template.content))
    try:
        document.render({one.name: getattr(cleaned, one.name) for one in fields(cleaned)}, ENVIRONMENT)
    except (UndefinedError, SecurityError) as error:
        params = {"file": template.name, "given": str(error)}
        raise Refused(WRITING, (Refusal("paper_template_fails", params, (WayOut.CORRECT_FILE,)),)) from error
    written = io.BytesIO()
    document.save(written)
    return settled(written.getvalue())


def _template(kind: PaperKind, path: Path) -> CheckedTemplate:
    """The template at *path*, checked once for each time it changes."""
    try:
        found = path.stat()
    except OSError:
        return checked(kind, path)
    return _checked_at(kind, path, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=64)
def _checked_at(kind: PaperKind, path: Path, _changed_at: int, _size: int) -> CheckedTemplate:
    return checked(kind, path)


def _missing(template: CheckedTemplate, below: Mapping[str, Shape], paper: object) -> Iterator[Refusal]:
    """Each field that the template prints, that may not be empty, and is; of a list, the first such line."""
    told: set[str] = set()
    for path, place, shape in _empty(below, paper):
        if path in template.used and path not in told:
            told.add(path)
            params = {"file": template.name, "name": place, "meaning": shape.meaning.vi}
            yield Refusal("paper_field_empty", params, (WayOut.FILL_IN,), place)


def _empty(
    below: Mapping[str, Shape], held: object, path: str = "", place: str = ""
) -> Iterator[tuple[str, str, Shape]]:
    """Every empty field that may not be, with its documented path and its place: `groups[2].lines[1].name`."""
    for name, shape in below.items():
        value = getattr(held, name)
        if value in ("", ()) or value is None:
            if not shape.may_be_empty:
                yield f"{path}{name}", f"{place}{name}", shape
        elif shape.many:
            for number, one in enumerate(value, start=1):
                here = f"{place}{name}[{number}]"
                if one == "":
                    yield f"{path}{name}", here, shape
                yield from _empty(shape.below, one, f"{path}{name}.", f"{here}.")
        else:
            yield from _empty(shape.below, value, f"{path}{name}.", f"{place}{name}.")
