"""The bodies of a jury's work, and how they are shown."""

from __future__ import annotations

from pydantic import AwareDatetime, BaseModel, Field

from services.api.schemas import Body
from services.api.seated import LONGEST_AGENDA
from services.councils import Desk, Progress, code_of
from services.councils.judging import Progressing, WorkBefore
from workflow.definition.councils import Criterion

MOST_CRITERIA = 50


class SheetIn(Body):
    """`scores`: for each criterion a number as text, `8.5` or `8,5`."""

    motion: str = Field(max_length=100)
    scores: dict[str, str] = Field(max_length=MOST_CRITERIA)
    note: str = Field(default="", max_length=4000)


class RankingIn(Body):
    """The motions of your works, the best first."""

    order: list[str] = Field(max_length=LONGEST_AGENDA)


class CriterionOut(BaseModel):
    id: str
    label: str
    most: str
    weight: str


class PaperOut(BaseModel):
    number: int
    kind: str
    media_type: str
    size: int


class WorkOut(BaseModel):
    """A work as its judges see it: a number, what the plan shows of it, its papers, and their own sheet."""

    motion: str
    number: str
    fields: dict[str, str | int]
    papers: list[PaperOut]
    opens_on: str
    closes: AwareDatetime | None
    scores: dict[str, str] | None
    note: str


class DeskOut(BaseModel):
    id: str
    state: str
    version: int
    criteria: list[CriterionOut]
    given: int
    works: list[WorkOut]
    order: list[str]


class LoadOut(BaseModel):
    person: str
    name: str
    wanted: int
    given: int


class SheetOut(BaseModel):
    person: str
    scores: dict[str, str]
    note: str


class ResultOut(BaseModel):
    """The `exact` fraction, the number `written` into the case, and the rank by it; equal ones share a rank."""

    exact: str
    written: str
    rank: int
    sheets: int
    missing: list[str]


class ProgressingOut(BaseModel):
    motion: str
    number: str
    case: str
    wanted: int
    given: int
    result: ResultOut | None
    sheets: list[SheetOut]


class ProgressOut(BaseModel):
    """How far a jury is; sheets and whose they are only once its sitting is closed."""

    id: str
    state: str
    version: int
    averaging: str
    judges: int
    seed: str
    loads: list[LoadOut]
    works: list[ProgressingOut]


def desk_out(desk: Desk) -> DeskOut:
    """What lies before a member."""
    return DeskOut(
        id=desk.sitting.id,
        state=desk.sitting.state.value,
        version=desk.sitting.version,
        criteria=[_criterion(one) for one in desk.found.rule.criteria],
        given=desk.given,
        works=[_work(one) for one in desk.works],
        order=[str(one) for one in desk.order],
    )


def progress_out(progress: Progress) -> ProgressOut:
    """How far a jury is."""
    sitting = progress.sitting
    return ProgressOut(
        id=sitting.id,
        state=sitting.state.value,
        version=sitting.version,
        averaging=progress.judging.averaging.value,
        judges=progress.judging.judges,
        seed=sitting.judged.seed if sitting.judged.scored else "",
        loads=[
            LoadOut(person=one.person.id, name=one.person.name, wanted=one.wanted, given=one.given)
            for one in progress.loads
        ],
        works=[_progressing(one) for one in progress.works],
    )


def _criterion(one: Criterion) -> CriterionOut:
    return CriterionOut(id=one.id, label=one.label.vi, most=str(one.most), weight=str(one.weight))


def _work(one: WorkBefore) -> WorkOut:
    return WorkOut(
        motion=one.motion,
        number=code_of(one.number),
        fields={str(name): value for name, value in one.fields.items()},
        papers=[
            PaperOut(number=number, kind=paper.kind, media_type=paper.media_type, size=paper.size)
            for number, paper in enumerate(one.papers, start=1)
        ],
        opens_on=one.due.opens_on.isoformat() if one.due and one.due.opens_on else "",
        closes=one.due.at if one.due else None,
        scores={str(name): score for name, score in one.sheet.scores.items()} if one.sheet else None,
        note=one.sheet.note if one.sheet else "",
    )


def _progressing(one: Progressing) -> ProgressingOut:
    return ProgressingOut(
        motion=one.motion,
        number=code_of(one.number),
        case=one.case.id,
        wanted=one.wanted,
        given=one.given,
        result=ResultOut.model_validate(one.result, from_attributes=True) if one.result else None,
        sheets=[
            SheetOut(
                person=person.id, scores={str(name): score for name, score in sheet.scores.items()}, note=sheet.note
            )
            for person, sheet in one.sheets
        ],
    )
