"""Two campaigns award the same person in the same moment what is given once: one of them does."""

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

ONCE = "awards: {title: {label: Danh hiệu, track: person, once: {in: awarded}}}\n"
CAMPAIGNS = 6


@pytest.fixture
def running(empty_url: str, tmp_path: Path) -> Iterator[Running]:
    made = an_office(empty_url, tmp_path, scene=scene(ONCE))
    yield Running(made)
    made.database.dispose()


def test_campaigns_that_award_at_once_give_a_lifetime_award_once(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The guard is out of the way, and no lock is common to two campaigns: the constraint alone decides."""
    monkeypatch.setattr(GivenToNobodyTwice, "refusals", lambda _guard, _at: ())
    campaigns = [str(running.campaign), *(running.launch_another(2021 + one) for one in range(1, CAMPAIGNS))]
    cases = [running.open("a1", campaign) for campaign in campaigns]
    for case in cases:
        assert running.chosen(case, "nominate") == "yes"

    with ThreadPoolExecutor(CAMPAIGNS) as pool:
        answers = sorted(pool.map(lambda case: running.chosen(case, "award", prize="first"), cases))

    assert answers == [*["given_before"] * (CAMPAIGNS - 1), "yes"]
    with running.office.reading() as work:
        assert len(list(work.connection.execute(HONOURS.select()))) == 1
        assert audit.verify(work).holds


def test_verify_names_an_honour_that_no_entry_tells_of(running: Running) -> None:
    case = running.open("a1")
    running.chosen(case, "nominate")
    running.chosen(case, "award", prize="first")
    with running.office.writing() as work:
        work.connection.execute(HONOURS.delete())
        work.commit()

    with running.office.reading() as work:
        assert {str(one.stream) for one in audit.verify(work).breaks} == {f"case:{case}"}
