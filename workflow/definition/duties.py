"""What is owed by when: obligations, deadlines, ladders, and who hears a late excuse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from workflow.dates import DayRule, Reckoning, Round
from workflow.daysoff import Roll
from workflow.deadlines import DateRule
from workflow.definition.source import Label
from workflow.ids import BlockId, DeadlineId, DocumentKindId, RoleId, StateId, TrackId
from workflow.readings import Answers, Ask, Asked, is_open, settle, settled


class Owed(StrEnum):
    """Who owes an obligation: every participating unit, or the unit of the standing office."""

    PARTICIPANTS = "participants"
    STANDING_OFFICE = "standing_office"


@dataclass(frozen=True, slots=True, kw_only=True)
class MetWhen:
    """An obligation is met by itself once `at_least` of the unit's cases on `track` have entered `state`."""

    track: TrackId
    state: StateId
    at_least: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """What a unit owes by a deadline. It is a case on a built-in track that bears the obligation's id.

    Of participants, those in `blocks` owe it (all, if none is named). It is met by somebody (`met_by`) or by itself
    (`met_when`). What is only `encouraged` is reminded of, and let go once the deadline has passed. It falls due
    once for each occurrence of its deadline.
    """

    id: TrackId
    label: Label
    owed_by: Owed
    deadline: DeadlineId
    documents: tuple[DocumentKindId, ...] = ()
    met_by: tuple[RoleId, ...] = ()
    met_when: MetWhen | None = None
    waived_by: tuple[RoleId, ...] = ()
    opens: TrackId | None = None
    blocks: tuple[BlockId, ...] = ()
    encouraged: bool = False
    fact: str = ""


class RungKind(StrEnum):
    REMINDER = "reminder"
    ESCALATION = "escalation"


@dataclass(frozen=True, slots=True, kw_only=True)
class RungRule:
    """One step of a ladder: *days* before (negative), on (0) or after the deadline's last day, at 08:00 local.

    With `from_opening` the days are counted from the first day of the deadline's window. Where it asks to
    `acknowledge`, whoever is told is asked to say that they have read it; `by_sms`: to whoever wants such, by SMS too.
    """

    id: str
    days: int
    kind: RungKind
    tells: tuple[RoleId, ...]
    from_opening: bool = False
    acknowledge: bool = False
    by_sms: bool = False


class Late(StrEnum):
    """What happens to someone who comes after the deadline."""

    REFUSE = "refuse"
    ALLOW_AND_MARK = "allow_and_mark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Who may show that a paper arrived in time, and for how many days after the deadline that is heard."""

    roles: tuple[RoleId, ...]
    within_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One falling-due of a deadline: its id (the round's, the day's, or none), the day named, the last day in time.

    `opens_on` is the first day of its window; `begins_on` the first day of the round it belongs to.
    """

    id: str
    named_day: date
    last_day: date
    opens_on: date | None = None
    begins_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The last day of something, or the days between which it may be done.

    `when` has one rule, or several where the plan names several days, or both readings under a question.
    What a day off does (`roll`) is a word of `Roll`. A deadline of `each_round` falls due once a round; one counted
    `from_state` on, once for each case that enters it.
    """

    id: DeadlineId
    label: Label
    when: tuple[DateRule, ...] | Asked[tuple[DateRule, ...]]
    roll: str | Ask
    late: Late
    extended_by: tuple[RoleId, ...]
    proof: Proof | None
    ladder: tuple[RungRule, ...]
    opens: DayRule | Asked[DayRule] | None = None
    each_round: bool = False
    from_state: StateId | None = None
    fact: str = ""

    def rules(self, answers: Answers) -> tuple[DateRule, ...]:
        """The days as read under the answers given; none while the question that decides is open."""
        return () if is_open(self.when, answers) else settled(self.when, answers)

    def rolls(self, answers: Answers) -> Roll | None:
        """What a day off does to it under those answers; None while the question that decides is open."""
        return None if is_open(self.roll, answers) else Roll(settle(self.roll, answers))

    def occurrences(self, by: Reckoning, rounds: tuple[Round, ...] = ()) -> Iterator[Occurrence]:
        """Each time it falls due, as far as the days can be worked out yet. `ValueError` for a day that is not."""
        if self.each_round:
            for one in rounds:
                within = replace(by, year=one.first_day.year, years_on=0, round=one)
                yield from self._each(within, one.id, one.first_day)
        else:
            yield from self._each(by, "", None)

    def _each(self, by: Reckoning, occurrence: str, begins_on: date | None) -> Iterator[Occurrence]:
        roll = self.rolls(by.answers)
        if roll is None or is_open(self.opens, by.answers):
            return
        rules = self.rules(by.answers)
        opens = settled(self.opens, by.answers) if self.opens else None
        for rule in rules:
            named, last = rule.named_day(by), rule.last_day(by)
            if named is not None and last is not None:
                yield Occurrence(
                    id=occurrence if len(rules) == 1 else named.isoformat(),
                    named_day=named,
                    last_day=by.days_off.rolled(last, roll),
                    opens_on=opens.day(by) if opens else None,
                    begins_on=begins_on,
                )
