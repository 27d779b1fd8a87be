"""Gathers what precautions look at: one plural loader for each kind of fact, run only when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from services.calendar import days_off
from services.recusals.grounds import derived
from services.store import councils, incidents, papers
from services.store.work import Work
from workflow.arming import reckoning_of
from workflow.beside import Bench, Beside, FiledPaper
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.definition import Definition
from workflow.facts import FactKind
from workflow.ids import CaseId, CouncilId, DeadlineId, DocumentKindId, MotionId, QuestionId, Trigger

OF_THE_PROJECT = "do dự án chọn"
"""What the basis of an answer says where nobody but the project chose it."""


def gather_beside(
    work: Work, definition: Definition, campaign: Campaign, subjects: Sequence[Case], needs: frozenset[FactKind]
) -> dict[CaseId, Beside]:
    """What lies beside each of *subjects*."""
    rolled = _rolled(work, definition, campaign) if FactKind.ROLLED in needs else {}
    filed = papers.papers(work, [case.id for case in subjects]) if FactKind.PAPERS in needs else {}
    streams = [f"case:{case.id}" for case in subjects]
    refused = incidents.refused_before(work, streams) if FactKind.REFUSED in needs else {}
    benches = _benches(work, definition, campaign, subjects) if FactKind.BENCHES in needs else {}
    provisional = frozenset(campaign.provisional) if FactKind.PROVISIONAL in needs else frozenset()
    own_readings = _own_readings(definition, campaign) if FactKind.OWN_READINGS in needs else frozenset()
    return {
        case.id: Beside(
            rolled=rolled,
            provisional=provisional,
            own_readings=own_readings,
            papers=tuple(_paper(one) for one in filed.get(case.id, {}).values()),
            refused={Trigger(name): times for name, times in refused.get(f"case:{case.id}", {}).items()},
            benches=benches.get(case.id, {}),
        )
        for case in subjects
    }


def _paper(one: tuple[str, str, int, str, str, str]) -> FiledPaper:
    kind, sha256, _, _, number, dated = one
    return FiledPaper(kind=DocumentKindId(kind), sha256=sha256, number=number, dated=dated)


def _rolled(work: Work, definition: Definition, campaign: Campaign) -> Mapping[DeadlineId, date]:
    """The deadlines that stand on another day than the plan names because that is a day off, with the day it names."""
    by = reckoning_of(definition, campaign, days_off(work, campaign.organisation, campaign.year))
    found: dict[DeadlineId, date] = {}
    for deadline in definition.deadlines.values():
        if deadline.each_round or deadline.from_state:
            continue
        last_days = [rule.last_day(by) for rule in deadline.rules(campaign.answers)]
        for named, one in zip(last_days, deadline.occurrences(by), strict=False):
            due = campaign.due(deadline.id, None, one.id)
            if named and due and named != one.last_day == due.last_day:
                found[deadline.id] = named
    return found


def _own_readings(definition: Definition, campaign: Campaign) -> frozenset[QuestionId]:
    """The questions answered as the plan's definition does, where it says that the answer is the project's."""
    return frozenset(
        question.id
        for question in definition.questions.values()
        if question.answer is not None
        and question.basis is not None
        and OF_THE_PROJECT in question.basis.vi
        and campaign.answers.get(question.id) == question.answer
    )


def _benches(
    work: Work, definition: Definition, campaign: Campaign, subjects: Sequence[Case]
) -> Mapping[CaseId, dict[CouncilId, Bench]]:
    """The councils that are composed today, and for each case how many of their members have a conflict in it."""
    found: dict[CaseId, dict[CouncilId, Bench]] = {case.id: {} for case in subjects}
    if not definition.councils:
        return found
    for council in councils.of_campaign(work, campaign.id):
        composition, rule = council.composition_on(work.act.today), definition.councils.get(council.rule)
        if composition is None or rule is None:
            continue
        before: dict[str, Case] = {case.id: case for case in subjects if case.track in rule.tracks}
        agenda = {MotionId(name): CaseId(name) for name in before}
        members = list(composition.seats)
        kept_out = derived(work, definition, rule, agenda, before, members)
        for name in before:
            conflicted = sum(motion == MotionId(name) for motion, _ in kept_out)
            found[CaseId(name)][council.rule] = Bench(members=len(members), conflicted=conflicted)
    return found
