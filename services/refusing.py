"""A refusal is an answer: it is kept in its own log and put into words for who asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from services.naming import subjects
from services.registry import definition_of
from services.store import campaigns, cases, councils, decisions, definitions, incidents, people, sittings
from services.store.work import Scope, Work
from services.words import Worded, worded
from workflow.definition import Definition
from workflow.errors import Refused
from workflow.refusals import Refusal


def _of_case(work: Work, case: str) -> str:
    found = cases.load(work, [case]).get(case)
    return found.campaign if found else ""


def _of_council(work: Work, council: str) -> str:
    found = councils.load_all(work, [council]).get(council)
    return found.campaign if found else ""


def _of_sitting(work: Work, sitting: str) -> str:
    found = sittings.load(work, [sitting]).get(sitting)
    return found.campaign if found else ""


def _of_decision(work: Work, decision: str) -> str:
    found = decisions.load(work, [decision]).get(decision)
    return found.campaign if found else ""


CAMPAIGN_OF: Mapping[str, Callable[[Work, str], str]] = {
    "case": _of_case,
    "council": _of_council,
    "sitting": _of_sitting,
    "decision": _of_decision,
}
"""How the campaign of a stream of that kind is found."""


def explain(work: Work, organisation: str, stream: str, refused: Refused, language: str) -> tuple[Worded, ...]:
    """Note *refused* and say every refusal in *language*. The caller commits."""
    incidents.note_refusal(work, organisation, stream, refused)
    definition = definition_behind(work, stream)
    return tuple(worded(_named(work, organisation, one), definition, language) for one in refused.refusals)


def _named(work: Work, organisation: str, refusal: Refusal) -> Refusal:
    """*refusal* with the case and the person it tells of called by their names."""
    params = dict(refusal.params)
    if isinstance(which := params.get("case"), str):
        found = cases.load(work, [which], scope=_all_of(organisation)).values()
        params["case"] = subjects(work, found).get(which, which)
    if isinstance(who := params.get("person"), str):
        person = people.by_id(work, [who]).get(who)
        params["person"] = person.name if person and person.organisation == organisation else who
    return replace(refusal, params=params) if params != refusal.params else refusal


def _all_of(organisation: str) -> Scope:
    return Scope(organisation=organisation, units=None, person="")


def definition_behind(work: Work, stream: str) -> Definition | None:
    """The definition that rules *stream* (of a case, campaign, council, sitting or decision), if it is known; none a person's.

    For a `calendar:…` or a `registry:…` it is one that names its roles.
    """
    kind, _, identity = stream.partition(":")
    if kind == "person":
        return None
    if kind in {"calendar", "registry"}:
        published = definitions.listing(work, _all_of(identity))
        return definition_of(work, published[-1].sha256) if published else None
    if kind in CAMPAIGN_OF:
        identity = CAMPAIGN_OF[kind](work, identity)
    campaign = campaigns.load(work, identity) if identity else None
    return definition_of(work, campaign.sha256) if campaign else None
