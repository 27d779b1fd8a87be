"""What is wrong with a definition, where, and the way out. Knows no YAML and no rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from itertools import islice

MOST_PROBLEMS = 500
LONGEST_QUOTE = 60
MOST_CHOICES = 60


class Severity(StrEnum):
    """An error keeps the definition from being used; a warning asks somebody to look again."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding. `rule` is the id under which its manual page is found, `hint` says how to mend it."""

    file: str
    line: int
    column: int
    severity: Severity
    rule: str
    message: str
    hint: str

    @classmethod
    def at(cls, place: Place, severity: Severity, rule: str, message: str, hint: str) -> Problem:
        """The problem *rule* finds at *place*."""
        return cls(place.file, place.line, place.column, severity, rule, message, hint)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column} {self.severity} {self.rule} {self.message}; {self.hint}"


def collected(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Every problem once, in the order of the text; past `MOST_PROBLEMS` one that says there are more."""
    found = list(islice(problems, MOST_PROBLEMS + 1))
    if len(found) > MOST_PROBLEMS:
        last = found.pop()
        found.append(
            Problem.at(
                Place(last.file, last.line, last.column),
                Severity.ERROR,
                "too-many-problems",
                f"there are more than {MOST_PROBLEMS} problems",
                "mend these and check again",
            )
        )
    return tuple(sorted(set(found)))


def quoted(text: str) -> str:
    """*text* in quotes on one line, cut where it is too long to read."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= LONGEST_QUOTE else f'"{line[:LONGEST_QUOTE]}…"'


def choice_hint(written: str, known: Iterable[str]) -> str:
    """The way out of a word nobody knows: the nearest known one where there is one, and those to choose from."""
    words = list(known)
    if not words:
        return "there are none to choose from; declare it first"
    more = f" and {len(words) - MOST_CHOICES} more" if len(words) > MOST_CHOICES else ""
    allowed = "use one of: " + ", ".join(words[:MOST_CHOICES]) + more
    near = get_close_matches(written[:LONGEST_QUOTE], _looked_at(written, words), n=1)
    return f'did you mean "{near[0]}"? {allowed}' if near else allowed


def _looked_at(written: str, words: list[str]) -> list[str]:
    """Words among which the nearest is looked for: of very many only some that end or begin like what was written."""
    if len(words) <= MOST_CHOICES:
        return words
    alike = (word for word in words if word[:2] == written[:2] or word[-2:] == written[-2:])
    return list(islice(alike, MOST_CHOICES))
