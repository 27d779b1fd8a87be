"""What of a decision is personal: erased from its history, it is told no more, and everything else is proved as before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from workflow.decisions.decision import Decision, Line, Objection, Signature, Signed
from workflow.events.decisions import AwardGiven

Part = TypeVar("Part", Line, Objection, Signature, Signed, AwardGiven)
Name = TypeVar("Name", bound=str)


def with_erased_from(told: Decision, stored: Decision) -> Decision:
    """*told*, by entries of which some were erased, with what they tell no more as *stored* has it."""
    signed = told.signed
    return replace(
        told,
        lines=_each(told.lines, stored.lines, "reason"),
        signature=_filled(told.signature, stored.signature, "signer"),
        objections=_each(told.objections, stored.objections, "by", "text", "answer"),
        given=_each(told.given, stored.given, "recipient", "shares"),
        signed=_filled(signed, stored.signed, "filename") if signed and stored.signed else signed,
    )


def _each(told: Mapping[Name, Part], stored: Mapping[Name, Part], *personal: str) -> dict[Name, Part]:
    return {name: _filled(one, stored[name], *personal) if name in stored else one for name, one in told.items()}


def _filled(told: Part, stored: Part, *personal: str) -> Part:
    return replace(told, **{name: getattr(told, name) or getattr(stored, name) for name in personal})
