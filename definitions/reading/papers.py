"""Roles, documents, fields, milestones: the plain things a plan declares."""

from __future__ import annotations

from definitions.nodes import MapNode
from definitions.reading.words import fact_of, ids, is_yes, label_of
from definitions.values import whole_number
from workflow.consulting import Consultation
from workflow.definition import (
    Choice,
    DocumentKind,
    Field,
    FieldKind,
    Milestone,
    Role,
    Scope,
)
from workflow.ids import (
    ConsultationId,
    DocumentKindId,
    FieldId,
    MilestoneId,
    RoleId,
    StateId,
    TrackId,
    WaiverId,
)
from workflow.waiving import Waiver

ACCEPTED_UNLESS_SAID = (
    "application/pdf",
    "image/jpeg",
    "image/png",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)


def role(id_: RoleId, node: MapNode) -> Role:
    return Role(id=id_, label=label_of(node), scope=Scope(node.text("scope")))


def document(id_: DocumentKindId, node: MapNode) -> DocumentKind:
    accepts = node.texts("accepts") or ACCEPTED_UNLESS_SAID
    return DocumentKind(id=id_, label=label_of(node), accepts=accepts, fact=fact_of(node))


def field(id_: FieldId, node: MapNode) -> Field:
    choices = node.below("choices").maps()
    return Field(
        id=id_,
        label=label_of(node),
        kind=FieldKind(node.text("kind")),
        choices=tuple(Choice(id=key.text, label=label_of(choice)) for key, choice in choices),
        minimum=_number(node, "minimum"),
        maximum=_number(node, "maximum"),
        decimals=_number(node, "decimals") or 0,
        written_by=ids(RoleId, node, "written_by"),
        happened=is_yes(node, "happened"),
        personal=is_yes(node, "personal"),
        fact=fact_of(node),
    )


def assessment(id_: FieldId, node: MapNode) -> Field:
    """A criterion as a field that somebody answers with met or not met."""
    by = ids(RoleId, node, "by")
    return Field(id=id_, label=label_of(node), kind=FieldKind.ASSESSMENT, written_by=by, fact=fact_of(node))


def waiver(id_: WaiverId, node: MapNode) -> Waiver:
    return Waiver(id=id_, label=label_of(node), roles=ids(RoleId, node, "by"), fact=fact_of(node))


def consultation(id_: ConsultationId, node: MapNode) -> Consultation:
    working = node.text("working_days")
    return Consultation(
        id=id_,
        label=label_of(node),
        track=TrackId(node.text("track")),
        asked_in=StateId(node.text("from")),
        asked_by=ids(RoleId, node, "asked_by"),
        answered_by=ids(RoleId, node, "of"),
        days=whole_number(working or node.text("days")),
        working=bool(working),
        silence_agrees=node.text("silence") == "agrees",
        fact=fact_of(node),
    )


def milestone(id_: MilestoneId, node: MapNode) -> Milestone:
    return Milestone(
        id=id_,
        label=label_of(node),
        recorded_by=ids(RoleId, node, "recorded_by"),
        announced=is_yes(node, "announced"),
        fact=fact_of(node),
    )


def _number(node: MapNode, key: str) -> int | None:
    text = node.text(key)
    return whole_number(text) if text else None
