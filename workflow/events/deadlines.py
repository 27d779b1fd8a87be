"""What happens to the deadlines of a campaign, and the rungs on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workflow.events.event import PERSONAL, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineArmed(Event):
    """A deadline was set: `named_day` is the day as written, `last_day` the last one in time, rolled.

    `rungs` gives the instant of each rung of its ladder; `opens_on` the first day of a window. It stands for every
    case, or (with `case`) for one that it is counted from: from the day `counted_from`, which is not counted.
    """

    kind = "campaign.deadline_armed"
    deadline: str
    named_day: str
    last_day: str
    due_at: str
    rungs: Mapping[str, str]
    revision: int = 1
    occurrence: str = ""
    opens_on: str = ""
    case: str = ""
    counted_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceSkipped(Event):
    """A falling-due that never was one: its last day lay before the launch."""

    kind = "campaign.occurrence_skipped"
    deadline: str
    occurrence: str
    last_day: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineExtended(Event):
    """A deadline was moved to a later day, for every case or (with `case`) for one."""

    kind = "campaign.deadline_extended"
    deadline: str
    last_day: str
    due_at: str
    rungs: Mapping[str, str]
    revision: int
    case: str = ""
    occurrence: str = ""
    document_number: str = ""
    reason: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineMoved(Event):
    """A deadline follows what it is counted by, which changed: `because` of the `calendar` or of a `milestone`.

    The day may be later or earlier than it was; nobody granted it, so it is no extension. Where an extension was
    granted that the rule's own day, `by_rule`, has come back behind, `last_day` is the day that was granted.
    """

    kind = "campaign.deadline_moved"
    deadline: str
    named_day: str
    last_day: str
    due_at: str
    rungs: Mapping[str, str]
    revision: int
    because: str
    occurrence: str = ""
    opens_on: str = ""
    case: str = ""
    by_rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineShifted(Event):
    """A deadline went on by the days its campaign was suspended. Like an extension, the new day was granted.

    `opens_on` is the first day of its window, moved as well where it was still ahead.
    """

    kind = "campaign.deadline_shifted"
    deadline: str
    last_day: str
    due_at: str
    rungs: Mapping[str, str]
    revision: int
    occurrence: str = ""
    opens_on: str = ""
    case: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineEnded(Event):
    """A deadline of one case alone stands no more, `because` the case was `cancelled`: nothing of it comes any more."""

    kind = "campaign.deadline_ended"
    deadline: str
    revision: int
    case: str
    because: str
    occurrence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RungFired(Event):
    """A rung was told. `vacant` counts the units in which nobody held a role it names, so that others were told."""

    kind = "campaign.rung_fired"
    deadline: str
    revision: int
    rung: str
    case: str = ""
    occurrence: str = ""
    owing: int = 0
    told: int = 0
    vacant: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RungSkipped(Event):
    """A rung will never be told: it was already past when armed, or a newer one took its place."""

    kind = "campaign.rung_skipped"
    deadline: str
    revision: int
    rung: str
    because: str
    case: str = ""
    occurrence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinePassed(Event):
    kind = "campaign.deadline_passed"
    deadline: str
    revision: int
    case: str = ""
    occurrence: str = ""
    owing: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RungRetried(Event):
    """Somebody had a rung that could not be done tried again at once. The rung itself stays as it was."""

    kind = "campaign.rung_retried"
    deadline: str
    revision: int
    rung: str
    case: str = ""
    occurrence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RungGivenUp(Event):
    """A rung that could not be done never will be: somebody settled it by hand, with a reason. Nobody was told.

    Where the rung is the passing of the deadline, no case was moved by it.
    """

    kind = "campaign.rung_given_up"
    deadline: str
    revision: int
    rung: str
    case: str = ""
    occurrence: str = ""
    reason: str = field(default="", metadata=PERSONAL)


DeadlineEvent = (
    DeadlineArmed
    | OccurrenceSkipped
    | DeadlineExtended
    | DeadlineMoved
    | DeadlineShifted
    | DeadlineEnded
    | RungFired
    | RungSkipped
    | RungRetried
    | RungGivenUp
    | DeadlinePassed
)
