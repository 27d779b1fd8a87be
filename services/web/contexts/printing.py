"""Papers that may be printed from a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Printable:
    """A paper to take away: what it is called, and where it is; as PDF with `?format=pdf`."""

    label: str
    href: str
