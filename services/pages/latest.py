"""The latest entries of an organisation, as somebody may read them who sees all of it."""

from __future__ import annotations

from collections.abc import Sequence

from services import recusals
from services.access import Actor
from services.cases import event_of
from services.registry import definition_of
from services.store import campaigns, history, sittings
from services.store import cases as rows
from services.store.work import Work
from workflow.councils.sitting import SittingState
from workflow.councils.withheld import tells_of_judging, tells_of_votes
from workflow.definition import Definition
from workflow.history import Kept

CASE, SITTING = "case:", "sitting:"


def latest_entries(work: Work, who: Actor, limit: int) -> list[Kept]:
    """At most *limit* entries, newest first; of motions that *who* is kept out of, none that tells of votes."""
    entries = history.latest(work, who.organisation, limit=limit)
    hidden = {*_of_cases(work, who, entries), *_of_sittings(work, who, entries)}
    return [kept for kept in entries if kept.entry.hash not in hidden]


def _of_cases(work: Work, who: Actor, entries: Sequence[Kept]) -> set[str]:
    by_case = _by_identity(entries, CASE)
    hidden: set[str] = set()
    for case in rows.load(work, by_case).values():
        withheld = recusals.sealed_from(work, who, _ruler(work, case.campaign), case)
        hidden |= {kept.entry.hash for kept in by_case[case.id] if withheld.tells(event_of(kept))}
    return hidden


def _of_sittings(work: Work, who: Actor, entries: Sequence[Kept]) -> set[str]:
    by_sitting = _by_identity(entries, SITTING)
    hidden: set[str] = set()
    for sitting in sittings.load(work, by_sitting).values():
        definition = _ruler(work, sitting.campaign)
        sealed = recusals.sealed_motions(work, definition, definition.councils[sitting.council], sitting, who)
        at_work = sitting.state is SittingState.OPEN
        for kept in by_sitting[sitting.id]:
            event = event_of(kept)
            if tells_of_votes(event, sealed) or (at_work and tells_of_judging(event)):
                hidden.add(kept.entry.hash)
    return hidden


def _by_identity(entries: Sequence[Kept], kind: str) -> dict[str, list[Kept]]:
    found: dict[str, list[Kept]] = {}
    for kept in entries:
        if kept.entry.stream.startswith(kind):
            found.setdefault(kept.entry.stream.removeprefix(kind), []).append(kept)
    return found


def _ruler(work: Work, campaign: str) -> Definition:
    found = campaigns.load(work, campaign)
    if found is None:
        raise ValueError(f"no campaign {campaign}")
    return definition_of(work, found.sha256)
