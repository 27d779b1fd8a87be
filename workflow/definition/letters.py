"""What a plan says in its own words to those it tells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWords:
    """A plan's words for one kind of letter in one language, with places such as `{person}`; empty where it keeps the usual."""

    subject: str = ""
    text: str = ""
    sms: str = ""
