"""A refusal is an answer: it is kept in its own log and put into words for who asked."""

from __future__ import annotations

from services.registry import definition_of
from services.store import campaigns, cases, definitions, incidents, sittings
from services.store.work import Scope, Work
from services.words import Worded, worded
from workflow.definition import Definition
from workflow.errors import Refused


def explain(work: Work, organisation: str, stream: str, refused: Refused, language: str) -> tuple[Worded, ...]:
    """Note *refused* and say every refusal in *language*. The caller commits."""
    incidents.note_refusal(work, organisation, stream, refused)
    definition = definition_behind(work, _campaign_of_sitting(work, stream))
    return tuple(worded(refusal, definition, language) for refusal in refused.refusals)


def _campaign_of_sitting(work: Work, stream: str) -> str:
    """The stream of the campaign in which a `sitting:…` is held; any other *stream* itself."""
    kind, _, identity = stream.partition(":")
    found = sittings.load(work, [identity]).get(identity) if kind == "sitting" else None
    return f"campaign:{found.campaign}" if found else stream


def definition_behind(work: Work, stream: str) -> Definition | None:
    """The definition that rules *stream* (`case:…` or `campaign:…`), if it is known; none rules a person's.

    For a `calendar:…` it is one that names its roles.
    """
    kind, _, identity = stream.partition(":")
    if kind == "person":
        return None
    if kind == "calendar":
        published = definitions.listing(work, Scope(organisation=identity, units=None, person=""))
        return definition_of(work, published[-1].sha256) if published else None
    if kind == "case":
        found = cases.load(work, [identity]).get(identity)
        identity = found.campaign if found else ""
    campaign = campaigns.load(work, identity) if identity else None
    return definition_of(work, campaign.sha256) if campaign else None
