"""The bodies of the API, as pydantic models: strict, and refusing what they do not know."""

from __future__ import annotations

import json
from datetime import date, datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from services.api.level_schemas import LevelOut, ResultsOut
from services.api.part_schemas import CompletionOut, PartOut, ReadinessOut
from services.plain import is_plain
from workflow.drafting import FIRST_YEAR, LAST_YEAR
from workflow.history import Kept


class Body(BaseModel):
    """A request's body: an unknown name or a value of another type is an error with its place."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, given: object) -> object:
        if not is_plain(given):
            raise ValueError("text must not hold NUL or half a character")
        return given


class SignIn(Body):
    login: str = Field(min_length=1, max_length=200)
    password: str = Field(min_length=1, max_length=1000)


class FlagIn(Body):
    """A part to be completed, as `GET …/triggers` names it, with a note; with `case`, of that case, which is carried."""

    part: str = Field(max_length=200)
    note: str = Field(default="", max_length=1000)
    case: str | None = None


class ResultIn(Body):
    """What an answer brings one of the cases that go along, as `GET …/triggers` names it, and why."""

    case: str
    result: str = Field(max_length=200)
    reason: str = Field(default="", max_length=4000)


class Take(Body):
    """What a trigger asks for. `received_on` and `evidence` are proof that a paper arrived in time.

    Where it returns the case, `flags` say what has to be completed; without any, all of it. Where it carries others to
    a result each, `results` has one for every one of them.
    """

    inputs: dict[str, str] = Field(default_factory=dict, max_length=50)
    reason: str = Field(default="", max_length=4000)
    received_on: date | None = None
    evidence: str = Field(default="", max_length=400)
    flags: list[FlagIn] = Field(default_factory=list, max_length=500)
    results: list[ResultIn] = Field(default_factory=list, max_length=2000)


class Fields(Body):
    inputs: dict[str, str] = Field(min_length=1, max_length=50)


class NewCase(Body):
    """A case opened by hand, with the fields its track asks for then (`inputs`)."""

    campaign: str
    track: str
    unit: str
    person: str | None = None
    inputs: dict[str, str] = Field(default_factory=dict, max_length=50)


class NewCampaign(Body):
    """A shipped plan's id, or the hash of a published version (as `/definitions` lists them), and the year to run it in (the plan's own unless said)."""

    plan: str
    year: int | None = Field(default=None, ge=FIRST_YEAR, le=LAST_YEAR)


class Answer(Body):
    question: str
    option: str
    basis: str = Field(default="", max_length=1000)


class NewMilestone(Body):
    milestone: str
    happened_on: date
    document_number: str = Field(max_length=100)
    provisional: bool = False


class Closing(Body):
    """Why a campaign is closed with cases still open, or below a minimum; else nothing."""

    reason: str = Field(default="", max_length=4000)


class Extension(Body):
    """Move a deadline to a later last day, for all or (with `case`) for one."""

    deadline: str
    last_day: date
    reason: str = Field(max_length=4000)
    document_number: str = Field(default="", max_length=100)
    case: str | None = None
    occurrence: str = Field(default="", max_length=20)


class Resolution(Body):
    """Why an incident is closed; the rungs behind it are given up."""

    reason: str = Field(max_length=4000)


class ClockMove(Body):
    """Where virtual business time goes: an instant, or (without one) the next deadline."""

    to: AwareDatetime | None = None


class RefusalOut(BaseModel):
    code: str
    sentence: str
    ways_out: list[str]
    place: str


class TriggerOut(BaseModel):
    """A trigger as it stands for the caller, with every unmet guard, and what can be flagged where it returns the case."""

    trigger: str
    label: str
    target: str
    permitted: bool
    allowed: bool
    asks: list[str]
    needs_reason: bool
    refusals: list[RefusalOut]
    flaggable: list[PartOut]
    readiness: ReadinessOut | None
    results: list[ResultsOut]


class CaseOut(BaseModel):
    """A case. `occurrence`: the round it belongs to, such as 2023, or the day it falls due; empty where there is one.

    `continues` is the case about the same that it takes to the next level, `continued_by` are those that take it further.
    """

    id: str
    campaign: str
    track: str
    state: str
    state_label: str
    occurrence: str
    unit: str
    person: str | None
    version: int
    fields: dict[str, str | int]
    documents: list[str]
    completion: CompletionOut | None
    continues: LevelOut | None
    continued_by: list[LevelOut]


class CaseRowOut(BaseModel):
    id: str
    campaign: str
    track: str
    state: str
    occurrence: str
    unit: str
    subject: str
    version: int


class CasesOut(BaseModel):
    """A page of cases; `next` names the page after it, if there is one."""

    cases: list[CaseRowOut]
    next: str | None


class EntryOut(BaseModel):
    sequence: int
    business_at: str
    recorded_at: str
    actor: str
    kind: str
    event: dict[str, object]
    personal: dict[str, object]
    previous: str
    hash: str


def entry_out(kept: Kept) -> EntryOut:
    """An entry with its personal payload, unless that was erased."""
    public = {name: getattr(kept.entry, name) for name in EntryOut.model_fields if name != "personal"}
    return EntryOut(**public, personal=json.loads(kept.personal) if kept.personal else {})


class DocumentOut(BaseModel):
    id: str
    kind: str
    sha256: str
    size: int
    media_type: str
    filename: str
    number: str
    dated: str


class CampaignOut(BaseModel):
    id: str
    label: str
    plan: str
    sha256: str
    year: int
    state: str
    version: int
    answers: dict[str, str]
    milestones: dict[str, date]
    provisional: dict[str, date]
    suspended_on: date | None
    units: int
    people: int


class DeadlineOut(BaseModel):
    campaign: str
    deadline: str
    occurrence: str
    case: str
    revision: int
    opens_on: date | None
    named_day: date
    last_day: date
    due_at: datetime
    next_rung: datetime | None


class MessageOut(BaseModel):
    id: str
    kind: str
    name: str
    address: str
    subject: str
    state: str
    attempts: int
    last_error: str
    business_at: datetime
    channel: str
    read_at: datetime | None
    asks_acknowledgement: bool
    acknowledged_at: datetime | None
