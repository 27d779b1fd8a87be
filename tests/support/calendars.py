"""An Biên's plan with deadlines that roll to the next working day, and what is asked of its calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from services import calendar, campaigns
from services.access import Actor, actor
from services.calendar import Preview
from services.demo import AN_BIEN, Scene
from services.store import people
from services.store.work import Scope, Work
from services.wiring import Office
from workflow.working_calendar import CalendarDay, DayKind

STORM = "Công văn số 1/UBND ngày 01/7/2020"
LAST_DAY, NEXT_MONDAY = date(2020, 7, 31), date(2020, 8, 3)


def rolling_scene(folder: Path) -> Scene:
    """An Biên, 31/7 and 31/12 rolling to the next working day where they are days off."""
    text = AN_BIEN.definition.read_text(encoding="utf-8")
    for day in ("31/7", "31/12"):
        text = text.replace(f"    through: {day}\n", f"    through: {day}\n    roll: next_working_day\n", 1)
    definition = folder / "rolling.yaml"
    definition.write_text(text, encoding="utf-8")
    return replace(AN_BIEN, definition=definition)


def off(day: date, name: str = "Nghỉ do bão", source: str = STORM) -> CalendarDay:
    return CalendarDay(day=day, kind=DayKind.OFF, name=name, source=source)


def ordinary(day: date) -> CalendarDay:
    return CalendarDay(day=day, kind=DayKind.ORDINARY, name="Làm việc bình thường", source=STORM)


def who(work: Work, login: str) -> Actor:
    person = people.by_login(work, login)
    assert person is not None, login
    found = actor(work, person.id)
    assert found is not None
    return found


def everything(who: Actor) -> Scope:
    return Scope(organisation=who.organisation, units=None, person="")


def previewed(office: Office, *changes: CalendarDay, login: str = "noi-vu") -> Preview:
    with office.reading() as work:
        return calendar.preview(work, who(work, login), changes)


def changed(office: Office, *changes: CalendarDay, login: str = "noi-vu") -> Preview:
    """Set *changes* as they were previewed."""
    seen = previewed(office, *changes, login=login)
    with office.reading() as work:
        person = who(work, login)
    with office.writing(person.id) as work:
        done = campaigns.follow_calendar(work, person, changes, seen.fingerprint)
        work.commit()
    return done
