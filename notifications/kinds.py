"""What each kind of letter must be told: the names in its context, no more and no fewer.

A test holds the templates to this table. Dates and labels arrive worded; nothing here knows a calendar.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from notifications.errors import LetterInvalid
from notifications.message import Kind, Letter, Value

_DEADLINE = {"person", "campaign", "deadline", "last_day", "subjects", "link"}

# `last_day`: the last day on which it is still in time, as "31/7/2020". `days_left`: 0 when that is today.
# `subjects`: {unit, obligation} each; of moved cases {subject, link}. `count`: how many units owe, or cases moved. `documents`, `ways_out`: may be empty lists.
# `items` of a digest: {campaign, deadline, last_day, days_left, subjects} each. `receiver`, `unit`: who has not yet said
# that they read the `letter` of `sent_on`.
# `changes`: {deadline, now, was, subjects} each, `now` and `was` the days in words; `because`: what changed them.
# `happened`: that the campaign stands still or goes on, and since when; `deadlines`: what becomes of them.
# `document`: the number of the paper it rests on, `reason`: the one that was given; both may be empty.
# `happened` of a sitting: that it is called, or what else becomes of it; `when`: its time and day; `agenda`: the cases before
# it, or in their place that there is one that the reader takes no part in; may be empty.
# `next_step`: what is to be done now and by whom, empty for nothing.
CONTEXTS = {
    Kind.DEADLINE_REMINDER: _DEADLINE | {"days_left", "documents"},
    Kind.DEADLINE_OVERDUE: _DEADLINE | {"days_late", "ways_out"},
    Kind.DEADLINE_ESCALATION: _DEADLINE | {"days_late", "ways_out", "count"},
    Kind.DEADLINE_CHANGED: {"person", "campaign", "changes", "because", "document", "reason", "link"},
    Kind.CAMPAIGN_PAUSED: {"person", "campaign", "happened", "deadlines", "document", "reason", "link"},
    Kind.CASE_CANCELLED: {"person", "campaign", "subject", "track", "reason", "link"},
    Kind.WINDOW_OPENED: {"person", "campaign", "deadline", "first_day", "last_day", "link"},
    Kind.CASE_MOVED: {"person", "campaign", "subject", "track", "trigger", "state", "link", "next_step"},
    Kind.CASES_MOVED: {
        "person",
        "campaign",
        "count",
        "subjects",
        "track",
        "trigger",
        "state",
        "link",
        "next_step",
    },
    Kind.SITTING_CALLED: {
        "person",
        "campaign",
        "council",
        "happened",
        "when",
        "place",
        "reason",
        "agenda",
        "link",
    },
    Kind.SITTING_CLOSED: {"person", "campaign", "council", "when", "link"},
    Kind.WEEKLY_DIGEST: {"person", "count", "items", "link"},
    Kind.ACKNOWLEDGEMENT_MISSING: {"person", "campaign", "receiver", "unit", "letter", "sent_on", "link"},
    Kind.TEST: {"person"},
}


def ensure_complete(letter: Letter) -> None:
    """Raise `LetterInvalid` unless the context has exactly the names its kind needs, and a link people can open."""
    needed, given = CONTEXTS[letter.kind], set(letter.context)
    if needed - given:
        raise LetterInvalid(letter.kind, f"missing {', '.join(sorted(needed - given))}")
    if given - needed:
        raise LetterInvalid(letter.kind, f"no use for {', '.join(sorted(given - needed))}")
    if not all(link.startswith(("https://", "http://")) for link in _links(letter.context)):
        raise LetterInvalid(letter.kind, "the link must begin with https:// or http://")


def _links(value: Value) -> Iterator[str]:
    """Every link in *value*, however deep."""
    match value:
        case str() | int():
            return
        case Mapping():
            for name, part in value.items():
                if name == "link":
                    yield str(part)
                yield from _links(part)
        case _:
            for part in value:
                yield from _links(part)
