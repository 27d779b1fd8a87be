"""A paper opened again by a reader: its text, its tables, where things stand."""

from __future__ import annotations

import io
from collections.abc import Iterator

from docx import Document
from docx.table import Table


def text_of(paper: bytes) -> str:
    """Everything the body says, paragraph by paragraph and cell by cell."""
    return "\n".join(_lines(paper))


def rows_of(paper: bytes, first_head: str, table: int = 0) -> list[list[str]]:
    """The rows below the head of the table whose head begins with *first_head*; of several, that one."""
    found = [one for one in Document(io.BytesIO(paper)).tables if one.rows[0].cells[0].text == first_head]
    return [[cell.text for cell in row.cells] for row in found[table].rows[1:]]


def bare_tables(paper: bytes) -> list[Table]:
    """The tables that only set things side by side: heads and signatures."""
    return [one for one in Document(io.BytesIO(paper)).tables if len(one.rows) == 1]


def marks_of(paper: bytes) -> str:
    """What is stamped in the head of pages: DỰ THẢO, BẢN MINH HỌA."""
    section = Document(io.BytesIO(paper)).sections[0]
    return " ".join(line.text for line in section.first_page_header.paragraphs if line.text)


def _lines(paper: bytes) -> Iterator[str]:
    for block in Document(io.BytesIO(paper)).iter_inner_content():
        if isinstance(block, Table):
            yield from ("\t".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            yield block.text
