"""The order of registers: by unit as the alphabet goes, then by what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from services.store.cases import Listed
from services.words.alphabet import alphabetical

AT_ONCE = 2_000


def by_unit(listed: Iterable[Listed]) -> list[Listed]:
    """*listed* by unit, track, round and subject."""
    place = cache(alphabetical)
    return sorted(listed, key=lambda one: (place(one.unit_name), one.track, one.occurrence, place(one.subject), one.id))


def in_pages(listed: Sequence[Listed]) -> Iterator[Sequence[Listed]]:
    """The same, so many at a time that more can be read about each page in one go."""
    return (listed[start : start + AT_ONCE] for start in range(0, len(listed), AT_ONCE))
