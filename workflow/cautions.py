"""What does not stop a move but should be known before it: a code with parameters, never a sentence.

Each precaution names the facts it needs and finds its cautions from them alone, as guards do. Words are put to them at
the door (`services.words.cautions`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil

from workflow.deadlines import local_date
from workflow.definition import Definition, Subject, Transition
from workflow.facts import FactKind, Situation
from workflow.guards import AllOf, AnswerIs, AnyOf, BySitting, Negated, Waivable, WithinQuota
from workflow.guards.guard import Guard
from workflow.ids import QuestionId
from workflow.obligations import OVERDUE
from workflow.quotas import Quota
from workflow.readings import Ask, Asked, is_open, settled
from workflow.sealing import papers_of
from workflow.waiting import deadlines_in

NEAR_DAYS = 7
LAST = 1


@dataclass(frozen=True, slots=True)
class Caution:
    """One thing that a careful clerk would want to know before a move."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict, hash=False)


Find = Callable[[Definition, Transition, Situation], Iterator[Caution]]


@dataclass(frozen=True, slots=True)
class Precaution:
    """One thing to look after: the facts it needs, and how its cautions are found."""

    needs: frozenset[FactKind]
    find: Find


def cautions(definition: Definition, move: Transition, at: Situation) -> tuple[Caution, ...]:
    """Everything that should be known before *move*, without doubles."""
    found = (one for precaution in PRECAUTIONS for one in precaution.find(definition, move, at))
    kept: list[Caution] = []
    for one in found:
        if one not in kept:
            kept.append(one)
    return tuple(kept)


def needed_to_look() -> frozenset[FactKind]:
    """The facts that looking for cautions needs."""
    return frozenset().union(*(one.needs for one in PRECAUTIONS))


def _near(_definition: Definition, move: Transition, at: Situation) -> Iterator[Caution]:
    """The last day is at most a week off."""
    today = local_date(at.facts.now)
    for name in deadlines_in(move.guard):
        due = at.facts.deadlines.get(name)
        if due and 0 <= (due.last_day - today).days <= NEAR_DAYS:
            left = (due.last_day - today).days
            yield Caution("deadline_near", {"deadline": name, "last_day": due.last_day.isoformat(), "days": left})


def _rolled(_definition: Definition, move: Transition, at: Situation) -> Iterator[Caution]:
    """The last day is not the one the plan names: that is a day off."""
    for name in deadlines_in(move.guard):
        due, named = at.facts.deadlines.get(name), at.facts.beside.rolled.get(name)
        if due and named:
            days = {"day": named.isoformat(), "last_day": due.last_day.isoformat()}
            yield Caution("deadline_rolled", {"deadline": name, **days})


def _last_place(_definition: Definition, move: Transition, at: Situation) -> Iterator[Caution]:
    """One place is left in a quota."""
    for guard in _parts(move.guard):
        if isinstance(guard, WithinQuota):
            for standing in at.facts.standings.get(guard.quota, {}).values():
                if standing.places - standing.taken_by_others == LAST and not standing.waits_for:
                    yield Caution("last_place", {"quota": guard.quota, "places": standing.places})


def _provisional(definition: Definition, move: Transition, at: Situation) -> Iterator[Caution]:
    """What a percentage is taken of may still change."""
    for quota in _quotas(definition, move):
        if quota.as_of in at.facts.beside.provisional and _is_share(quota, at):
            yield Caution("base_provisional", {"quota": quota.id, "milestone": quota.as_of or ""})


def _papers(_definition: Definition, move: Transition, at: Situation) -> Iterator[Caution]:
    """Papers of the move without a number, or with a number and no date; the same bytes filed twice."""
    asked = papers_of(move.guard)
    filed = at.facts.beside.papers
    for paper in filed:
        if paper.kind in asked and not paper.number:
            yield Caution("paper_unnumbered", {"document": paper.kind})
        elif paper.kind in asked and not paper.dated:
            yield Caution("paper_undated", {"document": paper.kind, "number": paper.number})
    for paper in filed:
        if paper.kind in asked and sum(other.sha256 == paper.sha256 for other in filed) > LAST:
            yield Caution("paper_filed_twice", {"document": paper.kind})


