"""The form for what may be written into a case at any time: criteria that are assessed, figures that are kept."""

from __future__ import annotations

from services.pages.reading import CaseRead
from services.web.contexts.cases import Writing
from services.web.showing.parts import field_input, in_words
from services.web.showing.trying import Tried
from workflow.concerning import may_hold
from workflow.returning import closed_fields


def writing_form(read: CaseRead, language: str, tried: Tried | None) -> Writing | None:
    """What whoever looks may write on this kind of case; None where there is nothing, or the case has ended.

    What a move of theirs asks for now is written with that move, and not a second time here.
    """
    looked = read.looked
    track = looked.definition.track_of(looked.case.track)
    asked = {name for offer in looked.offers if offer.permitted for name in offer.transition.asks}
    mine = [
        field
        for field in looked.definition.fields.values()
        if field.id not in asked
        and looked.facts.roles & set(field.written_by)
        and may_hold(looked.definition, track, field.id)
        and not closed_fields(looked.definition, looked.case, iter((field.id,)))
    ]
    if not mine or track.state_of(looked.case.state).final:
        return None
    held = {str(name): str(value) for name, value in looked.case.fields.items()}
    typed = {**held, **(tried.inputs if tried else {})}
    said = tried.said if tried else ()
    return Writing(
        inputs=tuple(field_input(field, language, typed, said, required=False) for field in mine),
        refused=in_words(said),
        wanted=bool(tried) or any(field.id not in looked.case.fields for field in mine),
    )
