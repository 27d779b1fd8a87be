"""The proposal that goes with a submission: whom it carries, to the council here or to the level above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from services import cases
from services.access import Actor
from services.cases import Looked
from services.papers import articles, wording
from services.papers.fields.parts import Signature
from services.papers.fields.proposal import ProposalFields, ProposalGroup, ProposalLine
from services.papers.gathering.achievement import achievements
from services.papers.gathering.carried import carried_by, sends
from services.papers.gathering.heading import headed
from services.papers.gathering.issuing import Issuer, issuer_of
from services.papers.gathering.registration import HEAD_OF_UNIT, standing_office
from services.papers.gathering.sitting import PRINT
from services.papers.gathering.wording import percent, plan_written, proposed_on
from services.store import papers, people
from services.store.people import Person
from services.store.work import Work
from workflow.definition import Award, Definition, Subject
from workflow.errors import Refused
from workflow.guards.voting import IN_FAVOUR, PRESENT
from workflow.ids import DocumentKindId, TrackId
from workflow.refusals import Refusal

TTR = "TTr"
LETTER = "tờ trình"
KINDS = {Subject.UNIT: "Tập thể", Subject.PERSON: "Cá nhân", Subject.WORK: "Bài dự thi, sáng kiến"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """A submission with the cases it carries, as *who* sees them; `above`: to the level above, which gives the awards."""

    work: Work
    who: Actor
    looked: Looked
    carried: tuple[Looked, ...]
    above: bool

    @property
    def definition(self) -> Definition:
        return self.looked.definition

    def subject(self, one: Looked) -> Subject:
        return self.definition.track_of(one.case.track).subject


def proposal(work: Work, who: Actor, case: str) -> ProposalFields:
    """The proposal of that submission. Raises `NotFound`, and `Refused` for a case that carries no others, or none yet."""
    looked = cases.look(work, who, case)
    move = sends(looked.definition, looked.case.track)
    if move is None or move.carries is None:
        raise Refused(PRINT, (Refusal("nothing_is_submitted", {"track": looked.case.track}),))
    carried = tuple(carried_by(work, who, looked, move.carries))
    if not carried:
        raise Refused(PRINT, (Refusal("nobody_is_submitted", {"track": looked.case.track}),))
    found = Submitted(
        work=work,
        who=who,
        looked=looked,
        carried=carried,
        above=any(award.from_above for award in _awards(looked.definition, move.carries.tracks)),
    )
    return _written(found)


def _written(found: Submitted) -> ProposalFields:
    work, definition = found.work, found.definition
    whole = issuer_of(work, definition, found.looked.campaign.organisation)
    unit = people.unit_names(work, [found.looked.case.unit])[found.looked.case.unit]
    issuer = whole.name if found.above else unit
    addressees = _addressees(found)
    listed = _listed_kinds(found)
    head = headed(
        superior="" if found.above else whole.name,
        issuer=issuer,
        symbol=_symbol(found, whole),
        year=work.act.today.year,
        demo=whole.demo,
        place=whole.place,
    )
    return ProposalFields(
        head=head,
        summary=f"Về việc đề nghị tặng {_awards_named(found)}",
        addressees=addressees,
        basis=wording.basis(tuple(_basis(found))),
        opening=(
            f"{issuer} đề nghị xem xét, tặng {_awards_named(found)} cho {_counted(found)} (có danh sách kèm theo).",
        ),
        attachments=tuple(_attachments(found)),
        closing=f"Kính đề nghị {addressees[0]} xem xét, quyết định./.",
        signature=_signature(found),
        recipients=wording.recipients(["Như trên"]),
        list_title=f"Danh sách {listed} đề nghị tặng {_awards_named(found)}",
        list_reference=wording.list_reference(
            document="Tờ trình",
            number="",
            symbol=_symbol(found, whole),
            dated=None,
            year=work.act.today.year,
            by=issuer,
        ),
        groups=tuple(_groups(found)),
    )


def _symbol(found: Submitted, whole: Issuer) -> str:
    return whole.symbol(TTR) if found.above else TTR


def _awards(definition: Definition, tracks: Sequence[TrackId]) -> list[Award]:
    return [award for award in definition.awards.values() if award.track in tracks]


def _awards_named(found: Submitted) -> str:
    """What is proposed, each once: `Bằng khen`, by the law's short name, else as the plan calls it."""
    forms = found.work.installation.law.money.forms
    named = [
        forms[award.form].label.vi.partition(" của ")[0] if award.form in forms else award.label.vi
        for award in _awards(found.definition, [one.case.track for one in found.carried])
    ]
    return ", ".join(dict.fromkeys(named)) or ", ".join(dict.fromkeys(_about(found, one) for one in found.carried))


def _about(found: Submitted, one: Looked) -> str:
    track = found.definition.track_of(one.case.track)
    return proposed_on(found.definition, track.id) or track.label.vi


