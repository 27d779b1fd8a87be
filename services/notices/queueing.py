"""Letters become messages in the outbox: one to a person, on the channel and at the hour they wish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from notifications import Letter, render
from services.calendar import days_off_around
from services.notices.receivers import Told
from services.receiving.hours import acknowledge_by
from services.receiving.routing import SMS, Route, route
from services.store import messages, people, preferences
from services.store.messages import Queued
from services.store.preferences import Wishes
from services.store.work import Work, new_id
from services.words import day
from workflow.definition import Definition


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A letter to one person. `deadline`: what it reminds of; `asks`: to be acknowledged; `by_sms`: however far off."""

    told: Told
    letter: Letter
    ledger_key: str
    deadline: str = ""
    asks: bool = False
    by_sms: bool = False


def post(
    work: Work, organisation: str, campaign: str, written: Sequence[Written], definition: Definition | None = None
) -> int:
    """Put what was *written* into the outbox. Returns how many messages are new, an SMS beside one not counted.

    *definition* has the labels of roles that nobody holds, where any is told of.
    """
    wishes = preferences.of_people(work, {one.told.person.id for one in written})
    places = _places(work, organisation, written)
    queued: list[Queued] = []
    beside: list[Queued] = []
    for one in written:
        asks = one.asks and not one.told.away
        wished = wishes[one.told.person.id]
        way = route(one.letter, wished, work.act.business_at, asks=asks, by_sms=one.by_sms, away=one.told.away)
        explained = replace(one, letter=_with_reasons(one, definition, places), asks=asks)
        message = _message(work, organisation, campaign, explained, way)
        queued.append(message)
        beside += [_by_sms(message, wished, way)] if way.sms else []
    new = messages.enqueue(work, queued)
    messages.enqueue(work, beside)
    return new


def _places(work: Work, organisation: str, written: Sequence[Written]) -> dict[str, str]:
    """The name of each unit that lacks somebody; that of the organisation under the empty name."""
    lacking = {vacancy.unit for one in written for vacancy in one.told.vacancies}
    names = people.unit_names(work, lacking - {""}) if lacking else {}
    return {**names, "": people.organisation_name(work, organisation)} if "" in lacking else names


def _with_reasons(one: Written, definition: Definition | None, places: dict[str, str]) -> Letter:
    """The letter, saying why it comes to this person."""
    language = one.letter.language
    steads = [
        {
            "name": stead.person.name,
            "first_day": day(stead.absence.first_day),
            "last_day": day(stead.absence.last_day),
        }
        for stead in one.told.steads
    ]
    roles = definition.roles if definition else {}
    vacancies = [
        {"unit": places[vacancy.unit], "role": roles[vacancy.role].label.said(language)}
        for vacancy in one.told.vacancies
    ]
    return replace(one.letter, instead_of=steads, vacancies=vacancies)


def _message(work: Work, organisation: str, campaign: str, one: Written, way: Route) -> Queued:
    message, person = new_id(), one.told.person
    link = f"{work.installation.public_url}/mailbox/{message}" if one.asks else ""
    rendered = render(replace(one.letter, acknowledge=link), demo=work.installation.demo)
    today = work.act.today
    return Queued(
        id=message,
        organisation=organisation,
        campaign=campaign,
        person=person.id,
        ledger_key=one.ledger_key,
        kind=one.letter.kind,
        language=one.letter.language,
        name=person.name,
        address=person.email,
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        cases=tuple(case.id for case in one.told.cases),
        channel=way.channel,
        held=way.held,
        not_before=way.not_before,
        instead_of=" ".join(stead.person.id for stead in one.told.steads),
        asks_acknowledgement=one.asks,
        acknowledge_by=acknowledge_by(today, days_off_around(today.year)) if one.asks else None,
        deadline=one.deadline,
    )


def _by_sms(message: Queued, wished: Wishes, way: Route) -> Queued:
    """The same by SMS, under a key of its own; it asks for nothing and is counted for no case."""
    return replace(
        message,
        id=new_id(),
        ledger_key=f"{message.ledger_key}:sms",
        address=wished.phone,
        channel=SMS,
        held=False,
        not_before=way.sms_not_before,
        cases=(),
        asks_acknowledgement=False,
        acknowledge_by=None,
    )
