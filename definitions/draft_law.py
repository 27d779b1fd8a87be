"""What a plan as written says of the law: the texts it cites, the forms of its awards, the time they have to hold in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from definitions.draft import Draft
from definitions.draft_days import WrittenDay, days_of, opening_days
from definitions.law import Citing
from definitions.nodes import MapNode, TextNode
from workflow.definition import Holder, Subject


@dataclass(frozen=True, slots=True)
class CitedText:
    """A place that cites a legal text, and how that text stands to the plan's time."""

    node: TextNode
    citing: Citing


def time_of(draft: Draft) -> tuple[date, date]:
    """The first and last day of the plan's period as far as they can be told, else of its year; every day without one."""
    if draft.year is None:
        return date.min, date.max
    span = draft.section("period")
    firsts = [on for day in opening_days(span) if (on := _on(day, draft))]
    lasts = [on for day in days_of(span) if (on := _on(day, draft))]
    first = min(firsts, default=date(draft.year, 1, 1))
    return first, max(first, max(lasts, default=date(draft.year, 12, 31)))


def cited_texts(draft: Draft) -> Iterator[CitedText]:
    """Every text of the registry that the plan rests on (`source.basis`) or takes the money of an award from (`by_law`)."""
    first, last = time_of(draft)
    places = [*draft.section("source").scalars("basis")]
    places += [place for _, award in draft.section("awards").maps() for place in award.scalars("by_law")]
    texts = draft.books.texts
    for place in places:
        for text in texts.cited_in(place.text):
            yield CitedText(place, texts.standing(text, first, last))


def holder_of(draft: Draft, award: MapNode) -> Holder | None:
    """Whose the award is by what it says, or by the subject of its track; None while that can't be read."""
    said = award.text("holder")
    if said:
        return Holder(said) if said in set(Holder) else None
    of_units = draft.section("tracks").below(award.text("track")).text("subject") == Subject.UNIT
    return Holder.COLLECTIVE if of_units else Holder.INDIVIDUAL


def _on(day: WrittenDay, draft: Draft) -> date | None:
    if not day.readable or day.of_a_round or day.answered_otherwise(draft.reckoning):
        return None
    return day.last_day(draft.reckoning)
