"""What is given once is not given again to the unit under its new name, nor to both at the same moment."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from services import audit
from services.store.honours import HONOURS
from tests.support.offices import an_office
from tests.support.places import Running, scene
from workflow.guards.elsewhere import GivenToNobodyTwice

FLAG = """
awards: {flag: {label: Cờ thi đua, track: desk, once: {in: won}}}
tracks:
  desk:
    label: Tập thể
    subject: unit
    initial: running
    opened_by: officer
    states: {running: {label: Đang thi đua}, won: {label: Được khen, final: yes}, lost: {label: Không khen, final: yes}}
    transitions:
      award: {label: Khen, from: running, to: won, by: office}
      decline: {label: Không khen, from: running, to: lost, by: office}
"""


@pytest.fixture
def running(empty_url: str, tmp_path: Path) -> Iterator[Running]:
    made = an_office(empty_url, tmp_path, scene=scene(FLAG))
    yield Running(made)
    made.database.dispose()


def _open(running: Running, login: str, campaign: str) -> str:
    body = {"campaign": campaign, "track": "desk", "unit": running.unit(login)}
    answer = running.by(login).post("/api/v1/cases", json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def _renamed(running: Running, former: str, successor: str) -> str:
    body = {"former": running.unit(former), "successor": running.unit(successor), "nature": "renamed"}
    body |= {"since": "2021-06-01", "document": "1/NQ"}
    answer = running.by("vp").post("/api/v1/units/successions", json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def test_renamed_unit_that_won_before_is_told_when(running: Running) -> None:
    assert running.chosen(_open(running, "a", str(running.campaign)), "award") == "yes"
    recorded = _renamed(running, "a", "b")
    case = _open(running, "b", running.launch_another(2022))

    answer = running.take("vp", case, "award")

    [refusal] = answer.json()["refusals"]
    assert (refusal["code"], "2021" in refusal["sentence"]) == ("given_before", True)
    running.by("vp").post(f"/api/v1/units/successions/{recorded}/undo", json={"reason": "nhầm"})
    assert running.chosen(case, "award") == "yes"


def test_unit_that_became_another_does_not_win_again_after_it(running: Running) -> None:
    _renamed(running, "a", "b")
    assert running.chosen(_open(running, "b", str(running.campaign)), "award") == "yes"

    assert running.chosen(_open(running, "a", running.launch_another(2022)), "award") == "given_before"


def test_other_units_win_as_before(running: Running) -> None:
    _renamed(running, "a", "b")
    assert running.chosen(_open(running, "a", str(running.campaign)), "award") == "yes"

    assert running.chosen(_open(running, "c", str(running.campaign)), "award") == "yes"


def test_units_of_one_lineage_that_win_at_once_are_given_it_once(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The guard is out of the way, and no lock is common to two campaigns: that the units are held decides."""
    monkeypatch.setattr(GivenToNobodyTwice, "refusals", lambda _guard, _at: ())
    _renamed(running, "a", "b")
    campaigns = [str(running.campaign), *(running.launch_another(2021 + one) for one in range(1, 6))]
    cases = [_open(running, "ab"[place % 2], campaign) for place, campaign in enumerate(campaigns)]

    with ThreadPoolExecutor(len(cases)) as pool:
        answers = sorted(pool.map(lambda case: running.chosen(case, "award"), cases))

    assert answers == [*["given_before"] * (len(cases) - 1), "yes"]
    with running.office.reading() as work:
        assert len(list(work.connection.execute(HONOURS.select()))) == 1
        assert audit.verify(work).holds
