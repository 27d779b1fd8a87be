"""What was adjusted, told: a campaign suspended and resumed, a milestone given another day, a case cancelled."""

from __future__ import annotations

from services.simulation import sentences as say
from services.simulation.wording import Wording
from services.words import day
from workflow.commands import Moving
from workflow.definition import Label
from workflow.events import AnyEvent, CampaignResumed, CampaignSuspended, CaseCancelled, MilestonePostponed


def adjustment_told(event: AnyEvent, word: Wording) -> tuple[str, str, list[str]] | None:
    """The kind, the sentence and the details of *event*; None for one that adjusts nothing."""

    def said(label: Label, **parts: object) -> str:
        return label.said(word.language).format(**parts)

    def papers(number: str, reason: str) -> list[str]:
        return [said(say.NUMBER, number=number) if number else "", said(say.REASON, reason=reason) if reason else ""]

    match event:
        case CampaignSuspended():
            return "suspension", said(say.SUSPENDED), papers(event.document_number, event.reason)
        case CampaignResumed():
            moving = say.SHIFTED if event.moving == Moving.SHIFT else say.KEPT
            details = [said(moving, days=event.days), *papers(event.document_number, event.reason)]
            return "resumption", said(say.RESUMED, days=event.days), details
        case MilestonePostponed():
            what = said(say.POSTPONED, milestone=word.label("milestones", event.milestone))
            days = said(say.INSTEAD, day=day(event.happened_on), before=day(event.instead_of))
            return "postponement", what, [days, *papers(event.document_number, event.reason)]
        case CaseCancelled():
            return "cancellation", said(say.CANCELLED), papers("", event.reason)
        case _:
            return None
