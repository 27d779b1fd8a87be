"""Deadlines, their ladders, and the obligations that hang on them."""

from __future__ import annotations

from definitions.nodes import MapNode, TextNode
from definitions.reading.words import fact_of, ids, label_of, optional_id
from definitions.values import named_day, rung_days, whole_number
from workflow.deadlines import Bound, DateRule, Roll
from workflow.definition import Deadline, Late, Obligation, Owed, Proof, RungKind, RungRule
from workflow.ids import DeadlineId, DocumentKindId, RoleId, TrackId

RUNG_KINDS = {"remind": RungKind.REMINDER, "escalate": RungKind.ESCALATION}


def deadline(id_: DeadlineId, node: MapNode) -> Deadline:
    rungs = (_rung(key, rung) for key, rung in node.below("ladder").maps())
    return Deadline(
        id=id_,
        label=label_of(node),
        when=date_rule(node),
        roll=Roll(node.text("roll") or Roll.NONE),
        late=Late(node.text("late") or Late.REFUSE),
        extended_by=ids(RoleId, node, "extended_by"),
        proof=_proof(node.below("proof")) if node.value("proof") else None,
        ladder=tuple(sorted(rungs, key=lambda rung: rung.days)),
        fact=fact_of(node),
    )


def date_rule(node: MapNode) -> DateRule:
    """The day a deadline names, under the word that says how it counts."""
    bound = next(bound for bound in Bound if node.text(bound))
    day, month, year = named_day(node.text(bound))
    return DateRule(day, month, year, bound)


def obligation(id_: TrackId, node: MapNode) -> Obligation:
    return Obligation(
        id=id_,
        label=label_of(node),
        owed_by=Owed(node.text("owed_by")),
        deadline=DeadlineId(node.text("deadline")),
        documents=ids(DocumentKindId, node, "documents"),
        met_by=ids(RoleId, node, "met_by"),
        waived_by=ids(RoleId, node, "waived_by"),
        opens=optional_id(TrackId, node, "opens"),
        fact=fact_of(node),
    )


def _proof(node: MapNode) -> Proof:
    return Proof(roles=ids(RoleId, node, "by"), within_days=whole_number(node.text("within")))


def _rung(key: TextNode, node: MapNode) -> RungRule:
    word = next(word for word in RUNG_KINDS if node.value(word))
    return RungRule(id=key.text, days=rung_days(key.text), kind=RUNG_KINDS[word], tells=ids(RoleId, node, word))
