"""Use this rule to keep ids plain: small unaccented letters, digits and underscores, beginning with a letter.

Ids stand in addresses, in the history and in other people's spreadsheets, where accents and spaces break. What
people read is the label, in full Vietnamese. `open` is a word of the language and no state's id; the plan's own id
may have hyphens.

Bad::

    documents:
      Tờ trình: {label: Tờ trình}

Good::

    documents:
      to_trinh: {label: Tờ trình}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from definitions.draft import Draft
from definitions.language.tracks import OPEN_STATES, STATE_TABLE
from definitions.nodes import TextNode
from definitions.problem import Problem, Severity, quoted
from definitions.shapes import Table
from definitions.values import WORDS_OF_TEXT

ID = "id-not-plain"
SEVERITY = Severity.ERROR


PLAIN = re.compile(r"[a-z][a-z0-9_]{0,63}")
PLAIN_PLAN = re.compile(r"[a-z][a-z0-9_-]{0,63}")


def check(draft: Draft) -> Iterator[Problem]:
    """Every id that is not plain."""
    plan = draft.root.scalar("plan")
    if plan is not None and not PLAIN_PLAN.fullmatch(plan.text):
        yield _problem(plan, "write small letters a to z, digits and - or _, beginning with a letter")
    for node, shape in draft.maps():
        if isinstance(shape, Table) and shape.key is WORDS_OF_TEXT:
            reserved = OPEN_STATES if shape is STATE_TABLE else ""
            yield from _not_plain((entry.key for entry in node.entries.values()), reserved)


def _not_plain(keys: Iterator[TextNode], reserved: str) -> Iterator[Problem]:
    for key in keys:
        if key.text == reserved:
            yield _problem(key, f"{reserved} means every state that is not final; choose another id")
        elif not PLAIN.fullmatch(key.text):
            yield _problem(key, "write small letters a to z, digits and _, beginning with a letter")


def _problem(key: TextNode, hint: str) -> Problem:
    return Problem.at(key.place, SEVERITY, ID, f"{quoted(key.text)} can't be an id", hint)
