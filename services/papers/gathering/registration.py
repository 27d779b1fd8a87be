"""Registrations: the paper of one unit with its people, and the list of all for the standing office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services import cases
from services.access import Actor
from services.campaigns import load
from services.papers.fields.registration_list import Registered, RegistrationListFields
from services.papers.gathering.heading import headed
from services.papers.gathering.sitting import PRINT
from services.papers.gathering.wording import FILL_IN, by_alphabet, plan_written, proposed_on
from services.registry import definition_of
from services.store import papers, people
from services.store.cases import Listed
from services.store.papers import KeptDocument
from services.store.work import Work
from services.words import day, occurrence_in_words, state_said
from workflow.campaign import Campaign
from workflow.deadlines import local_date
from workflow.definition import Definition, Obligation, Subject
from workflow.errors import NotFound, Refused
from workflow.ids import RoleId, TrackId
from workflow.obligations import FULFILLED
from workflow.refusals import Refusal

HEAD_OF_UNIT = RoleId("unit_head")
MOST_LISTED = 5000
STANDING_OFFICE = "Cơ quan thường trực"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A registration in a campaign as *who* sees it: its obligation in one round, and the cases of those who owe it."""

    work: Work
    who: Actor
    campaign: Campaign
    definition: Definition
    obligation: Obligation
    owed: Sequence[Listed]


def registers(definition: Definition) -> Obligation | None:
    """The obligation by which units register: meeting it opens their case. None for a plan without registration."""
    return next((one for one in definition.obligations.values() if one.opens), None)


def registration_list(
    work: Work, who: Actor, campaign: str, *, unit: str = "", occurrence: str = ""
) -> RegistrationListFields:
    """The list of all units for those who see them all, of *unit* alone (else of their own) for the others.

    *occurrence* names a round; without it, the one whose deadline is next. Raises `NotFound`, `Refused`.
    """
    asked = _asked(work, who, campaign, occurrence)
    if who.sees_everything and not unit:
        return _of_all(asked)
    mine = [one for one in asked.owed if one.unit == (unit or who.person.unit)] or ([] if unit else asked.owed[:1])
    if not mine:
        raise NotFound("registration", unit)
    return _of_unit(asked, mine[0])


def _asked(work: Work, who: Actor, campaign: str, occurrence: str) -> Asked:
    found = load(work, who, campaign)
    definition = definition_of(work, found.sha256)
    obligation = registers(definition)
    if obligation is None:
        raise Refused(PRINT, (Refusal("plan_without_registration"),))
    listed = cases.listing(work, who, campaign=campaign, tracks=[obligation.id], limit=MOST_LISTED)
    rounds = sorted({one.occurrence for one in listed})
    if occurrence and occurrence not in rounds:
        raise NotFound("round", occurrence)
    which = occurrence or _current(work, found, obligation, rounds)
    owed = sorted((one for one in listed if one.occurrence == which), key=lambda one: by_alphabet(one.unit_name))
    return Asked(work=work, who=who, campaign=found, definition=definition, obligation=obligation, owed=owed)


def _current(work: Work, campaign: Campaign, obligation: Obligation, rounds: Sequence[str]) -> str:
    """The round whose registration is due next, or the last one."""
    due = {one: campaign.due(obligation.deadline, None, one) for one in rounds}
    open_still = (one for one, until in due.items() if until and until.last_day >= work.act.today)
    return next(open_still, rounds[-1] if rounds else "")


def _of_all(asked: Asked) -> RegistrationListFields:
    filed = papers.documents_of_all(asked.work, [one.id for one in asked.owed])
    lines = tuple(_line(asked, number, one, filed.get(one.id, ())) for number, one in enumerate(asked.owed, start=1))
    office = standing_office(asked.definition)
    organisation = people.organisation_name(asked.work, asked.who.organisation)
    return _written(asked, lines, superior=organisation, issuer=office, signer="", post=office, of_all=True)


def _of_unit(asked: Asked, owing: Listed) -> RegistrationListFields:
    filed = papers.documents_of_all(asked.work, [owing.id])
    first = _line(asked, 1, owing, filed.get(owing.id, ()))
    others = cases.listing(asked.work, asked.who, campaign=asked.campaign.id, unit=owing.unit, limit=MOST_LISTED)
    of_people = [one for one in others if one.person_name and one.occurrence in {"", owing.occurrence}]
    lines = (first, *_people(asked, of_people))
    held = people.holders(asked.work, asked.who.organisation, [HEAD_OF_UNIT], [owing.unit], asked.work.act.today)
    head = next((person for appointment, person in held if appointment.unit == owing.unit), None)
    organisation = people.organisation_name(asked.work, asked.who.organisation)
    post = (head.title if head else "") or "Thủ trưởng đơn vị"
    name = head.name if head else ""
    return _written(asked, lines, superior=organisation, issuer=owing.unit_name, signer=name, post=post, of_all=False)


def _people(asked: Asked, listed: Sequence[Listed]) -> Iterator[Registered]:
    """The unit's people with a case of their own; works are no registrations."""
    track_of = asked.definition.track_of
    named = [one for one in listed if track_of(TrackId(one.track)).subject is Subject.PERSON]
    for number, one in enumerate(sorted(named, key=lambda one: by_alphabet(one.person_name)), start=2):
        track = track_of(TrackId(one.track))
        yield Registered(
            number=number,
            subject=one.person_name,
            about=proposed_on(asked.definition, track.id) or track.label.vi,
            day=day(local_date(one.opened_at)),
            state=state_said(asked.definition, one.state, "vi"),
        )


def _line(asked: Asked, number: int, owing: Listed, filed: Sequence[KeptDocument]) -> Registered:
    obligation, met = asked.obligation, owing.state in FULFILLED
    own = [paper for paper in filed if paper.kind in obligation.documents and paper.number]
    return Registered(
        number=number,
        subject=owing.unit_name,
        about=(proposed_on(asked.definition, obligation.opens) if obligation.opens else "") or obligation.label.vi,
        day=day(local_date(owing.changed_at)) if met else "",
        paper=own[-1].number if own else "",
        state=state_said(asked.definition, owing.state, "vi"),
    )


def _written(
    asked: Asked, lines: tuple[Registered, ...], *, superior: str, issuer: str, signer: str, post: str, of_all: bool
) -> RegistrationListFields:
    occurrence = asked.owed[0].occurrence if asked.owed else ""
    due = asked.campaign.due(asked.obligation.deadline, None, occurrence)
    called = asked.definition.label.vi
    return RegistrationListFields(
        head=headed(
            superior=superior,
            issuer=issuer,
            symbol="",
            year=asked.work.act.today.year,
            demo=asked.work.installation.demo,
        ),
        addressee=standing_office(asked.definition),
        campaign=f"{called} ({occurrence_in_words(occurrence)})" if occurrence else called,
        plan=plan_written(asked.definition, asked.campaign),
        last_day=day(due.last_day) if due else FILL_IN,
        lines=lines,
        registered=sum(one.state in FULFILLED for one in asked.owed),
        units=len(asked.owed),
        signer=signer,
        signer_post=post,
        of_all=of_all,
    )


def standing_office(definition: Definition) -> str:
    """What the plan calls its standing office."""
    role = definition.roles.get(definition.standing_office) if definition.standing_office else None
    return role.label.vi if role else STANDING_OFFICE
