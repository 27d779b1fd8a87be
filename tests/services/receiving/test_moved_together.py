"""What one act does to several cases is told to each person in one letter, however many of them are theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from services import audit, cases
from services.access import actor
from services.cases import Asked
from services.store import messages, people
from services.store.messages import Kept
from services.store.work import Scope
from tests.support.offices import an_office
from tests.support.places import Running, scene
from workflow.commands import TakeTransition
from workflow.ids import CaseId, FieldId, Trigger

TOLD = """
letters: {case_moved: {vi: {text: "Lời riêng: {subject} nay {state}."}}}
tracks:
  person:
    transitions:
      award: {label: Khen, from: nominated, to: awarded, by: office, asks: prize, tells: [officer, office], acknowledge: yes}
      decline: {label: Không khen, from: nominated, to: declined, by: office, tells: officer}
"""


@pytest.fixture
def running(empty_url: str, tmp_path: Path) -> Iterator[Running]:
    made = an_office(empty_url, tmp_path, scene=scene(TOLD))
    yield Running(made)
    made.database.dispose()


def _nominated(running: Running, *logins: str) -> list[str]:
    opened = [running.open(login) for login in logins]
    assert {running.chosen(case, "nominate") for case in opened} == {"yes"}
    return opened


def _taken(running: Running, *turns: Sequence[str], trigger: str = "award") -> None:
    inputs = {FieldId("prize"): "first"} if trigger == "award" else {}
    command = TakeTransition(trigger=Trigger(trigger), inputs=inputs)
    with running.office.writing() as work:
        known = people.by_login(work, "vp")
        assert known is not None
        who = actor(work, known.id)
        assert who is not None
        asked = [[Asked(case=CaseId(case), command=command) for case in turn] for turn in turns]
        cases.perform_in_turn(work, who, asked)
        work.commit()


def _letters(running: Running) -> list[Kept]:
    with running.office.reading() as work:
        known = people.by_login(work, "vp")
        assert known is not None
        scope = Scope(organisation=known.organisation, units=None, person="")
        found = messages.listing(work, scope)
    return [one for one in found if one.kind in ("case_moved", "cases_moved")]


def test_one_letter_names_all_of_them_and_one_alone_keeps_the_plans_own_words(running: Running) -> None:
    first, second, alone = _nominated(running, "a2", "a1", "b1")

    _taken(running, [first, second, alone])

    several, single = sorted(_letters(running), key=lambda one: one.kind, reverse=True)
    assert (several.kind, several.name, several.subject) == (
        "cases_moved",
        "Cán bộ a",
        "[BẢN MINH HỌA] 2 hồ sơ (Cá nhân): Được khen",
    )
    lines = [line.partition(": ") for line in several.text.splitlines() if line.startswith("- ")]
    assert [(name, link.rpartition("/")[2]) for name, _, link in lines] == [
        ("- Người a1", second),
        ("- Người a2", first),
    ]
    assert f'href="{lines[0][2]}"' in several.html
    assert (single.kind, single.name) == ("case_moved", "Cán bộ b")
    assert "Lời riêng: Người b1 nay Được khen." in single.text


def test_turns_of_one_act_and_a_vote_won_and_lost_are_told_apart_by_where_they_led(running: Running) -> None:
    first, second, third, fourth = _nominated(running, "a1", "a2", "a3", "a4")

    _taken(running, [first], [second])
    _taken(running, [third, fourth], trigger="decline")

    assert sorted(one.subject.rpartition("] ")[2] for one in _letters(running)) == [
        "2 hồ sơ (Cá nhân): Không được chọn",
        "2 hồ sơ (Cá nhân): Được khen",
    ]


def test_letter_stands_at_each_case_and_is_acknowledged_once_for_all(running: Running) -> None:
    moved = _nominated(running, "a1", "a2")
    _taken(running, moved)
    [letter] = _letters(running)

    with running.office.reading() as work:
        assert [letter.id in {one.id for one in messages.of_case(work, case)} for case in moved] == [True, True]
    assert letter.asks_acknowledgement
    answer = running.by("a").post(f"/api/v1/messages/{letter.id}/acknowledgement")

    assert answer.status_code == 200, answer.text
    [known] = _letters(running)
    assert known.acknowledged_at is not None
    with running.office.reading() as work:
        assert audit.verify(work).holds
