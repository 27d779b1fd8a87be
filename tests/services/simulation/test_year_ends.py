"""The year-end of each plan that votes, as its scenario acts it out, against a table worked out by hand."""

from __future__ import annotations

import pytest

from services.demo import SCENES
from services.simulation.running import Year
from tests.services.simulation.years import told
from tests.support.year_ends import YEAR_ENDS, Row
from workflow.events.sittings import MotionDecided, SittingCalled

AWARDED_FIRST = {"revoked": "awarded"}
PLANS = pytest.mark.parametrize("plan", list(YEAR_ENDS))


def _named(plan: str, row: Row) -> str:
    """The unit or the person of *row* by name."""
    if row.track == "collective":
        return next(place.name for place in SCENES[plan].places if place.key == row.who)
    return next(person.name for _, person in SCENES[plan].staff() if person.login == row.who)


def _reckoned(year: Year) -> dict[str, tuple[int, int, int, bool]]:
    """What every motion came to, by its case: votes in favour, those they are a share of, how many it takes, carried."""
    cases: dict[str, str] = {}
    for one in year.happened:
        if isinstance(one.event, SittingCalled):
            cases |= one.event.agenda
    decided = (one.event for one in year.happened if isinstance(one.event, MotionDecided))
    return {cases[one.motion]: (one.in_favour, one.base, one.needed, one.carried) for one in decided}


@PLANS
def test_year_end_is_as_worked_out_by_hand(plan: str) -> None:
    year = told(plan).year
    reckoned = _reckoned(year)

    found = {
        (one.subject, one.track): (reckoned[one.id], AWARDED_FIRST.get(one.state, one.state))
        for one in year.listed
        if one.id in reckoned and one.track in {"collective", "individual"}
    }

    assert found == {(_named(plan, row), row.track): (row.reckoned, row.end) for row in YEAR_ENDS[plan]}


@PLANS
def test_minutes_of_the_sitting_are_among_the_papers_of_every_case_it_decided(plan: str) -> None:
    year = told(plan).year
    filed = {
        one.entry.stream.removeprefix("case:")
        for one in year.happened
        if getattr(one.event, "document_kind", "") in {"vote_minutes", "recognition"}
    }

    assert _reckoned(year).keys() <= filed
