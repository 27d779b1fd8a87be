"""Whose work it is: authors with their shares, one a line, as `Nguyễn Văn A: 60`.

The shares are whole percents that add up to 100; authors named without any share it equally, the first taking what is
left over, so that the sum is exact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workflow.refusals import Refusal, WayOut

WHOLE = 100
MOST_AUTHORS = 30
CORRECT = (WayOut.CORRECT_FIGURES,)
LINE = re.compile(r"(?P<name>[^:]*[^:\s])\s*(?::\s*(?P<share>[0-9]{1,3})\s*%?)?")


@dataclass(frozen=True, slots=True)
class Author:
    """One author and the share of the work that is theirs, in percent."""

    name: str
    share: int

    def __str__(self) -> str:
        return f"{self.name}: {self.share}%"


class NotShared(Exception):
    """The authors as written can't be: a line that can't be read, or shares that don't add up to the whole."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def read_authors(text: str) -> tuple[Author, ...]:
    """The authors that *text* names, in order. Raises `NotShared`."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not 0 < len(lines) <= MOST_AUTHORS:
        raise NotShared(Refusal("authors_too_many", {"total": len(lines)}, CORRECT))
    read = [_author(line) for line in lines]
    given = [share for _, share in read if share is not None]
    if not given:
        each, left = divmod(WHOLE, len(read))
        return tuple(Author(name, each + (left if place == 0 else 0)) for place, (name, _) in enumerate(read))
    if len(given) < len(read):
        unshared = next(name for name, share in read if share is None)
        raise NotShared(Refusal("author_without_share", {"line": unshared}, CORRECT))
    if sum(given) != WHOLE or 0 in given:
        raise NotShared(Refusal("shares_do_not_add_up", {"total": sum(given)}, CORRECT))
    return tuple(Author(name, share) for name, share in read if share is not None)


def _author(line: str) -> tuple[str, int | None]:
    found = LINE.fullmatch(line)
    if found is None:
        raise NotShared(Refusal("author_line_unreadable", {"line": line[:60]}, CORRECT))
    share = found["share"]
    return " ".join(found["name"].split()), int(share) if share is not None else None
