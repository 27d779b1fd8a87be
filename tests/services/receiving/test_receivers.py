"""Roles that nobody holds, people who hold several, many cases at once: who is told, and how often."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from services.demo import SCENES
from services.demo.scene import Place, Staff, at_local, lay_out
from services.notices.receivers import reached
from services.registry import definition_of
from services.store import campaigns, messages, people
from services.store.work import Scope
from services.wiring import Office
from tests.services.trial import SCENE
from tests.support.offices import an_office
from tests.support.walker import Walker

COMMUNES = tuple(
    Place(
        key=f"xa-{number:02d}",
        name=f"Xã {number:02d}",
        kind="commune",
        staff=(Staff(login=f"xa-{number:02d}", name=f"Cán bộ {number:02d}", title="Cán bộ", unit_roles=("officer",)),),
    )
    for number in range(20)
)
EVERYWHERE = Place(
    key="so",
    name="Sở C",
    kind="office",
    staff=(
        Staff(login="vp", name="Văn phòng", title="Chuyên viên", wide_roles=("office",)),
        Staff(
            login="moi-noi",
            name="Người mọi nơi",
            title="Cán bộ",
            unit_roles=("officer",),
            wide_roles=("officer", "board"),
        ),
    ),
)


@pytest.fixture
def twenty(empty_url: str, tmp_path: Path):
    """Twenty communes and somebody who is officer in one unit and everywhere, and on the board."""
    made = an_office(empty_url, tmp_path, scene=None)
    lay_out(made, replace(SCENE, places=(*COMMUNES, EVERYWHERE)))
    yield made
    made.database.dispose()


def test_twenty_cases_and_several_roles_are_one_message(twenty: Office) -> None:
    twenty.advance(at_local(2021, 3, 24, 9))

    with twenty.reading() as work:
        person = people.by_login(work, "moi-noi")
        assert person is not None
        everything = Scope(organisation=person.organisation, units=None, person="")
        sent = [one for one in messages.listing(work, everything) if one.business_at.month == 3]
        [mine] = [one for one in sent if one.person == person.id]
        about = messages.cases_of(work, mine.id)
    assert Counter(one.person for one in sent).most_common(1)[0][1] == 1
    assert (len(sent), len(about)) == (21, 21)
    assert mine.text.count("Nộp kế hoạch năm") == 21


def vacate(office: Office, *logins: str) -> None:
    with office.writing() as work:
        for login in logins:
            gone = "DELETE FROM appointments WHERE person_id = (SELECT id FROM people WHERE login = :login)"
            work.connection.execute(text(gone), {"login": login})
        work.commit()


def told(walk: Walker, login: str) -> list[str]:
    mine = [one for one in walk.get(login, "/messages") if one["address"].startswith(f"{login}@")]
    return [one["kind"] for one in mine if one["kind"].startswith("deadline")]


def test_vacant_role_falls_to_another_of_the_unit_and_the_entry_says_so(office: Office, walk: Walker) -> None:
    vacate(office, "thu-ba")

    walk.clock("2020-07-17T02:00:00Z")

    assert told(walk, "thu-ba.truong") == ["deadline_reminder"]
    with office.reading() as work:
        [letter] = work.connection.execute(
            text("SELECT text FROM messages m JOIN people p ON p.id = m.person_id WHERE p.login = 'thu-ba.truong'")
        ).scalars()
        [fired] = work.connection.execute(
            text("SELECT event FROM entries WHERE kind = 'campaign.rung_fired'")
        ).scalars()
    assert "vì Bộ phận Tiếp nhận và Trả kết quả thị trấn Thứ Ba chưa có người giữ vai trò “" in letter
    assert '"told":10' in fired
    assert '"vacant":1' in fired


def test_unit_without_anybody_falls_to_the_standing_office(office: Office, walk: Walker) -> None:
    vacate(office, "thu-ba", "thu-ba.truong")

    walk.clock("2020-07-17T02:00:00Z")

    assert told(walk, "noi-vu") == ["deadline_reminder"]
    assert walk.get("noi-vu", "/incidents") == []


def test_nobody_to_tell_at_all_is_an_incident_and_stops_nothing(office: Office, walk: Walker) -> None:
    vacate(office, "thu-ba", "thu-ba.truong", "noi-vu")

    office.advance(at_local(2020, 7, 17, 9))

    assert told(walk, "dong-thai") == ["deadline_reminder"]
    [one] = [one for one in walk.get("chu-tich", "/incidents") if one["kind"] == "untold"]
    assert "thị trấn Thứ Ba" in one["reason"]


@pytest.mark.parametrize("plan", SCENES)
def test_every_rung_and_move_of_the_shipped_plans_reaches_somebody(tmp_path: Path, plan: str) -> None:
    """In its own scene, with every role of every unit vacant but for the standing office."""
    made = an_office(f"sqlite:///{tmp_path / 'thidua.db'}", tmp_path, scene=SCENES[plan])
    with made.writing() as work:
        [campaign] = (campaigns.load(work, name, participants=True) for name in campaigns.all_ids(work, None))
        assert campaign is not None
        definition = definition_of(work, campaign.sha256)
        work.connection.execute(text("DELETE FROM appointments WHERE role <> :r"), {"r": definition.standing_office})
        named = [rung.tells for deadline in definition.deadlines.values() for rung in deadline.ladder]
        named += [move.tells for track in definition.tracks.values() for move in track.transitions if move.tells]
        missed = [
            roles
            for roles in named
            if not (found := reached(work, definition, campaign.organisation, roles, campaign.units)).holders
            or found.untold
        ]
    made.database.dispose()

    assert (len(named) > 3, missed) == (True, [])
