"""Somebody is away: recorded by themself or by a role that reaches the whole organisation, and ended early as well.

A substitute receives; they do not act for the absent person, whose roles stay their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from services.access import Actor, scope_of
from services.store import absences as rows
from services.store import history, people
from services.store.absences import Absence
from services.store.history import Appended
from services.store.people import Person
from services.store.work import Work, new_id
from workflow.errors import NotFound, Refused
from workflow.events import AbsenceEnded, AbsenceRecorded
from workflow.events.people import PersonEvent
from workflow.inputs import LONGEST_TEXT
from workflow.refusals import Refusal, WayOut

RECORD, END = "absence", "absence_end"


def record(
    work: Work, who: Actor, *, person: str, substitute: str, first_day: date, last_day: date, note: str
) -> Absence:
    """*person* is away from *first_day* through *last_day* (days in Việt Nam). Raises `Refused`, `NotFound`."""
    if person != who.id and not who.sees_everything:
        raise Refused(RECORD, (Refusal("absence_of_another", {}, (WayOut.ASK_ROLE,), "person"),))
    seen = {one.id for one in people.everyone(work, scope_of(who))}
    if person not in seen and person != who.id:
        raise NotFound("person", person)
    version = rows.version_for_change(work, person)
    absence = Absence(
        id=new_id(),
        organisation=who.organisation,
        person=person,
        substitute=substitute,
        first_day=first_day,
        last_day=last_day,
        note=note,
        recorded_by=who.id,
        recorded_at=work.act.recorded_at,
        ended_at=None,
    )
    refusals = _refusals(work, absence, known=substitute in seen)
    if refusals:
        raise Refused(RECORD, tuple(refusals))
    rows.insert_one(work, absence)
    event = AbsenceRecorded(
        absence=absence.id,
        substitute=substitute,
        first_day=first_day.isoformat(),
        last_day=last_day.isoformat(),
        note=note,
    )
    _append(work, who, person, version, event)
    return absence


def end(work: Work, who: Actor, absence: str) -> None:
    """They are back today, or do not go. Raises `NotFound` unless it is one's own or one sees the organisation, `Refused`."""
    found = rows.visible(work, scope_of(who), absence)
    if found is None:
        raise NotFound("absence", absence)
    version = rows.version_for_change(work, found.person)
    found = rows.visible(work, scope_of(who), absence) or found
    if found.ended or found.last_day < work.act.today:
        raise Refused(END, (Refusal("absence_over", {}, (), "absence"),))
    rows.end(work, absence)
    _append(work, who, found.person, version, AbsenceEnded(absence=absence, ended_on=work.act.today.isoformat()))


def stand_in(person: str, away: Mapping[str, Absence], able: Mapping[str, Person]) -> Person | None:
    """Who gets what is written to *person*, who is away: a substitute away as well hands on to theirs.

    None when that comes to nobody: round in a circle, or to somebody who no longer acts here.
    """
    seen = {person}
    at = away[person].substitute
    while at in away and at not in seen:
        seen.add(at)
        at = away[at].substitute
    return None if at in seen else able.get(at)


def _refusals(work: Work, absence: Absence, *, known: bool) -> list[Refusal]:
    first, last = absence.first_day, absence.last_day
    found = []
    if last < first:
        found.append(Refusal("absence_backwards", {"day": last.isoformat()}, (WayOut.FILL_IN,), "last_day"))
    elif last < work.act.today:
        found.append(Refusal("absence_past", {"day": last.isoformat()}, (WayOut.FILL_IN,), "last_day"))
    if absence.substitute == absence.person:
        found.append(Refusal("substitute_is_oneself", {}, (WayOut.FILL_IN,), "substitute"))
    elif not known:
        found.append(Refusal("substitute_unknown", {}, (WayOut.FILL_IN,), "substitute"))
    if len(absence.note) > LONGEST_TEXT:
        found.append(Refusal("note_too_long", {"most": LONGEST_TEXT}, (WayOut.FILL_IN,), "note"))
    for other in rows.standing(work, absence.person):
        if other.first_day <= last and first <= other.last_day:
            params = {"day": other.first_day.isoformat(), "last_day": other.last_day.isoformat()}
            found.append(Refusal("absences_overlap", params, (WayOut.FILL_IN,), "first_day"))
    return found


def _append(work: Work, who: Actor, person: str, version: int, event: PersonEvent) -> None:
    addition = Appended(stream=f"person:{person}", after=version, events=(event,))
    history.append(work, who.organisation, [addition])
