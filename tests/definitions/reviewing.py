"""What the program computes of a plan, laid out as the hand-reviewed tables beside it are.

A table says which year it is for and what it assumes: days of milestones, the numbers percentages are taken of. All of
it is text. A deadline whose day a question decides stands once under its name, as shipped, and once more for every other
option: `registration (loose)`. Left out are deadlines counted from a case's entering a state.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from definitions.calendar import seed_days_off
from services.words.forms import weekday
from workflow.arming import ladder
from workflow.dates import Reckoning
from workflow.deadlines import LOCAL
from workflow.definition import Deadline, Definition, Occurrence
from workflow.ids import MilestoneId, OptionId
from workflow.quotas import Census, Quota, places
from workflow.readings import Ask, Asked, settled

REVIEWED = Path(__file__).parent / "reviewed"
Table = dict[str, Any]


def reviewed(plan: str) -> Table:
    """The reviewed table of *plan*, with empty sections spelled out; `FileNotFoundError` if nobody reviewed it."""
    written = YAML(typ="base", pure=True).load((REVIEWED / f"{plan}.yaml").read_text(encoding="utf-8"))
    for rows in written["deadlines"].values():
        for row in rows:
            row["weekday"] = row["weekday"].lower()
    return {"milestones": {}, "rungs": {}, "quotas": {}, **written}


def computed(definition: Definition, table: Table) -> Table:
    """What comes out under the assumptions of *table*, in its shape."""
    assumed = {MilestoneId(name): date.fromisoformat(day) for name, day in table["milestones"].items()}
    year = int(table["year"])
    shipped = definition.reckoning(year, definition.own_answers, assumed, seed_days_off(year))
    counted = [deadline for deadline in definition.deadlines.values() if deadline.from_state is None]
    deadlines: dict[str, list[dict[str, str]]] = {}
    for deadline in counted:
        deadlines[deadline.id] = _rows(definition, deadline, shipped)
        for option, by in _other_readings(definition, deadline, shipped):
            deadlines[f"{deadline.id} ({option})"] = _rows(definition, deadline, by)
    return {
        "year": str(definition.year),
        "milestones": table["milestones"],
        "deadlines": deadlines,
        "rungs": {one.id: _rungs(definition, one, shipped) for one in counted if one.ladder},
        "quotas": {
            quota.id: _quota(definition, quota, table["quotas"].get(quota.id, {}))
            for quota in definition.quotas.values()
        },
    }


def _occurrences(definition: Definition, deadline: Deadline, by: Reckoning) -> list[Occurrence]:
    return list(deadline.occurrences(by, definition.rounds_by(by)))


def _rows(definition: Definition, deadline: Deadline, by: Reckoning) -> list[dict[str, str]]:
    return [
        {
            **({"occurrence": one.id} if one.id else {}),
            **({"opens": one.opens_on.isoformat()} if one.opens_on else {}),
            "last_day": one.last_day.isoformat(),
            "weekday": weekday(one.last_day).lower(),
        }
        for one in _occurrences(definition, deadline, by)
    ]


def _other_readings(
    definition: Definition, deadline: Deadline, shipped: Reckoning
) -> Iterator[tuple[OptionId, Reckoning]]:
    """Every option that was not answered, of the questions on which the days of *deadline* depend."""
    rounds = definition.rounds if deadline.each_round else None
    parts = (deadline.when, deadline.opens, deadline.roll, rounds and rounds.first, rounds and rounds.last)
    asked = dict.fromkeys(part.question for part in parts if isinstance(part, (Ask, Asked)))
    for question in asked:
        for option in (one.id for one in definition.questions[question].options):
            if option != shipped.answers[question]:
                yield option, replace(shipped, answers={**shipped.answers, question: option})


def _rungs(definition: Definition, deadline: Deadline, by: Reckoning) -> dict[str, list[Any]]:
    first = _occurrences(definition, deadline, by)[:1]
    instants = ladder(deadline, first[0]) if first else {}
    tells = {rule.id: [str(role) for role in rule.tells] for rule in deadline.ladder}
    return {
        rung: [f"{datetime.fromisoformat(instant).astimezone(LOCAL):%Y-%m-%d %H:%M}", tells[rung]]
        for rung, instant in instants.items()
    }


def _quota(definition: Definition, quota: Quota, row: dict[str, Any]) -> dict[str, Any]:
    """The places of *quota*, under the base that *row* assumes; its minimum where the row gives one."""
    answers = definition.own_answers
    limits = settled(quota.limits, answers)
    least = {"at_least": str(limits.least)} if "at_least" in row else {}
    if limits.by_value:
        return {"places": {value: str(number) for value, number in limits.by_value.items()}, **least}
    base = int(row.get("base", 0))
    number = str(places(quota, Census(participants=base, registered=base, contenders=base), answers))
    if limits.percent is None:
        return {"places": number, **least}
    return {"percent": _plain(limits.percent), "base": str(base), "places": number, **least}


def _plain(percent: Fraction) -> str:
    return str(percent.numerator) if percent.denominator == 1 else str(float(percent))
