"""Conflicts of interest that follow from the cases before a council: whose they are, and who runs the campaign."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from unicodedata import normalize

from services.store import people
from services.store.people import Person
from services.store.work import Work
from workflow.authors import NotShared, read_authors
from workflow.case import Case
from workflow.definition import Definition, FieldKind
from workflow.definition.councils import Because, CouncilRule
from workflow.ids import CaseId, MotionId, PersonId


def derived(
    work: Work,
    definition: Definition,
    rule: CouncilRule,
    agenda: Mapping[MotionId, CaseId],
    cases: Mapping[str, Case],
    members: Collection[PersonId],
) -> dict[tuple[MotionId, PersonId], str]:
    """For each motion and member with a conflict, why: the first ground of the council's rule that applies."""
    known = people.by_id(work, list(members))
    organisers = _organisers(work, rule, known)
    found = {}
    for motion, case in agenda.items():
        for member in members:
            grounds = _grounds(definition, cases[case], known[member], organises=member in organisers)
            because = next((one for one in rule.derived if one in grounds), None)
            if because:
                found[motion, member] = because.value
    return found


def _grounds(definition: Definition, case: Case, member: Person, *, organises: bool) -> frozenset[Because]:
    grounds = {
        Because.OWN_CASE: case.person == member.id,
        Because.OWN_UNIT: case.unit == member.unit,
        Because.AUTHOR: _plain(member.name) in _authors(definition, case),
        Because.ORGANISER: organises,
    }
    return frozenset(because for because, holds in grounds.items() if holds)


def _authors(definition: Definition, case: Case) -> frozenset[str]:
    """The names of the authors of the work that *case* is about, made alike."""
    texts = (
        value
        for name, value in case.fields.items()
        if name in definition.fields and definition.fields[name].kind is FieldKind.AUTHORS
    )
    try:
        return frozenset(_plain(author.name) for text in texts for author in read_authors(str(text)))
    except NotShared:
        return frozenset()


def _plain(name: str) -> str:
    """*name* in small letters and one form of Unicode, whatever the blanks in it."""
    return " ".join(normalize("NFC", name).casefold().split())


def _organisers(work: Work, rule: CouncilRule, known: Mapping[str, Person]) -> frozenset[str]:
    if not rule.organisers or not known:
        return frozenset()
    organisation = next(iter(known.values())).organisation
    units = [person.unit for person in known.values()]
    held = people.holders(work, organisation, rule.organisers, units, work.act.today)
    return frozenset(person.id for _, person in held)
