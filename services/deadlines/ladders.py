"""Ladders are told: of each deadline the newest rung that is due speaks, and the older ones are superseded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from services import campaigns, notices
from services.deadlines.entries import fired, running, units, waited
from services.notices import ToTell
from services.registry import definition_of
from services.store import rungs as rows
from services.store.owing import Waited, Where, owing
from services.store.rungs import DueRung
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Definition, RungRule
from workflow.errors import NotFound
from workflow.events import CampaignEvent, RungSkipped
from workflow.ids import DeadlineId
from workflow.ladder import turn
from workflow.waiting import waiting_states

Ladder = tuple[DueRung, ...]


def tell(work: Work, ladders: Sequence[Ladder]) -> int:
    """Settle the rungs of *ladders*, whatever campaigns they are of, and tell whom they name; how many were settled."""
    claimed = rows.claim(work, {rung: ends for ladder in ladders for rung, ends in _outcomes(ladder)})
    mine = [ladder for ladder in ladders if any(rung.id in claimed for rung in ladder)]
    campaigns_of = running(work, mine)
    cases = owing(work, _waited(work, campaigns_of, mine))
    telling = [
        _to_tell(work, campaigns_of[ladder[-1].campaign], ladder, tuple(found))
        for ladder, found in zip(mine, cases, strict=True)
    ]
    happened: dict[str, tuple[CampaignEvent, ...]] = {}
    for ladder, one, told in zip(mine, telling, notices.of_rungs(work, telling), strict=True):
        spoken = fired(one.fired, owing=units(one.owing), telling=told)
        happened[one.campaign.id] = (*happened.get(one.campaign.id, ()), *_superseded(ladder), spoken)
    campaigns.record_rungs(work, [(campaigns_of[name], events) for name, events in happened.items()])
    return len(claimed)


def _outcomes(ladder: Ladder) -> Iterator[tuple[str, str]]:
    speaks = turn([rung.name for rung in ladder]).speaks
    for rung in ladder:
        yield rung.id, "fired" if rung.name == speaks else "superseded"


def _waited(work: Work, campaigns_of: Mapping[str, Campaign], ladders: Sequence[Ladder]) -> list[Waited]:
    states: dict[tuple[str, str], tuple[Where, ...]] = {}
    asked = []
    for speaks in (ladder[-1] for ladder in ladders):
        which = (campaigns_of[speaks.campaign].sha256, speaks.deadline)
        if which not in states:
            states[which] = tuple(waiting_states(definition_of(work, which[0]), DeadlineId(speaks.deadline)))
        asked.append(waited(speaks, states[which]))
    return asked


def _to_tell(work: Work, campaign: Campaign, ladder: Ladder, owed: tuple[Case, ...]) -> ToTell:
    definition = definition_of(work, campaign.sha256)
    rungs = tuple(_rule(definition, rung) for rung in ladder)
    return ToTell(
        definition=definition,
        campaign=campaign,
        fired=ladder[-1],
        rungs=rungs,
        owing=() if rungs[-1].from_opening else owed,
    )


def _rule(definition: Definition, rung: DueRung) -> RungRule:
    deadline = definition.deadlines.get(DeadlineId(rung.deadline))
    for rule in deadline.ladder if deadline else ():
        if rule.id == rung.name:
            return rule
    raise NotFound("rung", rung.name)


def _superseded(ladder: Ladder) -> Iterator[RungSkipped]:
    for rung in ladder[:-1]:
        yield RungSkipped(
            deadline=rung.deadline,
            revision=rung.revision,
            rung=rung.name,
            case=rung.case,
            occurrence=rung.occurrence,
            because="superseded",
        )
