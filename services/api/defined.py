"""The bodies of /definitions: a version of a plan as data, its labels in the language asked for."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel


class DefinitionRow(BaseModel):
    """A version in the list. `id` is the plan's own for the shipped version, the hash for any other."""

    id: str
    plan: str
    label: str
    sha256: str
    year: int
    problems: int
    shipped: bool
    in_use: bool


class SourceOut(BaseModel):
    """The issued document."""

    number: str
    issued_on: date | None
    issuer: str
    signer: str
    basis: list[str]


class LastDayOut(BaseModel):
    """One falling-due: the day the text names, and the last day once a day off has moved it."""

    occurrence: str
    opens_on: date | None
    named_day: date
    last_day: date


class RungOut(BaseModel):
    """One step of a ladder: days from the last day (from the opening, if so said), 08:00 local."""

    days: int
    from_opening: bool
    kind: str
    tells: list[str]


class DeadlineDefined(BaseModel):
    """A deadline: the words of the text, the rule in words, and the days of the plan's own year, as far as known.

    `roll` is empty while the question that decides it is open.
    """

    id: str
    label: str
    clause: str
    says: str
    rule: str
    last_days: list[LastDayOut]
    decided_by: list[str]
    roll: str
    late: str
    extended_by: list[str]
    ladder: list[RungOut]
    fact: str


class OptionOut(BaseModel):
    id: str
    label: str


class QuestionOut(BaseModel):
    """A point the text leaves open; `answer` is the plan's own."""

    id: str
    asks: str
    options: list[OptionOut]
    blocking: bool
    answer: str | None
    basis: str | None
    facts: list[str]


class LimitOut(BaseModel):
    """How many; `option` names the answer under which it is read so, empty where no question decides."""

    option: str
    most: int | None
    least: int
    percent: float | None
    by_value: dict[str, int]


class SettledOut(BaseModel):
    """A word of the plan, or the question whose answer is the word."""

    value: str | None
    question: str | None


class QuotaDefined(BaseModel):
    id: str
    label: str
    clause: str
    says: str
    track: str
    question: str | None
    limits: list[LimitOut]
    counted_for_each: list[str]
    base: SettledOut
    rounding: SettledOut
    tie: SettledOut
    ranked_by: list[str]
    held_in: list[str]
    facts: list[str]


class StateOut(BaseModel):
    id: str
    label: str
    final: bool
    sealed: bool
    skeleton: bool


class TransitionOut(BaseModel):
    """How a case moves; without roles it is the clock's, taken when the deadline `at` passes."""

    trigger: str
    label: str
    source: str
    target: str
    roles: list[str]
    asks: list[str]
    tells: list[str]
    reason: bool
    at: str | None


class TrackOut(BaseModel):
    """A kind of case; an obligation's built-in track is among them."""

    id: str
    label: str
    subject: str
    initial: str
    opened_by: list[str]
    obligation: bool
    states: list[StateOut]
    transitions: list[TransitionOut]


class ProblemOut(BaseModel):
    """What a check finds: where, how bad, and the way out. A version that is listed has no errors."""

    file: str
    line: int
    column: int
    severity: str
    rule: str
    message: str
    hint: str


class DefinitionOut(DefinitionRow):
    """One version whole. `facts` maps each fact to the line, `file:line`, that expresses it first."""

    source: SourceOut
    roles: dict[str, str]
    deadlines: list[DeadlineDefined]
    questions: list[QuestionOut]
    quotas: list[QuotaDefined]
    tracks: list[TrackOut]
    facts: dict[str, str]
    found: list[ProblemOut]
