"""Hypothesis strategies over the plan of An Biên: any case on a track, anyone's facts, any fitting input."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from tests.workflow.asking import facts
from tests.workflow.builders import a_case, a_standing, an_bien, due
from workflow.case import Case
from workflow.definition import Field, FieldKind, Track
from workflow.definition.papers import MET, NOT_MET
from workflow.facts import Facts
from workflow.ids import FieldId
from workflow.quotas import Tie

PLAN = an_bien()
ROLES = tuple(PLAN.roles)
PAPERS = tuple(PLAN.documents)
FIRST_DAY = date(2020, 7, 1)
INSTANTS = st.integers(0, 24 * 214).map(lambda hours: datetime(2020, 7, 1, tzinfo=UTC) + timedelta(hours=hours))
RANKS = st.none() | st.integers(1, 6)
STANDINGS = st.builds(
    a_standing,
    st.integers(0, 4),
    RANKS,
    tied=st.integers(1, 4),
    taken=st.integers(0, 4),
    tie=st.sampled_from(Tie),
)


def fitting(field: Field) -> st.SearchStrategy[str]:
    """Text that *field* takes."""
    match field.kind:
        case FieldKind.NUMBER:
            return st.integers(field.minimum or 0, field.maximum or 10**9).map(str)
        case FieldKind.CHOICE:
            return st.sampled_from([choice.id for choice in field.choices])
        case FieldKind.DATE:
            return st.dates(max_value=FIRST_DAY if field.happened else date.max).map(date.isoformat)
        case FieldKind.ASSESSMENT:
            return st.sampled_from([MET, NOT_MET])
        case FieldKind.AUTHORS:
            return st.integers(1, 99).map(lambda share: f"An: {share}\nBình: {100 - share}")
        case FieldKind.TEXT:
            return st.text("ăâêôơư đxyz", min_size=1).filter(str.strip)


def fitting_inputs(names: tuple[FieldId, ...]) -> st.SearchStrategy[dict[FieldId, str]]:
    """Text for each field of *names*."""
    return st.fixed_dictionaries({name: fitting(PLAN.fields[name]) for name in names})


@st.composite
def cases(draw: st.DrawFn, track: Track) -> Case:
    """A case anywhere on *track* that can still move, with any papers and any of the fields that choose its way."""
    chosen = st.fixed_dictionaries(
        {}, optional={name: fitting(PLAN.fields[FieldId(name)]) for name in ("rating", "performance", "direct_work")}
    )
    return a_case(
        draw(st.sampled_from(sorted({move.source for move in track.transitions}))),
        track=track.id,
        fields=draw(chosen),
        documents=draw(st.sets(st.sampled_from(PAPERS)).map(sorted)),
        taken=draw(st.sampled_from([{}, {"return_for_completion": 1}])),
    )


@st.composite
def any_facts(draw: st.DrawFn) -> Facts:
    """What anyone may know at any moment from July to January."""
    last_days = [due(), due(date(2020, 8, 15))]
    milestones = st.sampled_from([{}, {name: date(2020, 12, 20) for name in PLAN.milestones}])
    ratings = st.sampled_from([{}, {"rating": "good"}, {"rating": "excellent"}])
    return facts(
        *draw(st.sampled_from([*((role,) for role in ROLES), ROLES, ()])),
        now=draw(INSTANTS),
        campaign_open=draw(st.sampled_from([True, True, True, False])),
        milestones=draw(milestones),
        deadlines={
            "registration": draw(st.sampled_from(last_days)),
            "year_end_report": due(date(2020, 12, 31), date(2020, 12, 31)),
        },
        standings={name: {"": draw(STANDINGS)} for name in PLAN.quotas},
        unit_cases={"collective": (a_case("rated", name="case-2", track="collective", fields=draw(ratings)),)},
    )
