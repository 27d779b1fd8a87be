"""What is put into a case without moving it: fields written, papers filed."""

from __future__ import annotations

from collections.abc import Mapping

from workflow.case import Case, Value
from workflow.commands import FileDocument, Provenance, WriteFields
from workflow.concerning import may_hold
from workflow.deadlines import local_date
from workflow.definition import Definition
from workflow.errors import NotFound, NotPermitted, Refused
from workflow.events import CaseEvent, CompletionConfirmed, DocumentFiled, FieldsWritten
from workflow.facts import Facts
from workflow.ids import DocumentKindId, FieldId
from workflow.inputs import read_inputs
from workflow.refusals import Refusal, WayOut
from workflow.returning import asked_it, awaits_who_asked, closed_document, closed_fields, may_correct
from workflow.sealing import papers_of

CONFIRM = "confirm_completion"


def write(definition: Definition, case: Case, command: WriteFields, facts: Facts) -> tuple[CaseEvent, ...]:
    """Write what is the actor's to write at any time. Raises `NotFound`, `NotPermitted`, `Refused`."""
    _refuse_if_ended(definition, case, facts, "write_fields")
    if not command.inputs:
        raise Refused("write_fields", (Refusal("input_missing", {"field": ""}, (WayOut.FILL_IN,)),))
    for name in command.inputs:
        if name not in definition.fields:
            raise NotFound("field", name)
        writers = definition.fields[name].written_by
        if not facts.roles & set(writers) and not may_correct(definition, case, name, facts):
            raise NotPermitted("write_fields", writers)
    track = definition.track_of(case.track)
    stray = [name for name in command.inputs if not may_hold(definition, track, name)]
    if stray:
        params: dict[str, str | int] = {"field": stray[0], "track": track.id}
        raise Refused("write_fields", (Refusal("field_of_another_track", params, (), stray[0]),))
    closed = closed_fields(definition, case, iter(command.inputs))
    if closed:
        raise Refused("write_fields", closed)
    values, wrong = read_inputs(definition, tuple(command.inputs), command.inputs, local_date(facts.now))
    if wrong:
        raise Refused("write_fields", wrong)
    return (written(definition, values, command.taken_from),)


def written(
    definition: Definition, values: Mapping[FieldId, Value], taken_from: Provenance | None = None
) -> FieldsWritten:
    """That those fields got those values, what is personal among them apart."""
    personal = {name for name in values if definition.fields[name].personal}
    return FieldsWritten(
        values={name: value for name, value in values.items() if name not in personal},
        list_sha256=taken_from.sha256 if taken_from else "",
        list_number=taken_from.number if taken_from else "",
        personal_values={name: value for name, value in values.items() if name in personal},
    )


def file_document(definition: Definition, case: Case, command: FileDocument, facts: Facts) -> tuple[CaseEvent, ...]:
    """Attach a paper that a move of the case asks for. Raises `NotFound`, `NotPermitted`, `Refused`."""
    if command.kind not in definition.documents:
        raise NotFound("document kind", command.kind)
    _refuse_if_ended(definition, case, facts, "file_document")
    track = definition.track_of(case.track)
    asking = [move for move in track.transitions if command.kind in papers_of(move.guard)]
    if not asking and _is_asked_for(definition, command.kind):
        params: dict[str, str | int] = {"document": command.kind, "track": track.id}
        raise Refused("file_document", (Refusal("paper_of_another_track", params, (), "kind"),))
    acting = {role for move in asking or track.transitions for role in move.roles}
    if not facts.roles & acting:
        raise NotPermitted("file_document", tuple(sorted(acting)))
    closed = closed_document(case, command.kind)
    if closed:
        raise Refused("file_document", closed)
    accepts = definition.documents[command.kind].accepts
    if command.media_type not in accepts:
        found: dict[str, str | int] = {"media_type": command.media_type, "accepts": ", ".join(accepts)}
        raise Refused("file_document", (Refusal("media_type_not_accepted", found, (), "file"),))
    return (filed(command),)


def confirm(definition: Definition, case: Case, facts: Facts) -> tuple[CaseEvent, ...]:
    """Say that a case that came back is complete. Raises `NotPermitted`, `Refused`."""
    _refuse_if_ended(definition, case, facts, CONFIRM)
    if case.completion is None or not awaits_who_asked(case):
        raise Refused(CONFIRM, (Refusal("nothing_to_look_at_again"),))
    if not asked_it(case, facts):
        raise NotPermitted(CONFIRM, case.completion.asked_by)
    return (CompletionConfirmed(),)


def filed(command: FileDocument) -> DocumentFiled:
    """That the paper was attached."""
    return DocumentFiled(
        document=command.document,
        document_kind=command.kind,
        sha256=command.sha256,
        size=command.size,
        media_type=command.media_type,
        filename=command.filename,
        number=command.number,
        dated=command.dated.isoformat() if command.dated else "",
    )


def _is_asked_for(definition: Definition, kind: DocumentKindId) -> bool:
    return any(kind in papers_of(move.guard) for track in definition.tracks.values() for move in track.transitions)


def _refuse_if_ended(definition: Definition, case: Case, facts: Facts, trigger: str) -> None:
    """Nothing is written into a case that has ended, or whose campaign has."""
    if facts.standing_still:
        raise Refused(trigger, facts.standing_still)
    if definition.track_of(case.track).state_of(case.state).final:
        raise Refused(trigger, (Refusal("case_closed", {"state": case.state}),))
