"""Makes the templates that come along: `python -m services.papers.layout` writes them into `services/papers/templates`."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

from docx.document import Document as Paper

from services.papers.archive import settled
from services.papers.kinds import PaperKind
from services.papers.layout.decision import decision

LAYOUTS: Mapping[PaperKind, Callable[[], Paper]] = {
    PaperKind.DECISION: decision,
}
"""What makes the template of each kind."""


def template_bytes(kind: PaperKind) -> bytes:
    """The template of that kind as a file; always the same bytes."""
    made = io.BytesIO()
    LAYOUTS[kind]().save(made)
    return settled(made.getvalue())
