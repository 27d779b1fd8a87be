"""The words a plan may put in place of the usual ones, and the places each kind of letter fills in them."""

from __future__ import annotations

from collections.abc import Mapping

from definitions.language.words import TEXT, thing
from definitions.shapes import Key, Record

_ALWAYS = ("person", "campaign", "link")
_OF_DEADLINE = (*_ALWAYS, "deadline", "last_day", "subjects")
PLACES: Mapping[str, tuple[str, ...]] = {
    "deadline_reminder": (*_OF_DEADLINE, "days_left", "documents"),
    "deadline_overdue": (*_OF_DEADLINE, "days_late", "ways_out"),
    "deadline_escalation": (*_OF_DEADLINE, "days_late", "ways_out", "count"),
    "window_opened": (*_ALWAYS, "deadline", "first_day", "last_day"),
    "deadline_changed": (*_ALWAYS, "changes", "because", "document", "reason"),
    "campaign_paused": (*_ALWAYS, "happened", "deadlines", "document", "reason"),
    "case_cancelled": (*_ALWAYS, "subject", "track", "reason"),
    "case_moved": (*_ALWAYS, "subject", "track", "trigger", "state", "next_step"),
}
"""The names that may stand in braces, by the kind of letter. `subjects`, `documents`, `ways_out` and `changes` are lists; alone in
a line of the text, one becomes a line an item."""

SAID_OF = {
    "deadline_reminder": "a reminder of a deadline, to who still owes",
    "deadline_overdue": "a deadline that has passed, to the unit that still owes",
    "deadline_escalation": "a deadline that has passed, to who follows the whole organisation",
    "window_opened": "a window that has opened",
    "deadline_changed": "dates that changed, to who still owes by them",
    "campaign_paused": "a campaign that is suspended, or goes on",
    "case_cancelled": "a case that was cancelled",
    "case_moved": "a case that has moved; several that one act moved together are told of in the usual words",
}
LANGUAGES = {"vi": "in Vietnamese", "en": "in English; the usual English words where it is left out"}

WORDS = thing(
    "letter's words",
    "what the letter says in one language, with places in braces",
    subject=Key(TEXT, "the subject, one line"),
    text=Key(TEXT, 'what stands between greeting and link; a line that begins with "- " is an item of a list'),
    sms=Key(TEXT, "the whole of the short message"),
)


def _letter(kind: str, about: str) -> Record:
    places = ", ".join(f"{{{name}}}" for name in PLACES[kind])
    languages = {key: Key(WORDS, said) for key, said in LANGUAGES.items()}
    return thing(f"letter {kind}", f"{about}; its places are {places}", **languages)


LETTERS = thing(
    "letters",
    "the plan's own words for what it tells; whatever is left out is said in the usual words",
    **{kind: Key(_letter(kind, about), about) for kind, about in SAID_OF.items()},
)
