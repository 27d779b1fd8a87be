"""Papers of one template as one document for the printer: each on pages of its own, as it was rendered."""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from services.papers.archive import settled

ONE_POINT = "20"


def one_after_another(papers: Sequence[bytes]) -> bytes:
    """*papers* in that order, at least one, all written with the same template: pictures, styles, headers are the first's.

    Each is a section, so that its pages are counted anew. The same papers give the same bytes.
    """
    first, *others = papers
    whole = Document(io.BytesIO(first))
    body: Any = whole.element.body
    end = body.find(qn("w:sectPr"))
    for paper in others:
        end.addprevious(_end_of_section(end))
        for part in Document(io.BytesIO(paper)).element.body:
            if part.tag != qn("w:sectPr"):
                end.addprevious(part)
    written = io.BytesIO()
    whole.save(written)
    return settled(written.getvalue())


def _end_of_section(section: Any) -> Any:  # noqa: ANN401 - an element of XML
    """A paragraph of next to no height that ends a section like *section*."""
    paragraph: Any = OxmlElement("w:p")
    properties = paragraph.get_or_add_pPr()
    spacing = properties.get_or_add_spacing()
    for name, value in (("before", "0"), ("after", "0"), ("line", ONE_POINT), ("lineRule", "exact")):
        spacing.set(qn(f"w:{name}"), value)
    properties.append(deepcopy(section))
    return paragraph
