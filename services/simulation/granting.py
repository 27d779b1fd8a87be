"""What an act says of a decision: its name in the scenario, whom it awards, what the paper says and who signs it."""

from __future__ import annotations

from dataclasses import dataclass

from definitions.nodes import ListNode, MapNode
from definitions.values import whole_number
from services.simulation.meaning import decision_meant, grant_tracks
from workflow.decisions.decision import Ground, Power, Signature
from workflow.definition import Definition
from workflow.ids import DecisionRuleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A case on a decision: what it is given, or (`ground`) that what it was given is taken back."""

    track: str
    unit: str
    person: str
    round: str
    nth: int | None
    award: str
    reason: str
    ground: Ground | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSaid:
    """A decision as an act tells of it; `name` is what the scenario calls it, empty for its only one."""

    name: str
    rule: str
    grants: tuple[Grant, ...]
    subject: str
    basis: tuple[str, ...]
    signature: Signature


def paper_said(node: MapNode, definition: Definition) -> PaperSaid:
    """What the act of *node* says of a decision, once nothing is wrong with it."""
    rule = decision_meant(node, definition)
    return PaperSaid(
        name=node.text("decision"),
        rule=rule,
        grants=_grants(node, rule, definition),
        subject=node.text("subject"),
        basis=node.texts("basis"),
        signature=Signature(
            power=Power(node.text("power") or Power.OWN),
            for_whom=node.text("for_whom"),
            post=node.text("post"),
            signer=node.text("signer"),
            authorised_by=node.text("authorised_by"),
        ),
    )


def _grants(node: MapNode, rule: str, definition: Definition) -> tuple[Grant, ...]:
    known, listed = definition.decisions.get(DecisionRuleId(rule)), node.value("awards")
    grants = (item for item in listed.items if isinstance(item, MapNode)) if isinstance(listed, ListNode) else ()
    return tuple(_grant(one, grant_tracks(one, known, definition)[0]) for one in grants if known)


def _grant(node: MapNode, track: str) -> Grant:
    return Grant(
        track=track,
        unit=node.text("unit"),
        person=node.text("person"),
        round=node.text("round"),
        nth=whole_number(node.text("nth")) if node.text("nth") else None,
        award=node.text("award"),
        reason=node.text("reason"),
        ground=Ground(node.text("ground")) if node.text("ground") else None,
    )
