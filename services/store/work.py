"""One unit of work: an open transaction, who acts in it, and what time it is for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection

from definitions.law import LawBooks, shipped_books
from workflow.deadlines import local_date
from workflow.working_calendar import CalendarDay

SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What an actor may see: one organisation, all of it (`units` is None) or some units and their own cases.

    `before` are cases that are before them for a time, wherever they are.
    """

    organisation: str
    units: frozenset[str] | None
    person: str
    before: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who acts and when: business time, by which rules are kept, and the time it is written down. Aware UTC."""

    actor: str
    business_at: datetime
    recorded_at: datetime
    on_behalf_of: str = ""

    @property
    def today(self) -> date:
        """The calendar day of the act in Việt Nam."""
        return local_date(self.business_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """What the program must know of where it runs: the pages' address, whether this is a demo, where the keys of
    ballot boxes are kept (outside the database, or what is sealed in there would not be), and the law it goes by.
    """

    public_url: str
    demo: bool
    box_keys: Path | None = None
    law: LawBooks = field(default_factory=shipped_books)


@dataclass(frozen=True, slots=True)
class Work:
    """A transaction that use cases read and write through. Only a door commits it.

    `calendars` keeps what was read of organisations' calendars, so that a transaction reads each once. `noted` is what
    was written so far by name; `tell` hears it once it is committed. `afterwards` is done then too.
    """

    connection: Connection
    act: Act
    installation: Installation
    calendars: dict[str, Mapping[date, CalendarDay]] = field(default_factory=dict, compare=False, repr=False)
    noted: Counter[str] = field(default_factory=Counter)
    tell: Callable[[Counter[str]], None] = Counter.clear
    afterwards: list[Callable[[], None]] = field(default_factory=list, compare=False, repr=False)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Do the block, or none of it: when it raises, what it wrote is gone, and is not counted either."""
        before = Counter(self.noted)
        try:
            with self.connection.begin_nested():
                yield
        except BaseException:
            self.noted.clear()
            self.noted.update(before)
            raise

    def commit(self) -> None:
        self.connection.commit()
        self.tell(self.noted)
        self.noted.clear()
        while self.afterwards:
            self.afterwards.pop(0)()


def new_id() -> str:
    """A name nobody can guess."""
    return uuid4().hex


def instant_text(instant: datetime) -> str:
    """*instant* as it stands in an entry: ISO 8601, UTC, microseconds."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
