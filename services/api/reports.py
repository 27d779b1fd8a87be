"""What the API tells of how the office runs, as pydantic models."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel


class RungOut(BaseModel):
    """A rung that is still to fire; `attempts`: how often it failed, `retry_at`: when it is tried again (system time)."""

    campaign: str
    deadline: str
    occurrence: str
    case: str
    rung: str
    fire_at: datetime
    attempts: int
    retry_at: datetime | None


class LatenessOut(BaseModel):
    """How many rungs were settled within so many seconds, and later than the bound before; None: later than all."""

    within: int | None
    rungs: int


class BeatOut(BaseModel):
    """A node's last round of one task, `done` since it started; `trouble`: why that round failed. System time."""

    node: str
    task: str
    started_at: datetime
    beaten_at: datetime
    done: int
    trouble: str


class HeapOut(BaseModel):
    """The messages of one state on one channel, and when the oldest of them was written."""

    state: str
    channel: str
    number: int
    oldest: datetime


class OperationsOut(BaseModel):
    """How it runs. `sweeping`: alive, resting (nobody sweeps, nothing is due) or silent; `silence_allowed` in seconds."""

    sweeping: str
    last_swept: datetime | None
    silence_allowed: int
    due: int
    oldest_due: datetime | None
    put_off: int
    next: list[RungOut]
    late: list[RungOut]
    settled: dict[str, int]
    lateness: list[LatenessOut]
    nodes: list[BeatOut]
    messages: list[HeapOut]
    incidents: int


class IncidentOut(BaseModel):
    """Something that could not be done. `resolved_by` is empty where it was done after all; `resolution` is the reason."""

    id: str
    kind: str
    subject: str
    reason: str
    times: int
    first_at: datetime
    last_at: datetime
    next_try: datetime | None
    campaign: str
    deadline: str
    occurrence: str
    rungs: list[str]
    resolved_at: datetime | None
    resolved_by: str
    resolution: str
