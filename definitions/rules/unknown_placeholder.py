"""Use this rule to find places in a plan's own letters that nothing fills.

A letter fills the places its kind knows, `{person}` or `{deadline}`, and no others; any other brace would reach people as
it stands. Mend it by naming one of the places of that kind, or by taking the braces out.

Bad::

    letters:
      deadline_reminder:
        vi: {subject: "Nhắc: {han} ({last_day})"}

Good::

    letters:
      deadline_reminder:
        vi: {subject: "Nhắc: {deadline} ({last_day})"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from definitions.draft import Draft
from definitions.language.letters import LANGUAGES, PLACES
from definitions.nodes import TextNode
from definitions.problem import Problem, Severity, choice_hint, quoted

ID = "unknown-placeholder"
SEVERITY = Severity.ERROR
_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


def check(draft: Draft) -> Iterator[Problem]:
    """Every brace in a plan's own words that is not one of the places of its kind of letter."""
    for kind, languages in draft.section("letters").maps():
        for language, words in languages.maps():
            if kind.text in PLACES and language.text in LANGUAGES:
                for part in ("subject", "text", "sms"):
                    written = words.scalar(part)
                    if written is not None:
                        yield from _unfilled(written, PLACES[kind.text])


def _unfilled(written: TextNode, places: tuple[str, ...]) -> Iterator[Problem]:
    for brace in dict.fromkeys(found[0] for found in _BRACES.finditer(written.text)):
        name = brace[1:-1]
        if brace != f"{{{name}}}":
            message, hint = "a brace stands here alone", "write a place such as {person}, or take the brace out"
            yield Problem.at(written.place, SEVERITY, ID, message, hint)
        elif name not in places:
            message = f"{quoted(brace)} is no place of this letter"
            yield Problem.at(written.place, SEVERITY, ID, message, choice_hint(name, places))
