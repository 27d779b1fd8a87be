"""Asking: commands, what they are asked with, and how they are refused."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import datetime

import pytest

from tests.workflow.builders import NOON, PDF
from workflow.case import Case, Value
from workflow.commands import CaseCommand, FileDocument, Receipt, TakeTransition, Verdict
from workflow.definition import Definition
from workflow.engine import decide
from workflow.errors import NotPermitted, Refused
from workflow.facts import Facts, Situation
from workflow.ids import CouncilId, DocumentKindId, FieldId, RoleId, SittingId, Trigger
from workflow.refusals import Refusal


def facts(*roles: str, now: datetime = NOON, **known: object) -> Facts:
    """What somebody with *roles* acts on; *known* is any other part of `Facts`."""
    return Facts(now=now, roles=frozenset(RoleId(role) for role in roles), **known)  # type: ignore[arg-type]


def take(trigger: str, *, reason: str = "", receipt: Receipt | None = None, **inputs: str) -> TakeTransition:
    given = {FieldId(name): text for name, text in inputs.items()}
    return TakeTransition(trigger=Trigger(trigger), inputs=given, reason=reason, receipt=receipt)


def voted(trigger: str, *, carried: bool, **figures: str) -> TakeTransition:
    """The move of a council's closed sitting, carried or lost, with its minutes."""
    verdict = Verdict(
        sitting=SittingId("sitting-1"),
        council=CouncilId("award_council"),
        carried=carried,
        in_favour=int(figures.get("vote_in_favour", "0")),
        minutes=a_paper("vote_minutes"),
    )
    return replace(take(trigger, **figures), verdict=verdict)


def a_paper(kind: str, media_type: str = PDF) -> FileDocument:
    return FileDocument(
        document="paper-1", kind=DocumentKindId(kind), sha256="b" * 64, size=9, media_type=media_type, filename="a.pdf"
    )


def situation(case: Case, known: Facts | None = None, asked: CaseCommand | None = None, **inputs: Value) -> Situation:
    """*case* as a guard sees it, with *inputs* just entered."""
    entered = {FieldId(name): value for name, value in inputs.items()}
    return Situation(case=case, asked=asked, facts=known or facts(), inputs=entered)


def refused(definition: Definition, case: Case | None, command: CaseCommand, known: Facts) -> tuple[Refusal, ...]:
    """The refusals with which *command* is refused, having seen that neither case nor facts were touched."""
    before = deepcopy((case, known))

    with pytest.raises(Refused) as refusal:
        decide(definition, case, command, known)

    assert (case, known) == before
    return refusal.value.refusals


def not_permitted(*roles: str) -> tuple[Refusal, ...]:
    """What an actor hears who has none of *roles*, on `NotPermitted`."""
    return NotPermitted("", roles).refusals
