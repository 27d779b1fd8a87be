"""The rungs of a deadline's ladder in words: a reminder so many days before, an escalation so many after."""

from __future__ import annotations

from services.web.showing.parts import with_round
from services.words import translation
from workflow.arming import BEGINS
from workflow.definition import Definition, RungKind, RungRule
from workflow.retelling import LAPSE

BEFORE = "{deadline}: nhắc trước {days} ngày"
ON_THE_DAY = "{deadline}: nhắc trong ngày cuối"
OPENING = "{deadline}: báo đã mở"
OPENING_AFTER = "{deadline}: báo đã mở được {days} ngày"
AFTER = "{deadline}: nhắc sau {days} ngày"
OPENED = "{deadline}: báo mở nhận"
PASSING = "Hết hạn: {deadline}"
BEGINNING = "Bắt đầu kỳ: {deadline}"
ESCALATED = "{deadline}: báo cấp trên sau {days} ngày"


def rung_rule(definition: Definition, deadline: str, rung: str) -> RungRule | None:
    """The rule of that rung, if the definition has it."""
    found = next((d for d in definition.deadlines.values() if d.id == deadline), None)
    return next((step for step in found.ladder if step.id == rung), None) if found else None


def rung_said(definition: Definition, deadline: str, rung: str, language: str, *, occurrence: str = "") -> str:
    """*rung* in words, with its round where it has one; its name where the definition does not have it."""
    step = rung_rule(definition, deadline, rung)
    labels = (d.label.said(language) for d in definition.deadlines.values() if d.id == deadline)
    label = with_round(next(labels, deadline), occurrence, language)
    if step is None:
        return f"{label}: {rung}"
    return translation(language).gettext(_wording(step)).format(deadline=label, days=abs(step.days))


def step_said(definition: Definition, deadline: str, rung: str, language: str, *, occurrence: str = "") -> str:
    """`rung_said`, or what stands in the same column of rows: the passing of the deadline, the beginning of a round."""
    if rung not in {LAPSE, BEGINS}:
        return rung_said(definition, deadline, rung, language, occurrence=occurrence)
    labels = (d.label.said(language) for d in definition.deadlines.values() if d.id == deadline)
    label = with_round(next(labels, deadline), occurrence, language)
    return translation(language).gettext(PASSING if rung == LAPSE else BEGINNING).format(deadline=label)


def _wording(step: RungRule) -> str:
    if step.from_opening and step.days >= 0:
        return OPENING_AFTER if step.days else OPENING
    if step.from_opening:
        return OPENED
    if step.kind is RungKind.ESCALATION:
        return ESCALATED
    return ON_THE_DAY if step.days == 0 else BEFORE if step.days < 0 else AFTER
