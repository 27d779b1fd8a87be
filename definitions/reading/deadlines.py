"""Deadlines, their ladders, rounds, and the obligations that hang on deadlines."""

from __future__ import annotations

from definitions.nodes import MapNode, TextNode
from definitions.reading.days import day, when
from definitions.reading.words import fact_of, ids, is_yes, label_of, optional_id, word_or_ask
from definitions.values import OPENING, rung_days, whole_number
from workflow.dates import AfterEvent
from workflow.daysoff import Roll
from workflow.definition import Deadline, Late, MetWhen, Obligation, Owed, Period, Proof, RungKind, RungRule
from workflow.ids import BlockId, DeadlineId, DocumentKindId, RoleId, StateId, TrackId
from workflow.readings import readings
from workflow.rounds import Every, Rounds

RUNG_KINDS = {"remind": RungKind.REMINDER, "escalate": RungKind.ESCALATION}


def deadline(id_: DeadlineId, node: MapNode) -> Deadline:
    rungs = (_rung(key, rung) for key, rung in node.below("ladder").maps())
    opens, rules = node.value("from"), when(node)
    counted = (rule.named for rule in readings(rules)[0])
    return Deadline(
        id=id_,
        label=label_of(node),
        when=rules,
        opens=day(opens) if opens else None,
        each_round=is_yes(node, "each_round"),
        from_state=next((one.state for one in counted if isinstance(one, AfterEvent)), None),
        roll=word_or_ask(node, "roll", Roll.NONE),
        late=Late(node.text("late") or Late.REFUSE),
        extended_by=ids(RoleId, node, "extended_by"),
        proof=_proof(node.below("proof")) if node.value("proof") else None,
        ladder=tuple(sorted(rungs, key=lambda rung: (not rung.from_opening, rung.days))),
        fact=fact_of(node),
    )


def obligation(id_: TrackId, node: MapNode) -> Obligation:
    met_when = node.below("met_when")
    return Obligation(
        id=id_,
        label=label_of(node),
        owed_by=Owed(node.text("owed_by")),
        deadline=DeadlineId(node.text("deadline")),
        documents=ids(DocumentKindId, node, "documents"),
        met_by=ids(RoleId, node, "met_by"),
        met_when=_met_when(met_when) if met_when.entries else None,
        waived_by=ids(RoleId, node, "waived_by"),
        opens=optional_id(TrackId, node, "opens"),
        blocks=ids(BlockId, node, "blocks"),
        encouraged=is_yes(node, "encouraged"),
        fact=fact_of(node),
    )


def period(node: MapNode) -> Period | None:
    first, last = node.value("from"), node.value("through")
    return Period(first=day(first), last=day(last)) if first and last else None


def rounds(node: MapNode) -> Rounds | None:
    first, last = node.value("from"), node.value("through")
    return Rounds(every=Every(node.text("every")), first=day(first), last=day(last)) if first and last else None


def _met_when(node: MapNode) -> MetWhen:
    return MetWhen(
        track=TrackId(node.text("track")),
        state=StateId(node.text("state")),
        at_least=whole_number(node.text("at_least") or "1"),
    )


def _proof(node: MapNode) -> Proof:
    return Proof(roles=ids(RoleId, node, "by"), within_days=whole_number(node.text("within")))


def _rung(key: TextNode, node: MapNode) -> RungRule:
    word = next(word for word in RUNG_KINDS if node.value(word))
    return RungRule(
        id=key.text,
        days=rung_days(key.text),
        kind=RUNG_KINDS[word],
        tells=ids(RoleId, node, word),
        from_opening=key.text.startswith(OPENING),
        acknowledge=is_yes(node, "acknowledge"),
        by_sms=is_yes(node, "by_sms"),
    )
