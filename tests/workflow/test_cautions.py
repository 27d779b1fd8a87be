"""Cautions: what does not stop a move is told with its figures, from the facts alone, and only where it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from tests.workflow.builders import (
    LAST_DAY,
    NOON,
    a_case,
    a_deadline,
    a_definition,
    a_move,
    a_question,
    a_standing,
    a_track,
    due,
)
from workflow.beside import Bench, Beside, FiledPaper
from workflow.cautions import cautions
from workflow.definition import Label, Shares, Subject, VoteRule
from workflow.definition.councils import CouncilRule
from workflow.facts import Facts, Situation
from workflow.guards import AllOf, AnswerIs, BySitting, Guard, HasDocument, InTime, Negated, WithinQuota
from workflow.ids import (
    CouncilId,
    DeadlineId,
    DocumentKindId,
    MilestoneId,
    OptionId,
    QuestionId,
    QuotaId,
    TrackId,
    Trigger,
    VoteRuleId,
)
from workflow.quotas import Base, Limits, Quota

IN_TIME = InTime(DeadlineId("registration"), late_allowed=False, proof_roles=(), proof_days=0)
PLACES = WithinQuota(QuotaId("prizes"), ranked=False)
PAPER = HasDocument(DocumentKindId("form"))
COUNCIL = CouncilId("council")
SITTING = BySitting(COUNCIL)


def a_quota(**with_: Any) -> Quota:
    limits = Limits(percent=Fraction(20)) if with_.pop("percent", True) else Limits(most=5)
    return Quota(
        id=QuotaId("prizes"),
        label_vi="Giải",
        label_en="Prizes",
        track=TrackId("nomination"),
        held_in=(),
        limits=limits,
        base=Base.PARTICIPANTS,
        **with_,
    )


def found(guard: Guard, facts: Facts, *, quota: Quota | None = None, **case: Any) -> Mapping[str, Mapping[str, Any]]:
    """The cautions of a move with that guard, by their codes."""
    move = a_move(guard=guard)
    person = replace(a_track(move, name="person"), subject=Subject.PERSON)
    definition = a_definition(
        a_track(move),
        person,
        deadlines=[a_deadline()],
        questions=[a_question("how", "a", "b", answer="a")],
        documents=["form"],
        quotas=[quota or a_quota()],
    )
    rule = CouncilRule(
        id=COUNCIL,
        label=Label("Hội đồng"),
        tracks=(TrackId("nomination"),),
        trigger=Trigger("advance"),
        vote=VoteRuleId("vote"),
        convened_by=(),
    )
    shares = Shares(quorum=Fraction(2, 3), majority=Fraction(1, 2))
    vote = VoteRule(id=VoteRuleId("vote"), label=Label("Biểu quyết"), shares=shares)
    definition = replace(definition, councils={COUNCIL: rule}, votes={vote.id: vote})
    at = Situation(case=a_case(**case), asked=None, facts=facts)
    return {one.code: one.params for one in cautions(definition, move, at)}


def facts(**with_: Any) -> Facts:
    beside = {name: with_.pop(name) for name in Beside.__slots__ if name in with_}
    return Facts(now=NOON, beside=Beside(**beside), **with_)


@pytest.mark.parametrize(
    ("days", "told"), [(8, False), (7, True), (0, True), (-1, False)], ids=["far", "week", "today", "over"]
)
def test_deadline_at_most_a_week_off_is_near(*, days: int, told: bool) -> None:
    last_day = date(2020, 6, 15) + timedelta(days=days)
    known = found(IN_TIME, facts(deadlines={IN_TIME.deadline: due(last_day, last_day)}))

    assert known == (
        {"deadline_near": {"deadline": "registration", "last_day": str(last_day), "days": days}} if told else {}
    )


def test_deadline_that_was_moved_over_a_day_off_names_both_days() -> None:
    standing = {IN_TIME.deadline: due(LAST_DAY, LAST_DAY)}
    known = found(IN_TIME, facts(deadlines=standing, rolled={IN_TIME.deadline: date(2020, 7, 26)}))

    assert known["deadline_rolled"] == {"deadline": "registration", "day": "2020-07-26", "last_day": "2020-07-31"}
    assert found(IN_TIME, facts(deadlines=standing)) == {}


@pytest.mark.parametrize(("taken", "told"), [(0, False), (1, True), (2, False)])
def test_one_place_left_is_the_last(*, taken: int, told: bool) -> None:
    known = found(PLACES, facts(standings={PLACES.quota: {"": a_standing(places=2, taken=taken)}}))

    assert ("last_place" in known) is told


@pytest.mark.parametrize(("percent", "told"), [(True, True), (False, False)])
def test_base_is_provisional_only_for_a_share_of_a_provisional_milestone(*, percent: bool, told: bool) -> None:
    quota = a_quota(percent=percent, as_of=MilestoneId("closing"))
    known = facts(standings={PLACES.quota: {"": a_standing()}}, provisional=frozenset({MilestoneId("closing")}))

    assert ("base_provisional" in found(PLACES, known, quota=quota)) is told
    settled = replace(known, beside=Beside())
    assert "base_provisional" not in found(PLACES, settled, quota=quota)


def filed(sha256: str = "1", number: str = "01/VB", dated: str = "2020-06-01", kind: str = "form") -> FiledPaper:
    return FiledPaper(kind=DocumentKindId(kind), sha256=sha256, number=number, dated=dated)


@pytest.mark.parametrize(
    ("papers", "codes"),
    [
        ((filed(),), []),
        ((filed(number=""),), ["paper_unnumbered"]),
        ((filed(dated=""),), ["paper_undated"]),
        ((filed(), filed("2")), []),
        ((filed(), filed(kind="other")), ["paper_filed_twice"]),
        ((filed("2", number="", kind="other"),), []),
    ],
    ids=["whole", "unnumbered", "undated", "two", "twice", "not asked for"],
)
def test_papers_of_the_move_are_looked_over(papers: tuple[FiledPaper, ...], codes: list[str]) -> None:
    assert list(dict.fromkeys(found(PAPER, facts(papers=papers)))) == codes


@pytest.mark.parametrize(
    ("bench", "code"),
    [
        (None, "council_not_composed"),
        (Bench(members=6), ""),
        (Bench(members=6, conflicted=1), ""),
        (Bench(members=6, conflicted=2), "quorum_thin"),
    ],
    ids=["nobody", "all", "one kept out", "just a quorum"],
)
def test_council_that_can_hardly_sit_is_told_of(bench: Bench | None, code: str) -> None:
    known = found(AllOf((SITTING, PAPER)), facts(benches={COUNCIL: bench} if bench else {}))

    assert list(known) == ([code] if code else [])
    if code == "quorum_thin":
        assert {name: known[code][name] for name in ("left", "wanted")} == {"left": 4, "wanted": 4}


def test_answer_that_the_project_chose_is_named_where_the_move_rests_on_it() -> None:
    guard = Negated(AnswerIs(QuestionId("how"), OptionId("b")), "condition_holds")
    own = facts(own_readings=frozenset({QuestionId("how")}), answers={QuestionId("how"): OptionId("a")})

    assert found(guard, own) == {"own_reading": {"question": "how"}}
    assert found(PAPER, own) == {}


def test_earlier_refusals_of_the_very_move_are_counted() -> None:
    assert found(PAPER, facts(refused={Trigger("advance"): 3})) == {"refused_before": {"times": 3}}
    assert found(PAPER, facts(refused={Trigger("withdraw"): 3})) == {}


@pytest.mark.parametrize(
    ("person", "state", "told"), [("lan", "begun", True), ("lan", "done", False), ("hoa", "begun", False)]
)
def test_another_open_case_of_the_same_person_is_told_of(*, person: str, state: str, told: bool) -> None:
    other = a_case(state, track="person", name="case-2", person=person)
    known = facts(unit_cases={TrackId("person"): (other,)})

    assert ("other_case_open" in found(PAPER, known, person="lan", track="person")) is told


def test_a_caution_is_told_once() -> None:
    twice = cautions(
        a_definition(a_track(move := a_move(guard=AllOf((IN_TIME, IN_TIME)))), deadlines=[a_deadline()]),
        move,
        Situation(case=a_case(), asked=None, facts=facts(deadlines={IN_TIME.deadline: due(date(2020, 6, 15))})),
    )

    assert [one.code for one in twice] == ["deadline_near"]
