"""The sittings that somebody is called to, as days of their calendar. It names the council and no case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from services import recusals
from services.access import Actor, scope_of
from services.feeds import sentences
from services.feeds.days import Certainty, MarkedDay
from services.store import history
from services.store import sittings as rows
from services.store.work import Work
from workflow.councils.sitting import SittingState
from workflow.deadlines import local_date
from workflow.definition import Definition
from workflow.events.sittings import AgendaChanged, SittingCalled, SittingCalledOff

CHANGES = (SittingCalled.kind, AgendaChanged.kind, SittingCalledOff.kind)


def days_of_sittings(
    work: Work, who: Actor, definition: Definition, campaign: str, language: str
) -> Iterator[MarkedDay]:
    """A day for each sitting of *campaign* that *who* sits at; one that was called off stays, as cancelled."""
    if not definition.councils:
        return
    listed = rows.listing(work, scope_of(who), campaign=campaign)
    for sitting in rows.load(work, [one.id for one in listed]).values():
        rule = definition.councils.get(sitting.council)
        if rule is None or not recusals.is_seated(work, who, sitting):
            continue
        told = history.of_kinds(work, f"sitting:{sitting.id}", CHANGES)
        off = sitting.state is SittingState.CALLED_OFF
        yield MarkedDay(
            id=f"{campaign}.sitting.{sitting.id}",
            day=local_date(sitting.called_for),
            sequence=len(told) - 1,
            changed_at=datetime.fromisoformat(told[-1].entry.business_at),
            certainty=Certainty.CANCELLED if off else Certainty.CONFIRMED,
            summary=sentences.sitting(rule, sitting.called_for, language),
            description=sentences.sitting_description(definition, sitting.called_for, sitting.place, language),
            address=f"{work.installation.public_url.rstrip('/')}/sittings/{sitting.id}",
        )
