"""Papers of one template as one document for the printer: each begins on a new page, as it was rendered."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from services.papers.archive import settled


def one_after_another(papers: Sequence[bytes]) -> bytes:
    """*papers* in that order, at least one, all written with the same template: pictures, styles, borders are the first's.

    The same papers give the same bytes.
    """
    first, *others = papers
    whole = Document(io.BytesIO(first))
    body: Any = whole.element.body
    end = body.find(qn("w:sectPr"))
    for paper in others:
        content = [part for part in Document(io.BytesIO(paper)).element.body if part.tag != qn("w:sectPr")]
        for part in _on_a_new_page(content):
            end.addprevious(part)
    written = io.BytesIO()
    whole.save(written)
    return settled(written.getvalue())


def _on_a_new_page(content: Sequence[Any]) -> list[Any]:
    """*content* so that its first paragraph begins a page; a paper that begins with a table gets a paragraph before it."""
    first, *others = content
    if first.tag == qn("w:p"):
        opening, after = first, others
    else:
        opening, after = OxmlElement("w:p"), [first, *others]
    opening.get_or_add_pPr().get_or_add_pageBreakBefore()
    return [opening, *after]
