"""What is to be completed in a returned case, in words."""

from __future__ import annotations

from services.words.catalogue import translation
from workflow.completing import Part, PartKind
from workflow.definition import Definition
from workflow.ids import DocumentKindId, FieldId

WHOLE_CASE = "Toàn bộ hồ sơ"


def part_said(definition: Definition, part: Part, language: str) -> str:
    """What *part* is called: the kind of paper, the field, or the case as a whole."""
    if part.kind is PartKind.DOCUMENT and DocumentKindId(part.name) in definition.documents:
        return definition.documents[DocumentKindId(part.name)].label.said(language)
    if part.kind is PartKind.FIELD and FieldId(part.name) in definition.fields:
        return definition.fields[FieldId(part.name)].label.said(language)
    return part.name or translation(language).gettext(WHOLE_CASE)
