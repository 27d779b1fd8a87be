"""Auditing: every chain is recomputed, and its events folded to see that they tell what the row shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from services.cases import event_of
from services.registry import definition_of
from services.reservations import reserved
from services.store import (
    absences,
    awaiting,
    awards,
    calendar,
    campaigns,
    cases,
    councils,
    deadlines,
    decisions,
    history,
    papers,
    sittings,
    successions,
)
from services.store.work import Work
from workflow import retelling
from workflow import successions as succeeding
from workflow.campaign import Campaign, fold_campaign
from workflow.case import Case, fold
from workflow.councils.composition import Council, fold_council
from workflow.councils.sitting import Sitting, fold_sitting
from workflow.decisions.decision import Decision, fold_decision
from workflow.decisions.erasure import with_erased_from
from workflow.events import (
    AbsenceRecorded,
    CampaignEvent,
    CaseEvent,
    DeadlineArmed,
    DeadlineExtended,
    DeadlineMoved,
    DeadlineShifted,
)
from workflow.events.councils import CouncilEvent
from workflow.events.decisions import DecisionEvent
from workflow.events.sittings import SittingEvent
from workflow.history import Break, Fault, Kept, first_break
from workflow.working_calendar import days_told

ROWS_AT_ONCE = 500
CASE, CAMPAIGN, PERSON, CALENDAR = "case", "campaign", "person", "calendar"
COUNCIL, SITTING, DECISION, REGISTRY = "council", "sitting", "decision", "registry"
KINDS = (CASE, CAMPAIGN, PERSON, CALENDAR, COUNCIL, SITTING, DECISION, REGISTRY)
OF_DEADLINES = (DeadlineArmed.kind, DeadlineExtended.kind, DeadlineMoved.kind, DeadlineShifted.kind)
Told = Case | Campaign | Council | Sitting | Decision
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was read, and the first break of every stream that does not hold."""

    streams: int
    entries: int
    breaks: tuple[Break, ...]

    @property
    def holds(self) -> bool:
        return not self.breaks


def verify(work: Work, organisation: str | None = None) -> Verified:
    """Prove the history of one organisation, or of all: chains unbroken, and rows as the events tell."""
    breaks: list[Break] = []
    seen: set[str] = set()
    entries = 0
    waiting: dict[str, list[Kept]] = {}
    for name, links in groupby(history.all_streams(work, organisation), key=lambda kept: kept.entry.stream):
        stream = list(links)
        seen.add(name)
        entries += len(stream)
        broken = first_break(stream)
        if broken:
            breaks.append(broken)
            continue
        waiting[name] = stream
        if len(waiting) == ROWS_AT_ONCE:
            breaks += _against_rows(work, waiting)
            waiting = {}
    breaks += _against_rows(work, waiting)
    breaks += _rows_without_history(work, organisation, seen)
    return Verified(streams=len(seen), entries=entries, breaks=tuple(sorted(breaks, key=lambda b: str(b.stream))))


def verify_stream(work: Work, name: str) -> Verified:
    """Prove one stream."""
    stream = list(history.stream(work, name))
    broken = first_break(stream)
    breaks = [broken] if broken else list(_against_rows(work, {name: stream} if stream else {}))
    return Verified(streams=1, entries=len(stream), breaks=tuple(breaks))


def _against_rows(work: Work, streams: dict[str, list[Kept]]) -> list[Break]:
    """The breaks of *streams*; where something can't even be read, each is looked at by itself to name which."""
    try:
        return list(_compared(work, streams))
    except UNREADABLE as error:
        if len(streams) > 1:
            return [broken for name, stream in streams.items() for broken in _against_rows(work, {name: stream})]
        [(name, stream)] = streams.items()
        return [Break(stream=name, sequence=len(stream), fault=Fault.ROW, expected="readable", found=repr(error)[:200])]


