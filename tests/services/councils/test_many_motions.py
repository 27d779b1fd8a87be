"""A sitting of many motions is one act of few statements; cases that move together are written, and told of, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event

from services import audit, cases
from services.cases import Asked
from services.store import cases as rows
from services.store import messages
from services.wiring import Office
from tests.services.councils.test_sittings import count, motions, state_of
from tests.support.councils import Room, acting, nominate
from workflow.commands import TakeTransition
from workflow.errors import CaseChanged
from workflow.ids import StateId, Trigger


@contextmanager
def counted(office: Office) -> Iterator[list[str]]:
    """The statements sent meanwhile."""
    sent: list[str] = []

    def note(*given: object) -> None:
        sent.append(str(given[2]))

    event.listen(office.database.writer, "before_cursor_execute", note)
    yield sent
    event.remove(office.database.writer, "before_cursor_execute", note)


def closing(office: Office, secretary: TestClient, *logins: str) -> int:
    """How many statements it takes to close a sitting on their cases, all of them carried."""
    agenda = nominate(office, *logins)
    room = Room(office, secretary, agenda)
    room.begin()
    for motion in motions(room):
        count(room, motion, in_favour=5)
    room.file_minutes()
    with counted(office) as sent:
        assert room.ask("close", {}).status_code == 200
    assert {state_of(office, case)[0] for case in agenda} == {"recommended"}
    return len(sent)


def test_closing_takes_no_more_statements_for_more_motions(office: Office, secretary: TestClient) -> None:
    one = closing(office, secretary, "a1")
    four = closing(office, secretary, "a2", "a3", "a4", "a5")

    assert four <= one
    with office.reading() as work:
        assert audit.verify(work).holds


def test_a_case_that_somebody_moved_meanwhile_is_named_among_many(office: Office) -> None:
    ids = nominate(office, "a1", "a2", "a3")
    with office.writing() as work:
        before = rows.load(work, ids, for_change=True)
        moved = [(before[id_], replace(before[id_], version=before[id_].version + 1)) for id_ in ids]
        stale = replace(before[ids[1]], version=before[ids[1]].version - 1)

        with pytest.raises(CaseChanged, match=ids[1]):
            rows.save_all(work, [moved[0], (stale, replace(stale, state=StateId("elsewhere"))), moved[2]])

    assert {state_of(office, case)[0] for case in ids} == {"nominated"}


def test_each_unit_is_told_of_its_own_among_cases_moved_together(office: Office) -> None:
    ours, theirs = nominate(office, "a1", "b")
    move = TakeTransition(trigger=Trigger("return_for_completion"), reason="Thiếu biên bản")
    with office.writing() as work:
        cases.perform(work, acting(work, "thu-ky"), [Asked(case=case, command=move) for case in (ours, theirs)])
        work.commit()

    with office.reading() as work:
        told = {
            case: {one.name for one in messages.of_case(work, case) if "Trả lại" in one.text} for case in (ours, theirs)
        }
        said = {case: "".join(one.text for one in messages.of_case(work, case)) for case in (ours, theirs)}
    assert told == {ours: {"Cán bộ A"}, theirs: {"Cán bộ B"}}
    assert "Người A1" in said[ours]
    assert "Người A1" not in said[theirs]
