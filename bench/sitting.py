"""Closing a sitting with five hundred motions, per motion, against one case moved by hand in a transaction of its own.

Ours: the results of every motion, the sitting's row and entries, and of every case its row, its entries, the minutes
among its papers, who is told, and what follows; one transaction. By hand: a case locked and updated, its two entries
(hashed) and its document inserted, committed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from uuid import uuid4

from sqlalchemy import select

from bench.durable import by_hand_connection, document, entry, insert
from bench.timing import Ratio, compare
from services import cases, councils
from services.cases import Asked
from services.demo.scene import Scene, Staff, at_local
from services.store.cases import CASES, PEOPLE
from services.store.record import CaseChange, SittingChange, record_cases, record_sitting
from services.wiring import Office
from tests.support import councils as small
from tests.support.offices import an_office
from workflow.case import fold
from workflow.commands import FileDocument, TakeTransition
from workflow.councils.commands import (
    CloseSitting,
    EnterCount,
    FileMinutes,
    OpenSitting,
    SittingCommand,
    TakeAttendance,
)
from workflow.councils.deciding import decide_sitting
from workflow.councils.facts import SittingFacts
from workflow.councils.sitting import evolve_sitting
from workflow.councils.tallying import Votes
from workflow.definition.councils import SeatKind
from workflow.events import CaseOpened
from workflow.events.sittings import SittingEvent
from workflow.ids import DocumentKindId, MotionId, PersonId, Trigger

MOTIONS = 500
SITTINGS = 2
BY_HAND_AT_ONCE = 100
PAPER = {"sha256": "x" * 64, "size": 1, "media_type": "application/pdf", "filename": "van-ban.pdf"}


def measure(name: str, url: str, folder: Path) -> list[Ratio]:
    """One ratio, on the database at *url*: motions closed a second, and cases moved a second by hand."""
    office = an_office(url, folder, scene=_crowd())
    small.compose(office)
    people = [f"a{number}" for number in range(1, MOTIONS * SITTINGS + 1)]
    nominated = _nominated(office, people)
    seconds = [_closed(office, nominated[begin : begin + MOTIONS]) for begin in range(0, len(nominated), MOTIONS)]
    hand = _by_hand(url, office, nominated[0])
    floor = compare(name, hand, hand, BY_HAND_AT_ONCE, rounds=3).floor
    office.database.dispose()
    what = f"{name}: a sitting closed, per motion of {MOTIONS:,} / one case by hand"
    return [Ratio(what, MOTIONS / median(seconds), floor)]


def _crowd() -> Scene:
    """The small office with as many people in its first commune as there are motions."""
    first, *others = small.SCENE.places
    named = (
        Staff(login=f"a{number}", name=f"Người A{number}", title="") for number in range(1, MOTIONS * SITTINGS + 1)
    )
    return replace(small.SCENE, places=(replace(first, staff=(first.staff[0], *named)), *others))


def _nominated(office: Office, logins: list[str]) -> list[str]:
    """A case for each of them, nominated."""
    with office.writing(small.id_of(office, "a")) as work:
        who = small.acting(work, "a")
        people = work.connection.execute(select(PEOPLE.c.id).where(PEOPLE.c.login.in_(logins))).scalars()
        told = [_opened(who.person.unit, small.campaign_of(office), person) for person in people]
        found = councils.rule_of(work, small.acting(work, "thu-ky"), small.campaign_of(office), small.COUNCIL)
        changes = [CaseChange(before=None, events=(one,), after=fold((one,))) for one in told]
        record_cases(work, found.definition, found.campaign, changes)
        opened = [one.case for one in told]
        proposal = [FileDocument(document=uuid4().hex, kind=DocumentKindId("proposal"), **PAPER) for _ in opened]
        cases.perform(work, who, [Asked(case=case, command=one) for case, one in zip(opened, proposal, strict=True)])
        move = TakeTransition(trigger=Trigger("nominate"))
        cases.perform(work, who, [Asked(case=case, command=move) for case in opened])
        work.commit()
    return opened


def _opened(unit: str, campaign: str, person: str) -> CaseOpened:
    return CaseOpened(
        case=uuid4().hex, campaign=campaign, track="individual", unit=unit, person=person, state="preparing"
    )


def _closed(office: Office, agenda: list[str]) -> float:
    """The seconds that closing a sitting on *agenda* takes, with everything before it done."""
    with office.writing(small.id_of(office, "thu-ky")) as work:
        who = small.acting(work, "thu-ky")
        called = councils.call(
            work,
            who,
            campaign=small.campaign_of(office),
            council=small.COUNCIL,
            called_for=at_local(2021, 1, 15, 10),
            place="",
            cases=agenda,
        )
        members = frozenset(PersonId(small.acting(work, login).id) for login in small.MEMBERS)
        found = councils.rule_of(work, who, called.campaign, called.council)
        seats = dict.fromkeys(members, SeatKind.MEMBER) | {PersonId(who.id): SeatKind.CHAIR}
        known = SittingFacts(now=work.act.business_at, actor=PersonId(who.id), roles=who.roles_at_large(), seats=seats)
        after, events = called, list[SittingEvent]()
        for command in _before_closing(list(called.agenda), members):
            for event in decide_sitting(found.rule, after, command, known):
                after = evolve_sitting(after, event)
                events.append(event)
        record_sitting(work, SittingChange(before=called, events=tuple(events), after=after))
        work.commit()
    began = perf_counter()
    with office.writing(small.id_of(office, "thu-ky")) as work:
        councils.perform(work, small.acting(work, "thu-ky"), called.id, CloseSitting())
        work.commit()
    return perf_counter() - began


def _before_closing(agenda: list[MotionId], members: frozenset[PersonId]) -> Iterator[SittingCommand]:
    yield OpenSitting()
    yield TakeAttendance(present=members)
    for motion in agenda:
        yield EnterCount(motion=motion, votes=Votes(in_favour=len(members)))
    yield FileMinutes(**PAPER, number="01/BB-HĐ")


def _by_hand(url: str, office: Office, case: str) -> Callable[[], None]:
    with office.reading() as work:
        [row] = work.connection.execute(CASES.select().where(CASES.c.id == case)).all()
        person = small.acting(work, "thu-ky").id
    connection = by_hand_connection(url)
    mark, lock = ("?", "") if url.startswith("sqlite") else ("%s", " FOR UPDATE")

    def run() -> None:
        cursor = connection.cursor()
        cursor.execute("BEGIN IMMEDIATE" if mark == "?" else "BEGIN")
        cursor.execute(f"SELECT version, documents FROM cases WHERE id = {mark}{lock}", (case,))
        version, documents = cursor.fetchone()
        kept = json.loads(documents) if isinstance(documents, str) else documents
        now, stream = datetime.now(UTC), f"case:{case}"
        cursor.execute(
            f"UPDATE cases SET version = {mark}, documents = {mark}, changed_at = {mark} "
            f"WHERE id = {mark} AND version = {mark}",
            (version + 2, json.dumps([*kept, "vote_minutes"]), now.isoformat(), case, version),
        )
        cursor.execute(f"SELECT hash FROM entries WHERE stream = {mark} AND sequence = {mark}", (stream, version))
        [previous] = cursor.fetchone()
        first = entry(row.organisation_id, person, stream, version + 1, previous)
        insert(cursor, mark, "entries", first)
        insert(cursor, mark, "entries", entry(row.organisation_id, person, stream, version + 2, first["hash"]))
        insert(cursor, mark, "documents", document(row.organisation_id, person, case, now))
        cursor.execute("COMMIT")

    return run
