"""Templates as an office might write them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import docx

from services.papers import PaperKind, checked_folder

MARK = "{{ head.mark }}"


def office_template(folder: Path, kind: PaperKind, *lines: str, mark: str = MARK) -> Path:
    """A template of that kind in *folder*, a paragraph a line, with the mark that every template needs."""
    paper = docx.Document()
    for line in (mark, *lines):
        paper.add_paragraph(line)
    path = folder / f"{kind}.docx"
    paper.save(str(path))
    return path


def codes(folder: Path) -> list[tuple[str, str]]:
    """What is wrong with the templates of *folder*: each code with what it is about."""
    about = ("name", "given", "target", "kinds")
    return [
        (one.code, next((str(one.params[key]) for key in about if key in one.params), ""))
        for _, problems in checked_folder(folder)
        for one in problems
    ]


def texts(document: bytes) -> list[str]:
    """Every paragraph of a paper, those in tables too, as another reader sees them."""
    read = docx.Document(io.BytesIO(document))
    cells = [cell for table in read.tables for row in table.rows for cell in row.cells]
    holders: Sequence = [read, *cells]
    return [paragraph.text for holder in holders for paragraph in holder.paragraphs]
