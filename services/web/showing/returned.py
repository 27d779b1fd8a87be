"""What is asked for when a case is returned: the boxes to tick, and the parts with the forms that correct them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.cases import Flaggable
from services.pages.reading import CaseRead
from services.web.contexts.returned import FlagBox, FlagGroup, PartToComplete, ToBeCompleted
from services.web.showing.answered import results_said
from services.web.showing.parts import field_input, roles_said
from services.web.showing.trying import Tried
from services.words import part_said, translation
from workflow.completing import Flag, Part, PartKind, part_of
from workflow.definition import Definition
from workflow.errors import Refused
from workflow.events import CompletionConfirmed, PartsFlagged, ResultsEntered
from workflow.ids import CaseId, FieldId
from workflow.refusals import Refusal, WayOut
from workflow.returning import asked_it, is_returned, may_correct

FLAG, NOTE, TICKED = "flag.", "note.", "on"
FLAGGED = "Yêu cầu bổ sung"
CONFIRMED = "Xác nhận đã bổ sung đủ"
CARRIED = "Hồ sơ trong đợt trình: {part}"


def flag_groups(
    definition: Definition, flaggable: Sequence[Flaggable], language: str, tried: Tried | None
) -> tuple[FlagGroup, ...]:
    """The boxes of a form that returns a case, as they had been ticked if it was refused."""
    typed = tried.typed if tried else {}
    groups = []
    for one in flaggable:
        boxes = tuple(_box(definition, one.case or "", part, language, typed) for part in one.parts)
        groups.append(
            FlagGroup(
                subject=_called(definition, one, language),
                boxes=boxes,
                open=not one.case or any(b.ticked or b.note for b in boxes),
            )
        )
    return tuple(groups)


def _called(definition: Definition, one: Flaggable, language: str) -> str:
    return f"{definition.track_of(one.track).label.said(language)}: {one.subject}" if one.track else ""


def _box(definition: Definition, case: str, part: Part, language: str, typed: Mapping[str, str]) -> FlagBox:
    name, note_name = f"{FLAG}{case}.{part}", f"{NOTE}{case}.{part}"
    return FlagBox(
        name=name,
        note_name=note_name,
        label=part_said(definition, part, language),
        ticked=bool(typed.get(name)),
        note=typed.get(note_name, ""),
    )


def flags_sent(values: Mapping[str, str]) -> tuple[Flag, ...]:
    """The flags of a form: what was ticked, and what a note was written to. Raises `Refused` for what is no part."""
    ticked = {name.removeprefix(FLAG) for name in values if name.startswith(FLAG)}
    noted = {name.removeprefix(NOTE): text.strip() for name, text in values.items() if name.startswith(NOTE)}
    wanted = sorted(ticked | {place for place, text in noted.items() if text})
    return tuple(_flag(place, noted.get(place, "")) for place in wanted)


def _flag(place: str, note: str) -> Flag:
    case, _, part = place.partition(".")
    try:
        return Flag(part=part_of(part), note=note, case=CaseId(case) if case else None)
    except ValueError:
        wrong = Refusal("part_unknown", {"given": place[:80]}, (WayOut.FILL_IN,), "flags")
        raise Refused("flags", (wrong,)) from None


def to_be_completed(read: CaseRead, language: str, tried: Tried | None) -> ToBeCompleted | None:
    """What was asked for, while the case is returned or waits for who asked; None otherwise."""
    looked = read.looked
    case, definition = looked.case, looked.definition
    if case.completion is None or definition.track_of(case.track).state_of(case.state).final:
        return None
    rule = definition.returned.get(case.state)
    due = looked.campaign.due(rule.deadline, case.id, case.occurrence) if rule else None
    return ToBeCompleted(
        roles=roles_said(definition, case.completion.asked_by, language),
        last_day=due.last_day if due else None,
        came_back=case.completion.came_back,
        confirm=case.completion.came_back and asked_it(case, looked.facts),
        parts=tuple(_part(read, place, language, tried) for place in range(len(read.asked))),
    )


def _part(read: CaseRead, place: int, language: str, tried: Tried | None) -> PartToComplete:
    one, looked = read.asked[place], read.looked
    own = one.case is None and is_returned(looked.case)
    files = own and one.part.name in {kind.id for kind in read.may_file} and one.part.kind is PartKind.DOCUMENT
    name = FieldId(one.part.name)
    writes = own and one.part.kind is PartKind.FIELD and may_correct(looked.definition, looked.case, name, looked.facts)
    held = {str(field): str(value) for field, value in looked.case.fields.items()}
    typed = {**held, **(tried.inputs if tried else {})}
    field = looked.definition.fields[name] if writes else None
    return PartToComplete(
        label=part_said(looked.definition, one.part, language),
        note=one.note,
        subject=one.subject,
        href=f"/cases/{one.case}" if one.case else "",
        kind=one.part.name if files else "",
        input=field_input(field, language, typed, tried.said if tried else ()) if field else None,
    )


def completing_said(
    event: PartsFlagged | CompletionConfirmed | ResultsEntered, definition: Definition, language: str
) -> tuple[str, tuple[str, ...]]:
    """An entry about parts that were asked for, or about results, in words: what happened, and each with its note."""
    _ = translation(language).gettext
    if isinstance(event, ResultsEntered):
        return results_said(event, definition, language)
    if isinstance(event, CompletionConfirmed):
        return _(CONFIRMED), ()
    own = [(part_said(definition, part_of(text), language), event.notes.get(text, "")) for text in event.parts]
    carried = [
        (
            _(CARRIED).format(part=part_said(definition, part_of(place.partition(" ")[2]), language)),
            event.notes.get(place, ""),
        )
        for place in event.carried
    ]
    return _(FLAGGED), tuple(f"{label}: {note}" if note else label for label, note in (*own, *carried))
