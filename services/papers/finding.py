"""Which template a paper is written with: the office's own where there is one, else the one that comes along."""

from __future__ import annotations

from pathlib import Path

from services.papers.kinds import PaperKind

SHIPPED = Path(__file__).with_name("templates")


def template_of(kind: PaperKind, folder: Path | None) -> Path:
    """The file of that kind in *folder*, or the shipped one. *folder* is the setting `THIDUA_PAPERS`."""
    own = folder / f"{kind}.docx" if folder else None
    return own if own is not None and own.is_file() else SHIPPED / f"{kind}.docx"
