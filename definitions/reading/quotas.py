"""Quotas, the questions they are left to, and who takes part."""

from __future__ import annotations

from definitions.nodes import MapNode
from definitions.reading.words import facts_of, ids, is_yes, label_of, optional_id
from definitions.values import percentage, whole_number
from workflow.definition import Label, Option, Question
from workflow.ids import FieldId, OptionId, QuestionId, QuotaId, StateId, TrackId
from workflow.quotas import Ask, Base, Quota, Rounding, Tie


def quota(id_: QuotaId, node: MapNode) -> Quota:
    label, prefers, contenders = label_of(node), node.below("prefers"), node.below("contenders")
    percent, count = node.text("percent"), node.text("count")
    return Quota(
        id=id_,
        label_vi=label.vi,
        label_en=label.en,
        track=TrackId(node.text("track")),
        held_in=ids(StateId, node, "held_in"),
        percent=percentage(percent) if percent else None,
        count=whole_number(count) if count else None,
        base=_asked(node, "of", Base.REGISTERED),
        rounding=_asked(node, "rounding", Rounding.DOWN),
        order_by=optional_id(FieldId, node, "from_high_to_low"),
        prefers=(FieldId(prefers.text("field")), prefers.text("is")) if prefers.entries else None,
        tie=_asked(node, "tie", Tie.NOBODY),
        contender_field=optional_id(FieldId, contenders, "field"),
        contender_value=contenders.text("is"),
        registered_by=optional_id(TrackId, node, "registered_by"),
        facts=facts_of(node),
    )


def question(id_: QuestionId, node: MapNode) -> Question:
    options = node.below("options").maps()
    return Question(
        id=id_,
        asks=label_of(node, "asks"),
        options=tuple(Option(id=OptionId(key.text), label=label_of(option)) for key, option in options),
        blocking=is_yes(node, "blocking", unsaid="yes"),
        answer=optional_id(OptionId, node, "answer"),
        basis=Label(node.text("basis")) if node.text("basis") else None,
        facts=facts_of(node),
    )


def participant_units(node: MapNode) -> dict[OptionId, tuple[str, ...]]:
    """For each answer, the kinds of units that take part."""
    units = node.below("units")
    return {OptionId(option): units.texts(option) for option in units.entries}


def _asked(node: MapNode, key: str, unsaid: str) -> str | Ask:
    asked = node.below(key).text("ask")
    return Ask(QuestionId(asked)) if asked else node.text(key) or unsaid
