"""Decisions, and the guard that leaves a move to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from definitions.nodes import MapNode
from definitions.reading.words import facts_of, ids, label_of, optional_id
from definitions.values import whole_number
from workflow.definition import Track
from workflow.definition.decisions import DecisionRule, signed_states
from workflow.guards import AllOf, ByDecision
from workflow.ids import DecisionRuleId, DocumentKindId, RoleId, TrackId, Trigger


def decision_rule(id_: DecisionRuleId, node: MapNode) -> DecisionRule:
    drafted_by = ids(RoleId, node, "drafted_by")
    recorded_by = ids(RoleId, node, "recorded_by") or drafted_by
    return DecisionRule(
        id=id_,
        label=label_of(node),
        tracks=ids(TrackId, node, "tracks"),
        trigger=Trigger(node.text("trigger")),
        publishes=optional_id(Trigger, node, "publishes"),
        revokes=optional_id(Trigger, node, "revokes"),
        drafted_by=drafted_by,
        recorded_by=recorded_by,
        revoked_by=ids(RoleId, node, "revoked_by") or recorded_by,
        paper=optional_id(DocumentKindId, node, "paper"),
        comment_days=whole_number(node.text("comment_days") or "0"),
        facts=facts_of(node),
    )


def left_to_decisions(
    tracks: Mapping[TrackId, Track], decisions: Mapping[DecisionRuleId, DecisionRule]
) -> dict[TrackId, Track]:
    """*tracks*, the moves that decisions make guarded so that nothing else makes them."""
    rules = {track: rule for rule in decisions.values() for track in rule.tracks}
    return {id_: _guarded(track, rules[id_]) if id_ in rules else track for id_, track in tracks.items()}


def _guarded(track: Track, rule: DecisionRule) -> Track:
    """*track* as decisions by *rule* move its cases: one that is signed for waits for the publication, and nothing else."""
    signed = signed_states(rule, track)
    moves = (
        replace(move, guard=AllOf((ByDecision(rule.id), move.guard))) if move.trigger in rule.moves else move
        for move in track.transitions
        if move.source not in signed or move.trigger in rule.moves
    )
    return replace(track, transitions=tuple(moves))
