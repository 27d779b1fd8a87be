"""What the text leaves open, what is told as prose, and the milestones that happen to a campaign."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.definition.source import Label
from workflow.ids import MilestoneId, OptionId, QuestionId, RoleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """Something that happens to the campaign on a day: the appraisal notice, the year-end review.

    One that is `announced` may be recorded with a day still ahead, such as the day of a meeting that was called.
    """

    id: MilestoneId
    label: Label
    recorded_by: tuple[RoleId, ...]
    announced: bool = False
    fact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    id: OptionId
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A point the issuer's text leaves open. While a blocking one has no answer, no campaign can be launched."""

    id: QuestionId
    asks: Label
    options: tuple[Option, ...]
    blocking: bool
    answer: OptionId | None
    basis: Label | None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fact that changes nothing in the machine: kept as prose, with the reason why no rule expresses it."""

    fact: str
    text: Label
