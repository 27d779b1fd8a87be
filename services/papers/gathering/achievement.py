"""The achievement report of a nomination: what its case holds is filled in, the free texts are the writer's.

Votes, assessments and the decision are not the writer's to tell, so the report never holds them.
"""

from __future__ import annotations

from collections.abc import Iterator

from services import cases
from services.access import Actor
from services.cases import Looked
from services.naming import subjects
from services.papers.fields.achievement_report import AchievementReportFields, KnownOfCase
from services.papers.gathering.heading import headed
from services.papers.gathering.report_forms import form_of
from services.papers.gathering.sitting import PRINT
from services.papers.gathering.wording import FILL_IN, field_written, plan_written, proposed_on
from services.store import cases as rows
from services.store import people
from services.store.work import Work
from workflow.case import Case
from workflow.definition import Definition, FieldKind, Subject, Track
from workflow.definition.councils import Ballot
from workflow.errors import Refused
from workflow.guards.elsewhere import UnitCaseIn
from workflow.guards.guard import Guard
from workflow.ids import FieldId
from workflow.refusals import Refusal
from workflow.sealing import sealed_fields


def achievement_report(work: Work, who: Actor, case: str) -> AchievementReportFields:
    """What the report on *case* says. Raises `NotFound`, and `Refused` for a case nothing is given for."""
    looked = cases.look(work, who, case)
    found, definition = looked.case, looked.definition
    if not may_report(definition, found):
        raise Refused(PRINT, (Refusal("nothing_is_given", {"track": found.track}),))
    form = form_of(definition, looked.campaign, work.act.today)
    person = people.by_id(work, [found.person]).get(found.person) if found.person else None
    unit = people.unit_names(work, [found.unit])[found.unit]
    organisation = people.organisation_name(work, who.organisation)
    return AchievementReportFields(
        head=headed(
            superior=organisation, issuer=unit, symbol="BC", year=work.act.today.year, demo=work.installation.demo
        ),
        unit=unit,
        subject=subjects(work, [found])[found.id],
        post=person.title if person else "",
        collective=definition.track_of(found.track).subject is Subject.UNIT,
        award=proposed_on(definition, found.track) or FILL_IN,
        campaign=definition.label.vi,
        plan=plan_written(definition, looked.campaign),
        form=form.written,
        form_note=form.note,
        known=(*_known(looked), *_recognised(work, who, looked)),
        confirmer=organisation,
    )


def achievements(work: Work, who: Actor, looked: Looked) -> Iterator[str]:
    """What the case holds of achievements, one after another, as far as *who* may see it."""
    for one in (*_known(looked), *_recognised(work, who, looked)):
        yield f"{one.label}: {one.text}"


def may_report(definition: Definition, case: Case) -> bool:
    """Whether there is an achievement report of *case*: it is about a person or unit, and a council votes on it."""
    voted = any(case.track in rule.tracks and rule.ballot is Ballot.APPROVE for rule in definition.councils.values())
    return voted and definition.track_of(case.track).subject is not Subject.WORK


def _known(looked: Looked) -> Iterator[KnownOfCase]:
    definition, case = looked.definition, looked.case
    left_out = _not_the_writers(definition.track_of(case.track))
    for name, value in case.fields.items():
        field = definition.fields.get(name)
        if field is not None and name not in left_out and field.kind is not FieldKind.ASSESSMENT:
            yield KnownOfCase(label=field.label.vi, text=field_written(field, value))


def _not_the_writers(track: Track) -> frozenset[FieldId]:
    """The fields that the vote and the decision bring."""
    out = (move for move in track.transitions if track.states[move.source].sealed)
    return sealed_fields(track) | {field for move in out for field in move.asks}


def _recognised(work: Work, who: Actor, looked: Looked) -> Iterator[KnownOfCase]:
    """The works that the nomination asks for and that have been recognised, as far as *who* may see them."""
    definition, case = looked.definition, looked.case
    for asked in _works_asked(definition, definition.track_of(case.track)):
        track = definition.track_of(asked.track)
        seen = cases.listing(work, who, campaign=case.campaign, tracks=[asked.track], unit=case.unit)
        named = {one.id: one.subject for one in seen if one.state in asked.states}
        for one in rows.load(work, list(named)).values():
            if one.person == case.person or not asked.own:
                yield KnownOfCase(label=f"{track.label.vi} được công nhận", text=named[one.id])


def _works_asked(definition: Definition, track: Track) -> Iterator[UnitCaseIn]:
    parts = (part for move in track.transitions for part in _parts(move.guard))
    for part in dict.fromkeys(one for one in parts if isinstance(one, UnitCaseIn)):
        if definition.track_of(part.track).subject is Subject.WORK:
            yield part


def _parts(guard: Guard) -> Iterator[Guard]:
    yield guard
    for part in getattr(guard, "parts", ()):
        yield from _parts(part)
