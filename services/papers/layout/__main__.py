"""Writes every template that comes along: `python -m services.papers.layout`."""

from __future__ import annotations

from services.papers.finding import SHIPPED
from services.papers.layout import LAYOUTS, template_bytes

for kind in LAYOUTS:
    (SHIPPED / f"{kind}.docx").write_bytes(template_bytes(kind))