def _council(definition: Definition, move: Transition, at: Situation) -> Iterator[Caution]:
    """The council that decides is not composed, or the conflicts of its members leave it hardly a quorum."""
    for guard in _parts(move.guard):
        if not isinstance(guard, BySitting) or guard.council not in definition.councils:
            continue
        bench = at.facts.beside.benches.get(guard.council)
        if bench is None:
            yield Caution("council_not_composed", {"council": guard.council})
            continue
        vote = definition.councils[guard.council].vote
        shares = definition.votes[vote].shares if vote else None
        if shares is None or is_open(shares, at.facts.answers):
            continue
        wanted = max(ceil(settled(shares, at.facts.answers).quorum * bench.members), LAST)
        left = bench.members - bench.conflicted
        if bench.conflicted and left <= wanted:
            numbers = {"members": bench.members, "conflicted": bench.conflicted, "left": left, "wanted": wanted}
            yield Caution("quorum_thin", {"council": guard.council, **numbers})


def _own_reading(definition: Definition, move: Transition, at: Situation) -> Iterator[Caution]:
    """What the move is judged by rests on an answer that the project chose."""
    for question in dict.fromkeys(_questions(definition, move)):
        if question in at.facts.beside.own_readings:
            yield Caution("own_reading", {"question": question})


def _refused_before(_definition: Definition, move: Transition, at: Situation) -> Iterator[Caution]:
    """The move was asked for before, and refused."""
    times = at.facts.beside.refused.get(move.trigger, 0)
    if times:
        yield Caution("refused_before", {"times": times})


def _overdue(definition: Definition, _move: Transition, at: Situation) -> Iterator[Caution]:
    """The unit has not met an obligation in time."""
    for track, found in at.facts.unit_cases.items():
        owed = [one for one in found if one.id != at.case.id and one.state == OVERDUE]
        if owed and track in definition.obligations:
            yield Caution("obligation_overdue", {"track": track, "count": len(owed)})


def _other_case(definition: Definition, _move: Transition, at: Situation) -> Iterator[Caution]:
    """The same person is put forward in another case that is still open; works are no such case."""
    for track, found in at.facts.unit_cases.items():
        of = definition.track_of(track)
        other = any(
            one.id != at.case.id and one.person == at.case.person and not of.state_of(one.state).final for one in found
        )
        if at.case.person and other and of.subject is Subject.PERSON:
            yield Caution("other_case_open", {"track": track})


def _quotas(definition: Definition, move: Transition) -> list[Quota]:
    return [definition.quotas[one.quota] for one in _parts(move.guard) if isinstance(one, WithinQuota)]


def _is_share(quota: Quota, at: Situation) -> bool:
    return not is_open(quota.limits, at.facts.answers) and settled(quota.limits, at.facts.answers).percent is not None


def _questions(definition: Definition, move: Transition) -> Iterator[QuestionId]:
    """The questions whose answers the guards of *move* look at, by themselves or in what they name."""
    left: list[object] = []
    for name in deadlines_in(move.guard):
        deadline = definition.deadlines[name]
        left += [deadline.when, deadline.roll, deadline.opens]
    for quota in _quotas(definition, move):
        left += [quota.limits, quota.base, quota.rounding, quota.tie]
    for guard in _parts(move.guard):
        if isinstance(guard, AnswerIs):
            yield guard.question
        if isinstance(guard, BySitting) and guard.council in definition.councils:
            vote = definition.councils[guard.council].vote
            left += [definition.votes[vote].shares] if vote else []
    yield from (one.question for one in left if isinstance(one, Ask | Asked))


def _parts(guard: Guard) -> Iterator[Guard]:
    """*guard*, and every guard it is made of."""
    yield guard
    if isinstance(guard, AllOf | AnyOf):
        for part in guard.parts:
            yield from _parts(part)
    elif isinstance(guard, Negated | Waivable):
        yield from _parts(guard.part)


PRECAUTIONS: tuple[Precaution, ...] = (
    Precaution(frozenset({FactKind.DEADLINES}), _near),
    Precaution(frozenset({FactKind.DEADLINES, FactKind.ROLLED}), _rolled),
    Precaution(frozenset({FactKind.STANDINGS}), _last_place),
    Precaution(frozenset({FactKind.PROVISIONAL}), _provisional),
    Precaution(frozenset({FactKind.PAPERS}), _papers),
    Precaution(frozenset({FactKind.BENCHES}), _council),
    Precaution(frozenset({FactKind.OWN_READINGS}), _own_reading),
    Precaution(frozenset({FactKind.REFUSED}), _refused_before),
    Precaution(frozenset({FactKind.UNIT_CASES}), _overdue),
    Precaution(frozenset({FactKind.UNIT_CASES}), _other_case),
)
