"""Letters become messages in the outbox: one to a person, on the channel and at the hour they wish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from notifications import Letter, OwnWords, render
from services.calendar import days_off
from services.notices.receivers import Told
from services.receiving.hours import acknowledge_by
from services.receiving.routing import SMS, Route, route
from services.store import messages, people, preferences
from services.store.messages import Queued
from services.store.preferences import Wishes
from services.store.work import Work, new_id
from services.words import day
from workflow.definition import Definition

THREAD = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A letter to one person, of one campaign or (empty) of none.

    `deadline`: what it reminds of; `asks`: to be acknowledged; `by_sms`: however far off. `definition` has the plan's own
    words and the labels of its roles. `matter` is what it is about; letters about one matter make a thread.
    """

    told: Told
    letter: Letter
    ledger_key: str
    organisation: str
    campaign: str = ""
    definition: Definition | None = None
    deadline: str = ""
    asks: bool = False
    by_sms: bool = False
    matter: Sequence[str] = ()


def post(work: Work, written: Sequence[Written]) -> frozenset[str]:
    """Put what was *written* into the outbox; the ledger keys that are new, those of an SMS beside one left out."""
    if not written:
        return frozenset()
    wishes = preferences.of_people(work, {one.told.person.id for one in written})
    places = _places(work, written)
    queued: list[Queued] = []
    beside: list[Queued] = []
    for one in written:
        asks = one.asks and not one.told.away
        wished = wishes[one.told.person.id]
        way = route(one.letter, wished, work.act.business_at, asks=asks, by_sms=one.by_sms, away=one.told.away)
        said = replace(one, letter=_with_reasons(one, places), asks=asks)
        message, short = _message(work, said, way)
        queued.append(message)
        beside += [_by_sms(message, short, wished, way)] if way.sms else []
    new = messages.enqueue(work, queued)
    messages.enqueue(work, beside)
    return frozenset(message.ledger_key for message in queued if message.id in new)


def _places(work: Work, written: Sequence[Written]) -> dict[tuple[str, str], str]:
    """The name of each unit of an organisation that lacks somebody; that of the organisation under the empty unit."""
    lacking = {(one.organisation, vacancy.unit) for one in written for vacancy in one.told.vacancies}
    names = people.unit_names(work, {unit for _, unit in lacking if unit}) if lacking else {}
    return {
        (organisation, unit): names[unit] if unit else people.organisation_name(work, organisation)
        for organisation, unit in lacking
    }


def _with_reasons(one: Written, places: dict[tuple[str, str], str]) -> Letter:
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
    roles = one.definition.roles if one.definition else {}
    vacancies = [
        {"unit": places[one.organisation, vacancy.unit], "role": roles[vacancy.role].label.said(language)}
        for vacancy in one.told.vacancies
    ]
    return replace(one.letter, instead_of=steads, vacancies=vacancies)


def _message(work: Work, one: Written, way: Route) -> tuple[Queued, str]:
    """The message that says the letter, in the plan's own words where it has some; and the same as short as an SMS."""
    message, person = new_id(), one.told.person
    link = f"{work.installation.public_url}/mailbox/{message}" if one.asks else ""
    own = own_words(one.definition, one.letter) if one.definition else None
    rendered = render(replace(one.letter, acknowledge=link), demo=work.installation.demo, own=own)
    today = work.act.today
    queued = Queued(
        id=message,
        organisation=one.organisation,
        campaign=one.campaign,
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
        acknowledge_by=acknowledge_by(today, days_off(work, one.organisation, today.year)) if one.asks else None,
        deadline=one.deadline,
        thread=_thread(person.id, one.campaign, *one.matter) if one.matter else "",
    )
    return queued, rendered.short


def _by_sms(message: Queued, short: str, wished: Wishes, way: Route) -> Queued:
    """The same by SMS, under a key of its own; it asks for nothing and is counted for no case."""
    return replace(
        message,
        text=short,
        html="",
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


def own_words(definition: Definition, letter: Letter) -> OwnWords | None:
    """What the plan says in place of the usual words of *letter*, in its language."""
    found = definition.letters.get((letter.kind, letter.language))
    return OwnWords(subject=found.subject, text=found.text, sms=found.sms) if found else None


def _thread(*about: str) -> str:
    return sha256("\n".join(about).encode()).hexdigest()[:THREAD]
