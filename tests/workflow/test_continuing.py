"""Cases that take others to the next level: which continues which, and whose papers count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workflow.asking import facts, situation
from tests.workflow.builders import a_case, a_move, a_track
from workflow.case import Case
from workflow.continuing import continues
from workflow.facts import FactKind
from workflow.guards import AllOf, AnyOf, HasDocument, HasDocumentFromBelow, Waivable
from workflow.ids import CANCELLED, CampaignId, DocumentKindId, PersonId, TrackId, Trigger, UnitId
from workflow.sealing import papers_from_below, papers_of

ABOVE = a_case(track="higher", name="above", person="anh")
BELOW = a_case(track="nomination", name="below", person="anh", documents=["report"])
REPORT = DocumentKindId("report")
FROM_BELOW = HasDocumentFromBelow(REPORT, TrackId("nomination"))


@pytest.mark.parametrize(
    ("below", "linked"),
    [
        (BELOW, True),
        (replace(BELOW, person=PersonId("ba")), False),
        (replace(BELOW, person=None), False),
        (replace(BELOW, unit=UnitId("tay-yen")), False),
        (replace(BELOW, campaign=CampaignId("another")), False),
        (replace(BELOW, state=CANCELLED), False),
        (replace(BELOW, occurrence="2021"), True),
    ],
)
def test_case_continues_the_one_about_the_same_subject(below: Case, *, linked: bool) -> None:
    assert continues(ABOVE, below) is linked


def test_case_of_a_round_continues_that_of_the_same_round() -> None:
    later = replace(ABOVE, occurrence="2022")

    assert continues(later, replace(BELOW, occurrence="2022"))
    assert not continues(later, replace(BELOW, occurrence="2021"))


def test_cancelled_case_continues_nothing() -> None:
    assert not continues(replace(ABOVE, state=CANCELLED), BELOW)


@pytest.mark.parametrize(
    ("own", "below", "missing"),
    [
        (["report"], [], False),
        ([], [BELOW], False),
        ([], [replace(BELOW, documents=())], True),
        ([], [replace(BELOW, person=PersonId("ba"))], True),
        ([], [], True),
    ],
)
def test_paper_of_the_continued_case_will_do(own: list[str], below: list[Case], *, missing: bool) -> None:
    case = replace(ABOVE, documents=tuple(DocumentKindId(kind) for kind in own))
    at = situation(case, facts(unit_cases={TrackId("nomination"): tuple(below)}))

    assert [one.code for one in FROM_BELOW.refusals(at)] == (["document_missing"] if missing else [])
    assert FROM_BELOW.needs() == {FactKind.UNIT_CASES}


def test_papers_from_below_are_papers_of_the_case_too() -> None:
    own = HasDocument(DocumentKindId("minutes"))
    guard = AllOf((own, AnyOf((Waivable(FROM_BELOW, Trigger("waive")), own))))

    assert papers_of(guard) == {"report", "minutes"}
    assert papers_from_below(a_track(a_move(guard=guard))) == {"report"}
    assert papers_from_below(a_track(a_move(guard=own), a_move())) == frozenset()
