"""What is wrong with the decisions of a scenario: drafts nobody made, awards the plan does not have."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from definitions.nodes import ListNode, MapNode
from definitions.problem import Problem, choice_hint, quoted
from services.simulation.faults import error, known
from services.simulation.language import DECIDING, Deed
from services.simulation.meaning import decision_meant, grant_tracks
from workflow.definition import Definition
from workflow.definition.decisions import DecisionRule
from workflow.ids import DecisionRuleId


def decision_misfits(
    act: MapNode, definition: Definition, logins: Collection[str], units: Collection[str]
) -> Iterator[Problem]:
    """Every problem of an act by which a decision is drafted."""
    if act.text("does") not in {Deed.DRAFT_DECISION, Deed.DRAFT_REVOCATION}:
        return
    yield from known(act.scalar("rule"), "decision", [str(one) for one in definition.decisions])
    rule = definition.decisions.get(DecisionRuleId(decision_meant(act, definition)))
    if rule is None and not act.value("rule"):
        hint = f"write rule: with one of {', '.join(definition.decisions)}" if definition.decisions else ""
        message = "this act does not say which kind of decision"
        yield error(act, "decision-left-open", message, hint or "the plan has no decisions")
    listed = act.value("awards")
    for grant in listed.items if isinstance(listed, ListNode) else ():
        if isinstance(grant, MapNode):
            yield from _grant(grant, rule, definition, logins, units)
            yield from _of_its_kind(grant, act.text("does"))


def undrafted(acts: Collection[MapNode]) -> Iterator[Problem]:
    """Decisions that are signed, published or dropped without having been drafted before."""
    drafted: list[str] = []
    for act in acts:
        does, name = act.text("does"), act.text("decision")
        if does in {Deed.DRAFT_DECISION, Deed.DRAFT_REVOCATION}:
            drafted.append(name)
        elif does in DECIDING and name not in drafted:
            message = f"no decision {quoted(name)} was drafted before" if name else "no decision was drafted before"
            hint = choice_hint(name, drafted) if any(drafted) else "draft it first, under the same name"
            yield error(act.value("decision") or act, "decision-not-drafted", message, hint)


def _grant(
    grant: MapNode,
    rule: DecisionRule | None,
    definition: Definition,
    logins: Collection[str],
    units: Collection[str],
) -> Iterator[Problem]:
    yield from known(grant.scalar("unit"), "unit", units)
    yield from known(grant.scalar("person"), "person", logins)
    yield from known(grant.scalar("track"), "track", [str(one) for one in definition.tracks])
    yield from known(grant.scalar("award"), "award", [str(one) for one in definition.awards])
    if rule and len(grant_tracks(grant, rule, definition)) != 1:
        message = f"the case is on no one track of the decision {quoted(str(rule.id))}"
        yield error(grant, "track-left-open", message, f"its tracks are {', '.join(rule.tracks)}; name one by track:")


def _of_its_kind(grant: MapNode, does: str) -> Iterator[Problem]:
    """An award is given or taken back, and says only what belongs to that."""
    needless, needed = ("award", "ground") if does == Deed.DRAFT_REVOCATION else ("ground", "")
    if grant.value(needless) is not None:
        message = f"{quoted(needless)} says nothing in this act"
        yield error(grant.value(needless) or grant, "key-of-no-use", message, "leave it out")
    if needed and grant.value(needed) is None:
        yield error(grant, "missing-key", f'this award lacks the key "{needed}"', f"write {needed}: …")