def _counted(found: Submitted) -> str:
    units = sum(found.subject(one) is Subject.UNIT for one in found.carried)
    return articles.counted(units, len(found.carried) - units)


def _listed_kinds(found: Submitted) -> str:
    kinds = dict.fromkeys(KINDS[found.subject(one)].lower() for one in found.carried)
    return ", ".join(kinds)


def _addressees(found: Submitted) -> tuple[str, ...]:
    """The level above, by the plan's name of it; else the council that votes on what is carried, and the standing office."""
    tracks = {one.case.track for one in found.carried}
    levels = [award.level.vi for award in _awards(found.definition, list(tracks)) if award.from_above and award.level]
    if found.above:
        return tuple(f"Ủy ban nhân dân {level}" for level in dict.fromkeys(levels))
    councils = [rule.label.vi for rule in found.definition.councils.values() if tracks & set(rule.tracks)]
    return (*dict.fromkeys(councils), standing_office(found.definition))


def _basis(found: Submitted) -> Iterator[str]:
    """The laws that the awards name, what the plan rests on, the plan."""
    awards = _awards(found.definition, [one.case.track for one in found.carried])
    laws = [law.strip() for award in awards for law in award.by_law.split(";") if law.strip()]
    for one in dict.fromkeys([*laws, *found.definition.source.basis]):
        yield f"Căn cứ {one}"
    yield f"Căn cứ {plan_written(found.definition, found.looked.campaign)}"


def _attachments(found: Submitted) -> Iterator[str]:
    """The papers filed with the submission and the cases, or taken from the level below, but the letter itself.

    They stand in the order in which the plan names them.
    """
    filed = papers.documents_of_all(found.work, [found.looked.case.id, *(one.case.id for one in found.carried)])
    readable = {str(one.case.id): one.case.documents for one in (found.looked, *found.carried)}
    kinds = [DocumentKindId(one.kind) for case, kept in filed.items() for one in kept if one.kind in readable[case]]
    below = (cases.levels_of(found.work, found.who, one).below for one in found.carried)
    kinds += [kind for link in below if link for kind in link.papers]
    for kind, document in found.definition.documents.items():
        if kind in kinds and not document.label.vi.casefold().startswith(LETTER):
            yield f"{document.label.vi}: {kinds.count(kind):02d} bản"


def _signature(found: Submitted) -> Signature:
    """The head of the unit, or of the whole body for the level above; what is not known is left for `render` to name."""
    definition, unit = found.definition, found.looked.case.unit
    signs = [award.signed_by for award in definition.awards.values() if award.signed_by]
    role = signs[0] if found.above and signs else HEAD_OF_UNIT
    held = people.holders(found.work, found.looked.campaign.organisation, [role], [unit], found.work.act.today)
    wanted = None if found.above else unit
    head = next((person for appointment, person in held if appointment.unit == wanted), None)
    return wording.signed_by(head.name if head else "", (head.title if head else "") or "Thủ trưởng đơn vị")


def _groups(found: Submitted) -> Iterator[ProposalGroup]:
    named = {one.case.id: one for one in found.carried}
    persons = people.by_id(found.work, {one.case.person for one in found.carried if one.case.person})
    units = people.unit_names(found.work, {one.case.unit for one in found.carried})
    ordered = sorted(named.values(), key=lambda one: list(KINDS).index(found.subject(one)))
    for subject, members in groupby(ordered, key=found.subject):
        lines = tuple(_line(found, one, persons, units) for one in members)
        yield ProposalGroup(title=KINDS[subject], lines=lines)


def _line(found: Submitted, one: Looked, persons: dict[str, Person], units: dict[str, str]) -> ProposalLine:
    person, unit = persons.get(one.case.person or ""), units[one.case.unit]
    title = found.definition.track_of(one.case.track).title_of(one.case.fields)
    name = title or (person.name if person else unit)
    of = [person.title if person else "", unit if unit != name else ""]
    return ProposalLine(
        name=name,
        unit=", ".join(part for part in of if part),
        award=_about(found, one),
        votes=_votes(one),
        achievement="; ".join(dict.fromkeys(_achievements(found, one))),
    )


def _achievements(found: Submitted, one: Looked) -> Iterator[str]:
    """What the case holds, and what the case does that it takes to the next level."""
    yield from achievements(found.work, found.who, one)
    below = cases.levels_of(found.work, found.who, one).below
    if below is not None:
        yield from achievements(found.work, found.who, cases.look(found.work, found.who, below.case))


def _votes(one: Looked) -> str:
    """`8/9 (88,9%)` of those present, where its result is known to whoever prints."""
    fields = one.case.fields
    if IN_FAVOUR not in fields or PRESENT not in fields:
        return ""
    voted, present = int(fields[IN_FAVOUR]), int(fields[PRESENT])
    return f"{voted}/{present} ({percent(voted, present)})" if present else ""
