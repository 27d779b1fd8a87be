"""The shipped plans: no problem in them, every fact of their texts in its place, and read as they are meant."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from definitions import load, load_sources, shipped_plans
from tests.definitions.texts import AN_BIEN
from workflow.dates import NamedDay
from workflow.deadlines import Bound, DateRule
from workflow.definition import Definition, RungKind
from workflow.guards import (
    AllOf,
    BySitting,
    FieldIs,
    HasDocument,
    HasMajority,
    HasQuorum,
    MilestoneReached,
    Negated,
    Open,
    TakenAtMost,
    VoteAddsUp,
    WithinQuota,
)
from workflow.ids import (
    CouncilId,
    DeadlineId,
    DocumentKindId,
    FieldId,
    MilestoneId,
    QuestionId,
    QuotaId,
    StateId,
    TrackId,
    Trigger,
)
from workflow.quotas import Limits
from workflow.readings import Ask

FACTS_001 = (
    *("D1", "D2", "D3", "D4", "D5", "Pa1", "Pa2", "Pa3", "Q1", "Q2", "Q3", "C1", "C2", "P1", "S1"),
    *("Doc1", "Doc2", "Doc3", "R1", "R2", "R3", "A1", "Rep1"),
)
NOMINATED, COLLECTIVE = StateId("nominated"), TrackId("collective")


def an_bien() -> Definition:
    definition = load(AN_BIEN).definition
    assert definition is not None
    return definition


@pytest.mark.parametrize("path", shipped_plans(), ids=lambda path: path.stem)
def test_shipped_plan_has_no_problem(path: Path) -> None:
    assert load(path).problems == ()


@pytest.mark.parametrize("path", shipped_plans(), ids=lambda path: path.stem)
def test_kept_sources_give_the_same_definition_again(path: Path) -> None:
    first = load(path)

    again = load_sources(dict(reversed(list(first.sources.items()))))

    assert again.definition == first.definition


def test_sources_name_files_not_places_on_a_machine() -> None:
    assert list(load(AN_BIEN).sources) == [
        "an-bien-2020.yaml",
        "skeletons/rated-emulation.yaml",
        "skeletons/emulation.yaml",
    ]


def test_every_fact_of_an_bien_stands_in_its_definition() -> None:
    assert set(an_bien().facts) == {f"001-{fact}" for fact in FACTS_001}


def test_fact_is_found_on_its_line() -> None:
    lines = AN_BIEN.read_text(encoding="utf-8").splitlines()

    for fact, place in an_bien().facts.items():
        file, _, line = place.partition(":")
        assert file == "an-bien-2020.yaml"
        assert fact in lines[int(line) - 1]


def test_deadline_is_read_with_its_bound_and_its_ladder() -> None:
    deadline = an_bien().deadlines[DeadlineId("registration")]

    assert deadline.when == (DateRule(NamedDay(31, 7), Bound.THROUGH),)
    assert [(rung.id, rung.days, rung.kind) for rung in deadline.ladder] == [
        ("-14d", -14, RungKind.REMINDER),
        ("-3d", -3, RungKind.REMINDER),
        ("-1d", -1, RungKind.REMINDER),
        ("0d", 0, RungKind.REMINDER),
        ("+1d", 1, RungKind.ESCALATION),
        ("+3d", 3, RungKind.ESCALATION),
    ]


def test_obligations_run_on_tracks_of_their_own() -> None:
    assert list(an_bien().tracks) == ["collective", "individual", "register", "report"]


def test_open_means_every_state_that_is_not_final() -> None:
    track = an_bien().track_of(COLLECTIVE)

    withdrawn_from = [move.source for move in track.transitions if move.trigger == "withdraw"]

    waits = {state.id for state in track.states.values() if not state.final} - {"decided"}
    assert set(withdrawn_from) == waits


def test_vote_leads_to_one_of_two_states() -> None:
    carried, lost = an_bien().moves[COLLECTIVE, NOMINATED, Trigger("record_vote")]
    minutes = HasDocument(DocumentKindId("vote_minutes"))
    quorum, majority = HasQuorum(Fraction(2, 3)), HasMajority(Fraction(1, 2), strict=True)

    assert (carried.target, lost.target) == ("recommended", "not_recommended")
    by_sitting = BySitting(CouncilId("award_council"))
    assert carried.guard == AllOf((by_sitting, AllOf((minutes, AllOf((VoteAddsUp(), quorum, majority))))))
    no_majority = Negated(majority, "vote_carried")
    assert lost.guard == AllOf((by_sitting, AllOf((minutes, AllOf((VoteAddsUp(), quorum, no_majority))))))


def test_nomination_asks_for_everything_the_text_asks_for() -> None:
    (nominate,) = an_bien().moves[COLLECTIVE, StateId("rated"), Trigger("nominate")]

    assert nominate.fact == "001-D3"
    assert nominate.guard == AllOf(
        (
            FieldIs(FieldId("rating"), "excellent"),
            MilestoneReached(MilestoneId("appraisal_notice")),
            HasDocument(DocumentKindId("proposal")),
            WithinQuota(QuotaId("collective_awards"), ranked=True),
        )
    )


def test_free_move_is_open_and_counted_move_is_counted() -> None:
    moves = an_bien().moves

    (resubmit,) = moves[COLLECTIVE, StateId("returned"), Trigger("resubmit")]
    (returned,) = moves[COLLECTIVE, NOMINATED, Trigger("return_for_completion")]

    assert resubmit.guard == Open()
    assert returned.guard == AllOf((TakenAtMost(Trigger("return_for_completion"), 1),))


def test_value_left_to_a_question_is_asked_of_it() -> None:
    quota = an_bien().quotas[QuotaId("collective_awards")]

    assert quota.limits == Limits(percent=Fraction(20))
    assert (quota.base, quota.rounding) == (Ask(QuestionId("collective_base")), Ask(QuestionId("rounding")))


def test_document_without_accepts_takes_the_usual_files() -> None:
    kinds = {kind.accepts for kind in an_bien().documents.values()}

    assert kinds == {
        (
            "application/pdf",
            "image/jpeg",
            "image/png",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        )
    }
