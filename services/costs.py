"""What to know before a campaign is launched: what its awards may cost, and which cited texts do not hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from definitions.calendar import seed_days_off
from definitions.law import Citing, LegalTexts, Standing
from services.access import Actor
from services.calendar import days_off
from services.campaigns import load
from services.money import prize_of
from services.registry import definition_of
from services.store.work import Work
from workflow.arming import reckoning_of
from workflow.dates import Reckoning
from workflow.definition import Definition
from workflow.money import (
    AwardCost,
    Cost,
    TakingPart,
    Verified,
    last_day_of_period,
    most_of,
)
from workflow.readings import Answers


def cost_of_plan(work: Work, definition: Definition, day: date | None = None) -> Cost:
    """What the awards of a plan may cost at most, decided on *day* (the last of its period unless given).

    Nobody has been selected yet, so what depends on the number of participants is not known. What a higher level gives
    is that level's to pay, and left out.
    """
    by = definition.reckoning(definition.year, definition.own_answers, {}, seed_days_off(definition.year))
    part = TakingPart(rounds=_rounds(definition, by), blocks=len(definition.participants.blocks))
    return _cost(work, definition, by, part, definition.own_answers, day)


def cost_of_campaign(work: Work, who: Actor, campaign: str, day: date | None = None) -> Cost:
    """The same for a campaign, by its answers and whoever was selected for it. Raises `NotFound`."""
    found = load(work, who, campaign)
    definition = definition_of(work, found.sha256)
    by = reckoning_of(definition, found, days_off(work, found.organisation, found.year))
    part = TakingPart(
        units=len(found.units),
        people=len(found.people),
        blocks=len(set(found.blocks.values())),
        rounds=_rounds(definition, by),
    )
    return _cost(work, definition, by, part, found.answers, day)


def texts_to_look_at(work: Work, definition: Definition, day: date) -> tuple[Citing, ...]:
    """The texts a plan cites that do not hold on *day*, or of which nobody is sure."""
    return tuple(_doubtful(work.installation.law.texts, definition, day))


def _doubtful(texts: LegalTexts, definition: Definition, day: date) -> Iterator[Citing]:
    places = (*definition.source.basis, *(award.by_law for award in definition.awards.values()))
    for text in dict.fromkeys(text for place in places for text in texts.cited_in(place)):
        citing = texts.standing(text, day, day)
        if citing.standing is not Standing.IN_FORCE or text.verified is Verified.NO:
            yield citing


def _cost(
    work: Work, definition: Definition, by: Reckoning, part: TakingPart, answers: Answers, day: date | None
) -> Cost:
    on = day or last_day_of_period(definition, by)
    return Cost(
        day=on,
        lines=tuple(
            AwardCost(
                award=award,
                most=most_of(definition, award, part, answers),
                prize=prize_of(work, award, on),
            )
            for award in definition.awards.values()
            if award.from_above is None
        ),
    )


def _rounds(definition: Definition, by: Reckoning) -> int | None:
    if definition.rounds is None:
        return 1
    try:
        return len(definition.rounds_by(by))
    except (KeyError, ValueError):
        return None