def _compared(work: Work, streams: dict[str, list[Kept]]) -> Iterator[Break]:
    by_kind: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for name in streams:
        kind, _, identity = str(name).partition(":")
        if kind not in by_kind:
            raise ValueError(f"no stream is called {name!r}")
        by_kind[kind].append(identity)
    stored_cases, held = cases.load(work, by_kind[CASE]), papers.papers(work, by_kind[CASE])
    for identity in by_kind[CASE]:
        stream = streams[f"{CASE}:{identity}"]
        yield from _compare(stream, _case_told(stream), stored_cases.get(identity))
        yield from _differ(stream, retelling.papers(map(event_of, stream)), held.get(identity, {}))
    for one in reserved(work, [_case_told(streams[f"{CASE}:{identity}"]) for identity in by_kind[CASE]]):
        yield from _differ(streams[f"{CASE}:{one.case}"], one.told, one.held)
    for identity in by_kind[CAMPAIGN]:
        stream = streams[f"{CAMPAIGN}:{identity}"]
        apart = {kept.entry.event["case"] for kept in stream if kept.entry.kind in OF_DEADLINES}
        stored = campaigns.load(work, identity, cases=apart - {""}, participants=True)
        yield from _compare(stream, _campaign_told(stream), stored)
        yield from _differ(stream, retelling.ladders(map(event_of, stream)), deadlines.ladders(work, identity))
    yield from _of_people(work, {identity: streams[f"{PERSON}:{identity}"] for identity in by_kind[PERSON]})
    for identity in by_kind[CALENDAR]:
        stream = streams[f"{CALENDAR}:{identity}"]
        yield from _differ(stream, days_told(map(event_of, stream)), calendar.days(work, identity))
    for identity in by_kind[REGISTRY]:
        stream = streams[f"{REGISTRY}:{identity}"]
        held_units = {one.id: one for one in successions.known(work, identity)}
        yield from _differ(stream, succeeding.told(map(event_of, stream)), held_units)
    yield from _of_councils(work, streams, by_kind)
    yield from _of_decisions(work, {identity: streams[f"{DECISION}:{identity}"] for identity in by_kind[DECISION]})
    for identity in cases.in_another_organisation(work, by_kind[CASE]):
        stream = streams[f"{CASE}:{identity}"]
        yield from _differ(stream, {"organisation": "the campaign's"}, {"organisation": "another"})


def _of_councils(work: Work, streams: Mapping[str, list[Kept]], by_kind: Mapping[str, list[str]]) -> Iterator[Break]:
    """Who sat on which council, and what happened at its sittings."""
    stored_councils = councils.load_all(work, by_kind[COUNCIL])
    for identity in by_kind[COUNCIL]:
        stream = streams[f"{COUNCIL}:{identity}"]
        composed = (event for event in map(event_of, stream) if isinstance(event, CouncilEvent))
        yield from _compare(stream, fold_council(composed), stored_councils.get(identity))
    stored_sittings = sittings.load(work, by_kind[SITTING])
    for identity in by_kind[SITTING]:
        stream = streams[f"{SITTING}:{identity}"]
        happened = (event for event in map(event_of, stream) if isinstance(event, SittingEvent))
        yield from _compare(stream, fold_sitting(happened), stored_sittings.get(identity))


def _of_decisions(work: Work, streams: Mapping[str, list[Kept]]) -> Iterator[Break]:
    """What was decided, and the lines of the register of awards that it gave rise to."""
    stored = decisions.load(work, streams)
    for identity, stream in streams.items():
        told = fold_decision(event for event in map(event_of, stream) if isinstance(event, DecisionEvent))
        if identity in stored and any(kept.erased for kept in stream):
            told = with_erased_from(told, stored[identity])
        yield from _compare(stream, told, stored.get(identity))
        campaign = campaigns.load(work, told.campaign)
        if campaign is not None:
            due = awards.given_rows(told, definition_of(work, campaign.sha256).id, campaign.year)
            yield from _differ(stream, due, awards.held_rows(work, identity))


