"""Councils, and the guard that leaves a move to their sittings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from definitions.nodes import MapNode
from definitions.reading.words import by_id, facts_of, ids, is_yes, label_of, optional_id, word_or_ask
from definitions.values import factor, whole_number
from workflow.definition import Track
from workflow.definition.councils import (
    Averaging,
    Ballot,
    Because,
    Conflicted,
    CouncilRule,
    Criterion,
    Voting,
)
from workflow.guards import AllOf, BySitting
from workflow.ids import (
    CouncilId,
    CriterionId,
    DeadlineId,
    DocumentKindId,
    FieldId,
    OptionId,
    QuestionId,
    RoleId,
    TrackId,
    Trigger,
    VoteRuleId,
)
from workflow.readings import Asked

DERIVED_UNLESS_SAID = (Because.OWN_CASE, Because.OWN_UNIT)


def council(id_: CouncilId, node: MapNode) -> CouncilRule:
    convened_by = ids(RoleId, node, "convened_by")
    return CouncilRule(
        id=id_,
        label=label_of(node),
        tracks=ids(TrackId, node, "tracks"),
        trigger=Trigger(node.text("trigger")),
        vote=optional_id(VoteRuleId, node, "vote"),
        convened_by=convened_by,
        composed_by=ids(RoleId, node, "composed_by") or convened_by,
        ballot=Ballot(node.text("ballot") or Ballot.APPROVE),
        voting=Voting(node.text("voting") or Voting.COUNTED),
        conflicted=Conflicted(node.text("conflicted") or Conflicted.EXCLUDED),
        derived=tuple(Because(word) for word in node.texts("derived")) or DERIVED_UNLESS_SAID,
        organisers=ids(RoleId, node, "organisers"),
        casting=is_yes(node, "casting"),
        written=is_yes(node, "written"),
        minutes=optional_id(DocumentKindId, node, "minutes"),
        criteria=tuple(by_id(CriterionId, _criterion, node, "criteria").values()),
        averaging=word_or_ask(node, "averaging", Averaging.MEAN),
        result=optional_id(FieldId, node, "result"),
        judges=_judges(node),
        anonymous=is_yes(node, "anonymous"),
        within=optional_id(DeadlineId, node, "within"),
        shows=ids(FieldId, node, "shows"),
        papers=ids(DocumentKindId, node, "papers"),
        facts=facts_of(node),
    )


def left_to_councils(
    tracks: Mapping[TrackId, Track], councils: Mapping[CouncilId, CouncilRule]
) -> dict[TrackId, Track]:
    """*tracks*, the moves that councils make guarded so that only their sittings make them."""
    deciding = {(track, one.trigger): one.id for one in councils.values() for track in one.tracks}
    return {id_: _guarded(track, deciding) for id_, track in tracks.items()}


def _guarded(track: Track, deciding: Mapping[tuple[TrackId, Trigger], CouncilId]) -> Track:
    moves = (
        replace(move, guard=AllOf((BySitting(deciding[track.id, move.trigger]), move.guard)))
        if (track.id, move.trigger) in deciding
        else move
        for move in track.transitions
    )
    return replace(track, transitions=tuple(moves))


def _judges(node: MapNode) -> int | Asked[int]:
    asked = node.below("judges")
    if not asked.entries:
        return whole_number(node.text("judges") or "0")
    answers = asked.below("answers")
    values = {OptionId(option): whole_number(answers.text(option)) for option in answers.entries}
    return Asked(QuestionId(asked.text("ask")), values)


def _criterion(id_: CriterionId, node: MapNode) -> Criterion:
    return Criterion(
        id=id_, label=label_of(node), most=factor(node.text("most")), weight=factor(node.text("weight") or "1")
    )
