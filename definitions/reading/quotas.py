"""Quotas, the questions they are left to, who takes part, what is given."""

from __future__ import annotations

from definitions.nodes import MapNode, Node, TextNode
from definitions.reading.words import by_id, fact_of, facts_of, ids, is_yes, label_of, optional_id, word_or_ask
from definitions.values import money, percentage, whole_number
from workflow.definition import (
    Award,
    Block,
    FromAbove,
    Holder,
    Label,
    Once,
    Option,
    Participants,
    Question,
    Subject,
)
from workflow.ids import (
    AwardId,
    BlockId,
    FieldId,
    MilestoneId,
    OptionId,
    QuestionId,
    QuotaId,
    RoleId,
    StateId,
    TrackId,
)
from workflow.quotas import Base, Each, Limits, Quota, RankKey, Rounding, Tie
from workflow.readings import Asked


def quota(id_: QuotaId, node: MapNode) -> Quota:
    label, contenders = label_of(node), node.below("contenders")
    return Quota(
        id=id_,
        label_vi=label.vi,
        label_en=label.en,
        track=TrackId(node.text("track")),
        held_in=ids(StateId, node, "held_in"),
        limits=_limits(node),
        each=tuple(Each(word) for word in node.texts("each")),
        by_field=optional_id(FieldId, node.below("places"), "field"),
        base=word_or_ask(node, "of", Base.REGISTERED),
        rounding=word_or_ask(node, "rounding", Rounding.DOWN),
        as_of=optional_id(MilestoneId, node, "as_of"),
        ranked_by=tuple(_rank_key(key) for key in node.each("ranked_by")),
        tie=word_or_ask(node, "tie", Tie.NOBODY),
        contender_field=optional_id(FieldId, contenders, "field"),
        contender_value=contenders.text("is"),
        contender_states=ids(StateId, contenders, "in"),
        registered_by=optional_id(TrackId, node, "registered_by"),
        facts=facts_of(node),
    )


def _limits(node: MapNode) -> Limits | Asked[Limits]:
    reading = node.below("reading")
    least = node.text("at_least")
    if reading.entries:
        values = {OptionId(key.text): _limit(one, least) for key, one in reading.below("answers").maps()}
        return Asked(QuestionId(reading.text("ask")), values)
    return _limit(node, least)


def _limit(node: MapNode, least: str) -> Limits:
    exactly, count, percent = node.text("exactly"), node.text("count"), node.text("percent")
    values = node.below("places").below("values")
    return Limits(
        most=whole_number(exactly or count) if exactly or count else None,
        least=whole_number(exactly or least or "0"),
        percent=percentage(percent) if percent else None,
        by_value={value: whole_number(values.text(value)) for value in values.entries},
    )


def _rank_key(node: Node) -> RankKey:
    if isinstance(node, MapNode):
        return RankKey(FieldId(node.text("field")), node.text("is"))
    return RankKey(FieldId(node.text if isinstance(node, TextNode) else ""))


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


def participants(node: MapNode) -> Participants:
    blocks = by_id(BlockId, _block, node, "blocks")
    return Participants(blocks=tuple(blocks.values()), excluded=ids(RoleId, node, "excluded"))


def award(id_: AwardId, node: MapNode, tracks: MapNode) -> Award:
    """The award that *node* says; whose it is, where it does not say, follows from the subject of its track."""
    by_subject = (
        Holder.COLLECTIVE if tracks.below(node.text("track")).text("subject") == Subject.UNIT else Holder.INDIVIDUAL
    )
    when, amount, level = node.below("when"), node.text("amount"), node.text("level")
    return Award(
        id=id_,
        label=label_of(node),
        track=TrackId(node.text("track")),
        form=node.text("form"),
        holder=Holder(node.text("holder") or by_subject),
        signed_by=optional_id(RoleId, node, "signed_by"),
        level=Label(level) if level else None,
        field=optional_id(FieldId, when, "field"),
        value=when.text("is"),
        amount=money(amount) if amount else None,
        by_law=node.text("by_law"),
        once=_once(id_, node.below("once")),
        from_above=_from_above(node.below("from_above")),
        facts=facts_of(node),
    )


def _once(award_id: AwardId, node: MapNode) -> Once | None:
    again = node.text("again_after")
    return (
        Once(
            honour=node.text("honour") or award_id,
            won_in=ids(StateId, node, "in"),
            again_after=whole_number(again) if again else None,
        )
        if node.entries
        else None
    )


def _from_above(node: MapNode) -> FromAbove | None:
    won_in, number, dated = ids(StateId, node, "in"), FieldId(node.text("number")), FieldId(node.text("date"))
    return FromAbove(won_in=won_in, number=number, dated=dated) if node.entries else None


def _block(id_: BlockId, node: MapNode) -> Block:
    asked = node.below("units")
    kinds: tuple[str, ...] | Asked[tuple[str, ...]] = node.texts("units")
    if asked.entries:
        answers = asked.below("answers")
        values = {OptionId(option): answers.texts(option) for option in answers.entries}
        kinds = Asked(QuestionId(asked.text("ask")), values)
    return Block(id=id_, label=label_of(node), kinds=kinds, fact=fact_of(node))