def _of_people(work: Work, streams: Mapping[str, list[Kept]]) -> Iterator[Break]:
    """Who was away when, with whom in their stead, and what they acknowledged."""
    away: dict[str, dict[str, Any]] = {}
    noted: dict[str, str] = {}
    for one in absences.of_people(work, streams):
        held = (one.substitute, one.first_day.isoformat(), one.last_day.isoformat(), one.ended)
        away.setdefault(one.person, {})[one.id] = held
        noted[one.id] = one.note
    said = awaiting.acknowledged_by(work, streams)
    for identity, stream in streams.items():
        events = list(map(event_of, stream))
        yield from _differ(stream, retelling.absences(events), away.get(identity, {}))
        yield from _differ(stream, retelling.acknowledged(events), dict.fromkeys(said.get(identity, ()), True))
        notes = {
            event.absence: event.note or noted[event.absence]
            for event in events
            if isinstance(event, AbsenceRecorded) and event.absence in noted
        }
        yield from _differ(stream, notes, {name: noted[name] for name in notes})


def _case_told(stream: list[Kept]) -> Case:
    return fold(event for event in map(event_of, stream) if isinstance(event, CaseEvent))


def _campaign_told(stream: list[Kept]) -> Campaign:
    told = fold_campaign(event for event in map(event_of, stream) if isinstance(event, CampaignEvent))
    return replace(told, units=tuple(sorted(told.units)), people=tuple(sorted(told.people)))


def _compare(stream: list[Kept], told: Told, stored: Told | None) -> Iterator[Break]:
    """A break when what the events of *stream* tell is not what is stored."""
    last = stream[-1].entry
    if told != stored:
        yield Break(
            stream=last.stream,
            sequence=last.sequence,
            fault=Fault.ROW if stored is not None else Fault.MISSING,
            expected=_differing(told, stored),
            found=_differing(stored, told),
        )


def _differ(stream: list[Kept], told: Mapping[Any, Any], held: Mapping[Any, Any]) -> Iterator[Break]:
    """A break when the rows that hang on a stream are not those its events tell of; names what differs."""
    odd = [name for name in {**told, **held} if told.get(name) != held.get(name)]
    if odd:
        last = stream[-1].entry
        expected, found = ({str(name): side.get(name) for name in odd} for side in (told, held))
        yield Break(
            stream=last.stream, sequence=last.sequence, fault=Fault.ROW, expected=str(expected), found=str(found)
        )


def _differing(one: object, other: object) -> str:
    """The parts of *one* that *other* has otherwise, for a person to read."""
    if one is None or other is None:
        return "—" if one is None else type(one).__name__
    names = getattr(one, "__slots__", ())
    parts = (name for name in names if getattr(one, name) != getattr(other, name))
    return ", ".join(f"{name}={getattr(one, name)!r}" for name in parts)


def _rows_without_history(work: Work, organisation: str | None, seen: Collection[str]) -> Iterator[Break]:
    known = [f"{CASE}:{name}" for name in cases.all_ids(work, organisation)]
    known += [f"{CAMPAIGN}:{name}" for name in campaigns.all_ids(work, organisation)]
    receivers = {*absences.all_people(work, organisation), *awaiting.all_acknowledging(work, organisation)}
    known += [f"{PERSON}:{name}" for name in sorted(receivers)]
    known += [f"{COUNCIL}:{name}" for name in councils.all_ids(work, organisation)]
    known += [f"{SITTING}:{name}" for name in sittings.all_ids(work, organisation)]
    known += [f"{DECISION}:{name}" for name in decisions.all_ids(work, organisation)]
    known += [f"{CALENDAR}:{name}" for name in calendar.organisations(work, organisation)]
    known += [f"{REGISTRY}:{name}" for name in successions.organisations(work, organisation)]
    for name in known:
        if name not in seen:
            yield Break(stream=name, sequence=0, fault=Fault.MISSING, expected="entries", found="—")
