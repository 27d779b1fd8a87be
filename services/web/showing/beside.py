"""What lies beside a case on its page: its papers, the messages that told of it, the unit's other cases."""

from __future__ import annotations

from services.pages.reading import CaseRead
from services.web.contexts.cases import Paper, Related, Told
from services.web.showing.parts import state_badge, told_badge, track_named, with_round
from services.words import day
from workflow.ids import StateId


def papers_shown(read: CaseRead, language: str) -> tuple[Paper, ...]:
    """The attached papers."""
    kinds = {str(kind.id): kind.label.said(language) for kind in read.looked.definition.documents.values()}
    return tuple(
        Paper(
            href=f"/cases/{one.case}/documents/{one.id}",
            kind=kinds.get(one.kind, one.kind),
            filename=one.filename,
            number=one.number,
            dated=day(one.dated) if one.dated else "",
            size=one.size,
            filed_at=one.filed_at,
            filed_by=read.names.get(one.filed_by, ""),
            sha256=one.sha256,
        )
        for one in read.documents
    )


def told_shown(read: CaseRead, language: str) -> tuple[Told, ...]:
    """The messages that told of it, as far as the reader may see."""
    return tuple(
        Told(
            href=f"/mailbox/{one.id}",
            at=one.business_at,
            name=one.name,
            subject=one.subject,
            badge=told_badge(one, language),
        )
        for one in read.told
    )


def related_shown(read: CaseRead, language: str) -> tuple[Related, ...]:
    """The unit's other cases in this campaign."""
    definition = read.looked.definition
    return tuple(
        Related(
            href=f"/cases/{one.id}",
            subject=one.subject,
            track=with_round(track_named(definition, one.track).label.said(language), one.occurrence, language),
            badge=state_badge(definition, one.track, one.state, language),
            final=track_named(definition, one.track).state_of(StateId(one.state)).final,
        )
        for one in read.related
    )
