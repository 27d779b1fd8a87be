"""The papers that may be printed from a page, as links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import quote

from services.access import Actor
from services.papers import PaperKind
from services.papers.gathering.certificates import certified
from services.papers.gathering.choosing import printable_of_decision
from services.web.contexts.decisions import DecisionPage
from services.web.contexts.printing import Printable
from workflow.decisions.decision import Decision


def printables(kinds: Iterable[PaperKind], at: str, language: str) -> tuple[Printable, ...]:
    """Links to papers of those kinds of what stands at the address *at*."""
    return tuple(Printable(label=kind.label.said(language), href=f"{at}/papers/{kind}") for kind in kinds)


def with_papers(page: DecisionPage, decision: Decision, who: Actor, language: str) -> DecisionPage:
    """*page* with links to what *who* may print of the whole *decision*, and at each line to its certificate, if any."""
    mine = certified(decision, who)
    at = f"{page.href}/papers/{PaperKind.CERTIFICATE}?line="
    lines = (replace(one, certificate=f"{at}{quote(one.id)}" if one.id in mine else "") for one in page.lines)
    return replace(
        page,
        id=decision.id,
        lines=tuple(lines),
        printing=printables(printable_of_decision(who, decision), page.href, language),
        certificates=len(mine),
    )
