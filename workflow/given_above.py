"""What a higher level has given: read from the case that recorded its answer, for no decision of it is signed here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workflow.case import Case
from workflow.definition.awards import Award
from workflow.definition.plan import Definition


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAbove:
    """An award by a decision of a higher level with its `number` and calendar day; `title` is that of a work, or empty.

    It may be known outside the seal once it is `published`.
    """

    award: Award
    number: str
    dated: date
    title: str
    published: bool


def given_above(definition: Definition, case: Case) -> tuple[GivenAbove, ...]:
    """What *case* was given by a higher level; nothing without the day of the decision, which the register goes by."""
    return tuple(_given(definition, case))


def _given(definition: Definition, case: Case) -> Iterator[GivenAbove]:
    for award in definition.awards.values():
        above = award.from_above
        if above is None or award.track != case.track or case.state not in above.won_in:
            continue
        dated = _day(case.fields.get(above.dated))
        told_apart = award.field is None or case.fields.get(award.field) == award.value
        if dated is not None and told_apart:
            track = definition.track_of(case.track)
            yield GivenAbove(
                award=award,
                number=str(case.fields.get(above.number, "")),
                dated=dated,
                title=track.title_of(case.fields),
                published=not track.state_of(case.state).sealed,
            )


def _day(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None
