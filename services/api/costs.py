"""What awards may cost before anybody has won one: of a plan, of a campaign; and what to know before launching."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from pydantic import BaseModel

from definitions.law import Citing
from services import costs
from services.api.answering import Signed
from services.campaigns import load
from services.doorway import language_of, office_of
from services.plans import version
from services.registry import definition_of
from services.words import sentence
from services.words.money import citing_said, most_said, times_said
from workflow.definition import Definition
from workflow.money import AwardCost, Cost, Reckoned
from workflow.refusals import Refusal

router = APIRouter(tags=["costs"])


class ReckonedOut(BaseModel):
    """How a sum by law came about: coefficient × base salary, rounded up; `law_sha256` is of the text it was taken from."""

    rule_set: str
    coefficient: str
    base_salary: int
    product: float
    article: str
    salary_article: str
    verified: str
    law_sha256: str


class AwardCostOut(BaseModel):
    """One award: how many at most (`bound`: where that comes from, or why it is null), the sum for one in đồng, and in all.

    `reckoned` is null where the plan fixes the sum; `unknown` says why there is none.
    """

    award: str
    label: str
    form: str
    holder: str
    most: int | None
    bound: str
    bound_said: str
    quota: str | None
    amount: int | None
    in_all: int | None
    reckoned: ReckonedOut | None
    unknown: str


class CostOut(BaseModel):
    """The cost of every award for a decision of `day`; `total` leaves out what is not known, unless `complete`."""

    day: date
    total: int
    complete: bool
    awards: list[AwardCostOut]


class CitingOut(BaseModel):
    """A cited text that does not hold on the day, or that nobody has verified; `others` to look at instead or beside."""

    number: str
    standing: str
    since: date | None
    verified: str
    others: list[str]
    said: str


class LaunchingOut(BaseModel):
    """What is to be known before launching; none of it stops it."""

    day: date
    texts: list[CitingOut]
    cost: CostOut


@router.get("/definitions/{definition_id}/cost")
def of_definition(definition_id: str, request: Request, caller: Signed, on: date | None = None) -> CostOut:
    """What the plan's awards may cost at most, decided *on* a day: the last of its period unless given."""
    language = language_of(request)
    with office_of(request).reading(caller.actor.id) as work:
        definition = version(work, caller.actor, definition_id).definition
        return _cost(costs.cost_of_plan(work, definition, on), definition, language)


@router.get("/campaigns/{campaign_id}/cost")
def of_campaign(campaign_id: str, request: Request, caller: Signed, on: date | None = None) -> CostOut:
    """The same for a campaign, by its answers and whoever takes part."""
    with office_of(request).reading(caller.actor.id) as work:
        definition = definition_of(work, load(work, caller.actor, campaign_id).sha256)
        return _cost(costs.cost_of_campaign(work, caller.actor, campaign_id, on), definition, language_of(request))


@router.get("/campaigns/{campaign_id}/launch")
def before_launch(campaign_id: str, request: Request, caller: Signed) -> LaunchingOut:
    """What is to be known before launching today: cited texts that do not hold, and the cost."""
    language = language_of(request)
    with office_of(request).reading(caller.actor.id) as work:
        definition = definition_of(work, load(work, caller.actor, campaign_id).sha256)
        return LaunchingOut(
            day=work.act.today,
            texts=[_citing(one, language) for one in costs.texts_to_look_at(work, definition, work.act.today)],
            cost=_cost(costs.cost_of_campaign(work, caller.actor, campaign_id), definition, language),
        )


def _cost(cost: Cost, definition: Definition, language: str) -> CostOut:
    lines = [_line(line, definition, language) for line in cost.lines]
    return CostOut(day=cost.day, total=cost.total, complete=cost.complete, awards=lines)


def _line(line: AwardCost, definition: Definition, language: str) -> AwardCostOut:
    prize = line.prize
    return AwardCostOut(
        award=line.award.id,
        label=line.award.label.said(language),
        form=line.award.form,
        holder=line.award.holder.value,
        most=line.most.number,
        bound=line.most.bound.value,
        bound_said=most_said(line.most, language),
        quota=line.most.quota,
        amount=None if isinstance(prize, Refusal) else prize.amount,
        in_all=line.in_all,
        reckoned=_reckoned(prize) if isinstance(prize, Reckoned) else None,
        unknown=sentence(prize, definition, language) if isinstance(prize, Refusal) else "",
    )


def _reckoned(prize: Reckoned) -> ReckonedOut:
    return ReckonedOut(
        rule_set=prize.rule_set,
        coefficient=times_said(prize.coefficient, "en"),
        base_salary=prize.base_salary,
        product=float(prize.product),
        article=prize.article,
        salary_article=prize.salary_article,
        verified=prize.verified.value,
        law_sha256=prize.law_sha256,
    )


def _citing(one: Citing, language: str) -> CitingOut:
    return CitingOut(
        number=one.text.number,
        standing=one.standing.value,
        since=one.day,
        verified=one.text.verified.value,
        others=[other.number for other in one.others],
        said=citing_said(one, language),
    )
