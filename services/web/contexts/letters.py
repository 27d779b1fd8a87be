"""The letters a plan can send, shown with sample data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.web.contexts.plans import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleLetter:
    """One letter: when it is sent (`on` where it is a day, `sampled` where that day is made up), to whom, and its forms.

    `sms_length` says how many messages the short form takes; `own`: in the plan's own words.
    """

    place: str
    when: str
    on: date | None
    sampled: bool
    who: str
    subject: str
    text: str
    html_href: str
    sms: str
    sms_length: str
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersPage:
    """`letters.html`."""

    label: str
    """The plan's label."""
    plan_href: str
    """The page of the plan."""
    language: str
    """The language of the letters: `vi` or `en`."""
    languages: tuple[Link, ...]
    """The same letters in every language."""
    of_deadlines: tuple[SampleLetter, ...]
    """What the rungs of its deadlines say."""
    of_moves: tuple[SampleLetter, ...]
    """What the moves of its cases say."""
    of_changes: tuple[SampleLetter, ...]
    """What is said when dates, the campaign or a case are changed."""
