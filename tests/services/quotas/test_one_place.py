"""Many ask for one place in the same moment: one gets it, whatever the guard saw and whoever held which lock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from services import audit
from services.cases import acting
from services.demo.scene import Place, Staff
from services.store import campaigns as campaign_rows
from services.store.places import PLACES
from services.wiring import Office
from tests.support.offices import an_office
from tests.support.places import Running, scene
from workflow.guards import WithinQuota

NOMINATORS = 50
ONE_PLACE = """
quotas:
  nominees: {label: Người được đề nghị, track: person, count: 1, each: unit, held_in: [nominated, returned, awarded]}
tracks: {person: {transitions: {nominate: {guard: [{quota: nominees, taken: in_any_order}]}}}}
"""


def _crowded() -> Place:
    staff = (
        Staff(login=f"a{one}", name=f"Cán bộ {one}", title="", unit_roles=("officer",)) for one in range(NOMINATORS)
    )
    return Place(
        key="a",
        name="Xã đông người",
        kind="commune",
        staff=(Staff(login="a", name="Cán bộ", title="", unit_roles=("officer",)), *staff),
    )


SCENE = scene(ONE_PLACE, (_crowded(),))


@pytest.fixture
def running(empty_url: str, tmp_path: Path) -> Iterator[Running]:
    made = an_office(empty_url, tmp_path, scene=SCENE)
    yield Running(made)
    made.database.dispose()


def nominate_at_once(running: Running) -> Counter[str]:
    """Fifty officers nominate fifty people in the same moment; how often each answer came."""
    logins = [f"a{one}" for one in range(NOMINATORS)]
    cases = {login: running.open(login) for login in logins}
    for login in logins:
        running.by(login)
    with ThreadPoolExecutor(NOMINATORS) as pool:
        answers = list(pool.map(lambda login: running.take(login, cases[login], "nominate"), logins))
    return Counter(
        "yes" if one.status_code == 200 else ", ".join(each["code"] for each in one.json()["refusals"])
        for one in answers
    )


def holders(office: Office) -> int:
    with office.reading() as work:
        return len(list(work.connection.execute(PLACES.select())))


def test_fifty_who_nominate_for_one_place_leave_one_winner(running: Running) -> None:
    assert nominate_at_once(running) == {"yes": 1, "quota_full": NOMINATORS - 1}

    assert holders(running.office) == 1
    with running.office.reading() as work:
        assert audit.verify(work).holds


def test_without_guard_and_without_lock_the_constraint_alone_leaves_one_winner(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WithinQuota, "refusals", lambda _guard, _at: ())
    monkeypatch.setattr(campaign_rows, "lock", campaign_rows.keep_running)
    monkeypatch.setattr(acting, "hold_campaign", lambda *_: None)

    assert nominate_at_once(running) == {"yes": 1, "quota_full": NOMINATORS - 1}

    assert holders(running.office) == 1
    with running.office.reading() as work:
        assert audit.verify(work).holds


@pytest.mark.parametrize(("number", "given"), [(1, 1), (2, 1), (0, 1)])
def test_no_row_is_written_for_a_place_that_is_taken_or_not_there(running: Running, number: int, given: int) -> None:
    holder, other = running.open("a1"), running.open("a2")
    assert running.chosen(holder, "nominate") == "yes"

    with running.office.writing() as work:
        row = dict(work.connection.execute(PLACES.select()).one()._mapping)
        with pytest.raises(IntegrityError):
            work.connection.execute(insert(PLACES), {**row, "case_id": other, "number": number, "given": given})


def test_verify_names_a_place_that_no_entry_tells_of(running: Running) -> None:
    holder, other = running.open("a1"), running.open("a2")
    assert running.chosen(holder, "nominate") == "yes"
    with running.office.writing() as work:
        work.connection.execute(PLACES.update().values(case_id=other))
        work.commit()

    with running.office.reading() as work:
        broken = {str(one.stream) for one in audit.verify(work).breaks}
    assert broken == {f"case:{holder}", f"case:{other}"}
