"""Every message of a shipped plan's year, one line each, in the order they were written, for a person to read.

A line says: local date and hour, kind, to whom (person, unit), about which cases, and the subject of the mail.
"""

from __future__ import annotations

from pathlib import Path

from services.simulation import Told
from services.simulation.running import Year
from services.store.messages import Kept
from tests.services.simulation.years import HERE, told
from workflow.deadlines import LOCAL

FOLDER = HERE / "messages"


def lines(plan: str) -> list[str]:
    """The messages of the year of *plan*, as its shipped scenario acts it out."""
    year: Told = told(plan)
    found = sorted((one.business_at, _line(year.year, one)) for one in year.year.letters)
    return [line for _, line in found]


def file_of(plan: str) -> Path:
    return FOLDER / f"{plan}.txt"


def reviewed(plan: str) -> list[str]:
    """The messages as they were read one by one against the plan's text."""
    return file_of(plan).read_text(encoding="utf-8").splitlines()


def write(plan: str) -> None:
    """Write the file anew; whoever does reads what changed."""
    file_of(plan).write_text("\n".join(lines(plan)) + "\n", encoding="utf-8")


def _line(year: Year, one: Kept) -> str:
    at = one.business_at.astimezone(LOCAL)
    person = year.people[one.person]
    about = ", ".join(sorted({year.subjects[case] for case in year.told_of[one.id]}))
    parts = (
        f"{at:%Y-%m-%d} {at:%H:%M}",
        one.kind,
        f"{one.name} ({year.units[person.unit]})",
        about or "mọi đơn vị dự",
        one.subject,
    )
    return " | ".join(parts)
