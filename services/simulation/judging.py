"""A jury in a scenario: it is named and begins, its members score works, it ends with a result for every work."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from services import campaigns, councils
from services.access import Actor
from services.councils.finding import Found, rule_of
from services.registry import definition_of
from services.simulation.language import Deed
from services.simulation.scenario import Act
from services.store import sittings
from services.store.work import Work
from workflow.councils.commands import CloseSitting, GiveSheet, OpenSitting
from workflow.councils.composition import Composition
from workflow.councils.sitting import Sitting, SittingState
from workflow.definition import Definition
from workflow.definition.councils import Ballot, SeatKind
from workflow.errors import NotFound
from workflow.ids import CampaignId, CaseId, CouncilId, CriterionId, PersonId
from workflow.readings import settled


def jury_of(definition: Definition) -> CouncilId:
    """The council of the plan that judges works; raises `NotFound` where there is none."""
    found = (one.id for one in definition.councils.values() if one.ballot is not Ballot.APPROVE)
    jury = next(found, None)
    if jury is None:
        raise NotFound("council", "jury")
    return jury


def judge(
    work: Work,
    who: Actor,
    campaign: CampaignId,
    act: Act,
    people: Mapping[str, str],
    case_of: Callable[[], CaseId],
) -> None:
    """Do *act*; raises what the use cases raise."""
    definition = definition_of(work, campaigns.load(work, who, campaign).sha256)
    found = rule_of(work, who, campaign, jury_of(definition))
    match act.deed:
        case Deed.BEGIN_JUDGING:
            _begin(work, who, found, act, people, [case_of()] if act.unit or act.person else None)
        case Deed.SCORE:
            _score(work, who, act, case_of())
        case _:
            for sitting in _open(work, found):
                if case_of_sitting(act, sitting, case_of):
                    councils.perform(work, who, sitting.id, CloseSitting(despite=act.reason))


def case_of_sitting(act: Act, sitting: Sitting, case_of: Callable[[], CaseId]) -> bool:
    """Whether *act* is about *sitting*: it names no case, or one on its agenda."""
    return not (act.unit or act.person) or case_of() in sitting.agenda.values()


def _begin(
    work: Work, who: Actor, found: Found, act: Act, people: Mapping[str, str], only: list[CaseId] | None
) -> None:
    if act.jury:
        chair, *others = (PersonId(people[login]) for login in act.jury)
        today = work.act.today
        made = Composition(
            decision_number=act.number,
            decided_on=today,
            first_day=today,
            seats={chair: SeatKind.CHAIR, **dict.fromkeys(others, SeatKind.MEMBER)},
        )
        councils.compose(work, who, found.campaign.id, found.rule.id, made)
    waiting = councils.waiting(work, who, found)
    ordered = [one.id for one in sorted(waiting, key=lambda one: one.opened_at)]
    called = councils.call(
        work,
        who,
        campaign=found.campaign.id,
        council=found.rule.id,
        called_for=work.act.business_at,
        place="",
        cases=[str(case) for case in only] if only else ordered,
    )
    councils.perform(work, who, called.id, OpenSitting())
    if settled(found.rule.judges, found.campaign.answers):
        councils.draw_judges(work, who, called.id)


def _score(work: Work, who: Actor, act: Act, case: CaseId) -> None:
    sitting = sittings.standing(work, [case]).get(case)
    if sitting is None:
        raise NotFound("sitting", case)
    agenda = sittings.load(work, [sitting])[sitting].agenda
    motion = next(motion for motion, about in agenda.items() if about == case)
    scores = {CriterionId(name): text for name, text in act.gives.items()}
    councils.perform(work, who, sitting, GiveSheet(motion=motion, scores=scores, note=act.reason))


def _open(work: Work, found: Found) -> list[Sitting]:
    everything = sittings.of_campaign(work, found.campaign.id)
    return [one for one in everything if one.council == found.rule.id and one.state is SittingState.OPEN]
