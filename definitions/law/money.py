"""The law of prize money as read from `money.yaml` beside this, or from an office's own file of that name."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from definitions.language.money import LAW_OF_MONEY
from definitions.law.located import backwards, first_day, last_day, law_root, overlapping, refuse, unknown_names
from definitions.nodes import MapNode, TextNode
from definitions.problem import Problem
from definitions.reading.words import label_of
from definitions.values import factor, money
from workflow.definition import Holder, Label
from workflow.money import (
    AwardKind,
    Coefficient,
    FormOfAward,
    LawOfMoney,
    RuleSet,
    Salary,
    SamePeriod,
    Verified,
)

MONEY_FILE = "money.yaml"
FILE = Path(__file__).with_name(MONEY_FILE)


def money_from(data: bytes, name: str = f"law/{MONEY_FILE}") -> LawOfMoney:
    """The law in *data*, which problems call *name*. Raises `LawUnreadable` with every problem of it."""
    root = law_root(data, name, LAW_OF_MONEY)
    refuse([*_misnamed(root), *backwards(root.below("salaries")), *backwards(root.below("rule_sets"))])
    salaries = tuple(_salary(key.text, node) for key, node in root.below("salaries").maps())
    rule_sets = tuple(_rule_set(key.text, node) for key, node in root.below("rule_sets").maps())
    refuse(overlapping(salaries, root.below("salaries")))
    refuse(overlapping(rule_sets, root.below("rule_sets")))
    return LawOfMoney(
        forms={key.text: _form(key.text, node) for key, node in root.below("forms").maps()},
        salaries=salaries,
        rule_sets=rule_sets,
        sha256=sha256(data).hexdigest(),
    )


def texts_named(data: bytes, name: str) -> tuple[TextNode, ...]:
    """Every place of the law in *data* that names a text of the registry."""
    root = law_root(data, name, LAW_OF_MONEY)
    sections = (root.below("salaries"), root.below("rule_sets"))
    return tuple(text for section in sections for _, node in section.maps() for text in node.scalars("text"))


def _misnamed(root: MapNode) -> Iterator[Problem]:
    for _, rules in root.below("rule_sets").maps():
        named = (entry.key for entry in rules.below("coefficients").entries.values())
        yield from unknown_names(named, root.below("forms").entries, "forms")


def _form(id_: str, node: MapNode) -> FormOfAward:
    return FormOfAward(id=id_, label=label_of(node), kind=AwardKind(node.text("kind")))


def _salary(id_: str, node: MapNode) -> Salary:
    return Salary(
        id=id_,
        amount=money(node.text("amount")),
        first_day=first_day(node),
        last_day=last_day(node),
        text=node.text("text"),
        article=node.text("article"),
        verified=Verified(node.text("verified")),
    )


def _rule_set(id_: str, node: MapNode) -> RuleSet:
    rounding, same_period = node.below("rounding"), node.below("same_period")
    forms = node.below("coefficients").maps()
    return RuleSet(
        id=id_,
        label=label_of(node),
        text=node.text("text"),
        first_day=first_day(node),
        last_day=last_day(node),
        step=money(rounding.text("up_to")),
        rounding_article=rounding.text("article"),
        rounding_verified=Verified(rounding.text("verified")),
        same_period=SamePeriod(same_period.text("paid")),
        same_period_article=same_period.text("article"),
        same_period_verified=Verified(same_period.text("verified")),
        household=_coefficient(node.below("household")) if node.below("household").entries else None,
        coefficients={
            (form.text, Holder(holder.text)): _coefficient(one)
            for form, holders in forms
            for holder, one in holders.maps()
        },
    )


def _coefficient(node: MapNode) -> Coefficient:
    times = node.text("times")
    return Coefficient(
        times=factor(times) if times else None,
        article=node.text("article"),
        verified=Verified(node.text("verified")),
        says=Label(node.text("unknown") or node.text("says"), node.text("english")),
    )
