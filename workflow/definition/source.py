"""Where a plan comes from, and what people read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Label:
    """What people read: Vietnamese always, English where it was given."""

    vi: str
    en: str = ""

    def said(self, language: str) -> str:
        """The label in that language; Vietnamese where there is no English."""
        return self.en if language == "en" and self.en else self.vi

    def __str__(self) -> str:
        return self.vi


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The issued document a definition was taken from."""

    number: str
    issued_on: date | None
    issuer: str
    signer: str
    basis: tuple[str, ...] = ()
