"""What a vote on a form of award needs on a day, by law. The data is `votes.yaml` beside this; nothing here is a number.

A plan that leaves a vote to the law (`by_law`) keeps the whole text of the law among its sources, so that its hash
covers the numbers it used; whoever corrects the law makes a new version of the plan, and no campaign changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import combinations
from pathlib import Path

from definitions.composing import LAW_FILE
from definitions.language.law import LAW, Verified
from definitions.law.located import LawUnreadable
from definitions.nodes import MapNode
from definitions.parsing import parse
from definitions.problem import Place, Problem, Severity, choice_hint, collected, quoted
from definitions.reading.words import is_yes, label_of
from definitions.shapes import walk
from definitions.values import FULL_DATE, YEAR_NUMBER, full_date, share
from workflow.definition import Denominator, Label

FILE = Path(__file__).with_name("votes.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteLaw:
    """What a vote on `forms` needs from `first_day` through `last_day` (None: in force); days in Việt Nam.

    `quorum` is None where the article sets none. `strict`: the majority has to be exceeded.
    """

    id: str
    forms: tuple[str, ...]
    first_day: date
    last_day: date | None
    quorum: Fraction | None
    majority: Fraction
    strict: bool
    of: Denominator
    secret: bool
    written: bool
    article: str
    says: Label
    verified: Verified
    place: Place

    def in_force(self, day: date) -> bool:
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True)
class LawOfVotes:
    """Every form by its id, and every rule, in the order of the text."""

    forms: Mapping[str, Label]
    rules: tuple[VoteLaw, ...]

    def on(self, day: date, form: str) -> VoteLaw | None:
        """What a vote on *form* needs on that day; None where no rule is known."""
        return next((rule for rule in self.rules if form in rule.forms and rule.in_force(day)), None)


@cache
def shipped_law() -> LawOfVotes:
    """The law that comes with the program."""
    return law_from(FILE.read_bytes())


def law_from(data: bytes, name: str = LAW_FILE) -> LawOfVotes:
    """The law in *data*, which problems call *name*. Raises `LawUnreadable` with every problem of it."""
    parsed = parse(data, name)
    found = [*parsed.problems]
    if parsed.root is not None:
        found += [problem for visit in walk(parsed.root, LAW) for problem in visit.shape.misfits(visit.node)]
        found += _unknown_forms(parsed.root)
    if parsed.root is None or found:
        raise LawUnreadable(collected(found))
    rules = tuple(_rule(key.text, node) for key, node in parsed.root.below("rules").maps())
    contradictions = collected(_contradictions(rules))
    if contradictions:
        raise LawUnreadable(contradictions)
    forms = {key.text: label_of(node) for key, node in parsed.root.below("forms").maps()}
    return LawOfVotes(forms, rules)


def issued_day(plan: MapNode) -> date:
    """The day by which the law of a plan is chosen: that of its issue, or the first of its year where it names none.

    *plan* is its composed text; before its days can be read it is the first day there is.
    """
    issued, year = plan.below("source").text("date"), plan.text("year")
    if FULL_DATE.takes(issued) and FULL_DATE.means_something(issued):
        return full_date(issued)
    return date(int(year), 1, 1) if YEAR_NUMBER.takes(year) else date.min


def _rule(id_: str, node: MapNode) -> VoteLaw:
    majority, strict = share(node.text("majority"))
    return VoteLaw(
        id=id_,
        forms=node.texts("forms"),
        first_day=full_date(node.text("from")),
        last_day=full_date(node.text("through")) if node.text("through") else None,
        quorum=share(node.text("quorum"))[0] if node.text("quorum") else None,
        majority=majority,
        strict=strict,
        of=Denominator(node.text("of")),
        secret=is_yes(node, "secret"),
        written=is_yes(node, "written"),
        article=node.text("article"),
        says=Label(node.text("says"), node.text("english")),
        verified=Verified(node.text("verified")),
        place=node.place,
    )


def _unknown_forms(root: MapNode) -> Iterator[Problem]:
    known = root.below("forms").entries
    for _, node in root.below("rules").maps():
        for form in node.scalars("forms"):
            if form.text not in known:
                message = f"{quoted(form.text)} is not declared in forms"
                yield _error(form.place, "unknown-form", message, choice_hint(form.text, known))


def _contradictions(rules: Iterable[VoteLaw]) -> Iterator[Problem]:
    """A rule that ends before it begins, and two that say different things of one form on one day."""
    known = tuple(rules)
    for rule in known:
        if rule.last_day and rule.last_day < rule.first_day:
            message = f"{quoted(rule.id)} ends before it begins"
            yield _error(rule.place, "law-ends-before-it-begins", message, "put through: after from:")
    for one, other in combinations(known, 2):
        shared = sorted(set(one.forms) & set(other.forms))
        if shared and _meet(one, other):
            message = f"{quoted(one.id)} and {quoted(other.id)} are both in force for {quoted(shared[0])}"
            yield _error(other.place, "laws-overlap", message, "end one of them (through:) before the other begins")


def _meet(one: VoteLaw, other: VoteLaw) -> bool:
    return one.first_day <= (other.last_day or date.max) and other.first_day <= (one.last_day or date.max)


def _error(place: Place, rule: str, message: str, hint: str) -> Problem:
    return Problem.at(place, Severity.ERROR, rule, message, hint)
