"""Judging works: who judges which, whether a sheet may be given and adds up, what every work comes to at the end.

A jury works at home, over days: nobody takes attendance. Those who are to judge a work count, and the sitting is closed
when all of them have; without somebody's sheet only with a reason, and never without any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

from workflow.councils.commands import AssignJudges, CloseSitting, GiveRanking, GiveSheet, JudgingCommand
from workflow.councils.drawing import Pool, draw
from workflow.councils.scoring import averages, ranks, total
from workflow.councils.sitting import Sitting
from workflow.deadlines import Due
from workflow.decimals import read_decimal, rounded_half_up, written
from workflow.definition.councils import Averaging, Ballot, Conflicted, CouncilRule, Criterion
from workflow.errors import NotFound, Refused
from workflow.events.judging import JudgesAssigned, JudgingEvent, RankingGiven, SheetGiven, WorkScored
from workflow.ids import CriterionId, MotionId, PersonId
from workflow.refusals import Refusal, WayOut

GIVE_SHEET, GIVE_RANKING, ASSIGN = "give_sheet", "give_ranking", "assign_judges"
TRIGGERS: Mapping[type, str] = {AssignJudges: ASSIGN, GiveSheet: GIVE_SHEET, GiveRanking: GIVE_RANKING}
LONGEST_NOTE = 4000
SCORE_DECIMALS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """How works are judged, as the campaign's answers have it.

    `judges` are drawn for each work (0: every member judges); `decimals` are those of the field that results come to;
    `windows` say for each motion when sheets are taken. Works that were withdrawn or disqualified meanwhile are `gone`.
    """

    judges: int = 0
    averaging: Averaging = Averaging.MEAN
    decimals: int = 0
    windows: Mapping[MotionId, Due] = field(default_factory=dict)
    gone: frozenset[MotionId] = frozenset()


def decide_judging(
    rule: CouncilRule, sitting: Sitting, command: JudgingCommand, member: PersonId, judging: Judging, now: datetime
) -> tuple[JudgingEvent, ...]:
    """What happens when *member* asks that of an open jury at *now* (aware UTC); raises `NotFound`, `Refused`."""
    match command:
        case AssignJudges():
            return assign(rule, sitting, command, judging)
        case GiveSheet():
            return give_sheet(rule, sitting, command, member, judging, now)
        case GiveRanking():
            return give_ranking(rule, sitting, command, member, judging, now)


def judges_of(rule: CouncilRule, judging: Judging, sitting: Sitting, motion: MotionId) -> frozenset[PersonId]:
    """Who is to judge that work: those drawn for it, or every member; nobody with a conflict who may not vote.

    Nobody judges a work that is gone.
    """
    if motion in judging.gone:
        return frozenset()
    drawn = sitting.judged.judges.get(motion, ()) if judging.judges else sitting.seats
    return frozenset(drawn) - _kept_out(rule, sitting, motion)


def assign(rule: CouncilRule, sitting: Sitting, command: AssignJudges, judging: Judging) -> tuple[JudgingEvent, ...]:
    """Draw the judges of every work, or only those that have come to be missing since the last draw."""
    if not judging.judges:
        raise Refused(ASSIGN, (Refusal("everybody_judges"),))
    pool = pool_of(rule, judging, sitting)
    unmet = []
    for number, work in enumerate(sitting.agenda, start=1):
        if work not in judging.gone and (free := len(pool.free(work))) < judging.judges:
            params: dict[str, str | int] = {"motion": number, "wanted": judging.judges, "free": free}
            unmet.append(Refusal("too_few_judges", params, (), work))
    drawn = draw(pool, command.seed)
    if not unmet and drawn == sitting.judged.judges:
        unmet.append(Refusal("judges_drawn_already"))
    if unmet:
        raise Refused(ASSIGN, tuple(unmet))
    judges = {str(work): tuple(map(str, members)) for work, members in drawn.items()}
    return (JudgesAssigned(seed=command.seed, judges=judges),)


def pool_of(rule: CouncilRule, judging: Judging, sitting: Sitting) -> Pool:
    """What judges are drawn for at *sitting* as it stands."""
    return Pool(
        works=tuple(work for work in sitting.agenda if work not in judging.gone),
        members=frozenset(sitting.seats),
        wanted=judging.judges,
        out=frozenset((work, one) for work in sitting.agenda for one in _kept_out(rule, sitting, work)),
        kept=sitting.judged.judges,
    )


def give_sheet(
    rule: CouncilRule, sitting: Sitting, command: GiveSheet, member: PersonId, judging: Judging, now: datetime
) -> tuple[JudgingEvent, ...]:
    """Score a work, or score it again while the sitting is open; every criterion, within its bounds, in the window."""
    if rule.ballot is not Ballot.SCORE:
        raise Refused(GIVE_SHEET, (Refusal("no_sheets_here"),))
    _to_judge(rule, sitting, command.motion, member, judging)
    unmet = [*_window(rule, judging, command.motion, now), *_sheet_faults(rule, command)]
    if unmet:
        raise Refused(GIVE_SHEET, tuple(unmet))
    scores = {
        str(one.id): written(_score(command.scores[one.id]) or Fraction(0), SCORE_DECIMALS) for one in rule.criteria
    }
    return (SheetGiven(motion=command.motion, member=member, scores=scores, note=command.note.strip()),)


def give_ranking(
    rule: CouncilRule, sitting: Sitting, command: GiveRanking, member: PersonId, judging: Judging, now: datetime
) -> tuple[JudgingEvent, ...]:
    """Put all the works one is to judge in order, the best first; again while the sitting is open."""
    if rule.ballot is not Ballot.RANK:
        raise Refused(GIVE_RANKING, (Refusal("no_rankings_here"),))
    mine = [work for work in sitting.agenda if member in judges_of(rule, judging, sitting, work)]
    if not mine:
        raise Refused(GIVE_RANKING, (Refusal("not_your_work"),))
    unmet = [one for work in mine for one in _window(rule, judging, work, now)]
    if sorted(command.order) != sorted(mine):
        params: dict[str, str | int] = {"works": len(mine)}
        unmet.append(Refusal("ranking_not_of_your_works", params, (WayOut.CORRECT_FIGURES,), "order"))
    if unmet:
        raise Refused(GIVE_RANKING, tuple(dict.fromkeys(unmet)))
    return (RankingGiven(member=member, order=tuple(map(str, command.order))),)


def results(
    rule: CouncilRule, sitting: Sitting, command: CloseSitting, judging: Judging
) -> tuple[list[WorkScored], list[Refusal]]:
    """What every work comes to, and whatever keeps the sitting from being closed.

    Ranks go by what is written, since that is what people see and prizes are given by.
    """
    still = [work for work in sitting.agenda if work not in judging.gone]
    wanted = {work: judges_of(rule, judging, sitting, work) for work in still}
    missing = {work: sorted(members - judged_by(rule, sitting, work)) for work, members in wanted.items()}
    numbers = {work: number for number, work in enumerate(sitting.agenda, start=1)}
    unmet = list(_missing(numbers, wanted, missing, judging.judges, command.despite))
    if unmet:
        return [], unmet
    exact = _exact(rule, sitting, judging, wanted)
    kept = {work: rounded_half_up(value, judging.decimals) for work, value in exact.items()}
    places = ranks(kept)
    scored = [
        WorkScored(
            motion=work,
            exact=str(exact[work]),
            written=written(exact[work], judging.decimals),
            rank=places[work],
            sheets=len(members) - len(missing[work]),
            missing=tuple(missing[work]),
        )
        for work, members in wanted.items()
    ]
    return scored, []


def _exact(
    rule: CouncilRule, sitting: Sitting, judging: Judging, wanted: Mapping[MotionId, frozenset[PersonId]]
) -> dict[MotionId, Fraction]:
    """The results, exactly; works are better the higher they are."""
    if rule.ballot is Ballot.RANK:
        return _points(sitting, wanted)
    totals = {
        (work, member): _total(rule.criteria, sitting.judged.sheets[work, member].scores)
        for work, members in wanted.items()
        for member in sorted(members)
        if (work, member) in sitting.judged.sheets
    }
    scale = Fraction(1)
    if judging.averaging is Averaging.NORMALISED:
        scale = sum((one.weight * one.most for one in rule.criteria), Fraction(0))
    return {work: scale * value for work, value in averages(totals, judging.averaging).items()}


def _points(sitting: Sitting, wanted: Mapping[MotionId, frozenset[PersonId]]) -> dict[MotionId, Fraction]:
    """For each work its mean place, counted from the last: the best of ten has ten points, the last one has one.

    Who has fewer works to rank has their places spread over all of them, so that a short list weighs no less.
    """
    works, given = len(wanted), sitting.judged.rankings
    points = {}
    for work, members in wanted.items():
        places = [
            Fraction((given[one].index(work) + 1) * (works + 1), len(given[one]) + 1)
            for one in sorted(members)
            if work in given.get(one, ())
        ]
        points[work] = works + 1 - sum(places, Fraction(0)) / len(places)
    return points


def _total(criteria: tuple[Criterion, ...], scores: Mapping[CriterionId, str]) -> Fraction:
    return total(criteria, {one.id: Fraction(scores[one.id]) for one in criteria})


def judged_by(rule: CouncilRule, sitting: Sitting, work: MotionId) -> frozenset[PersonId]:
    """Who has given a sheet for *work*, or ranked it."""
    if rule.ballot is Ballot.RANK:
        return frozenset(member for member, order in sitting.judged.rankings.items() if work in order)
    return frozenset(member for about, member in sitting.judged.sheets if about == work)


def _missing(
    numbers: Mapping[MotionId, int],
    wanted: Mapping[MotionId, frozenset[PersonId]],
    missing: Mapping[MotionId, list[PersonId]],
    drawn: int,
    despite: str,
) -> Iterator[Refusal]:
    for work, members in wanted.items():
        number = numbers[work]
        given = len(members) - len(missing[work])
        params: dict[str, str | int] = {"motion": number, "given": given, "wanted": len(members)}
        if not given:
            yield Refusal("work_not_judged", {"motion": number}, (WayOut.FILL_IN,), work)
        elif len(members) < drawn and not despite.strip():
            short: dict[str, str | int] = {"motion": number, "free": len(members), "wanted": drawn}
            yield Refusal("too_few_judges", short, (WayOut.GIVE_REASON,), work)
        elif missing[work] and not despite.strip():
            yield Refusal("sheets_missing", params, (WayOut.FILL_IN, WayOut.GIVE_REASON), work)


def _to_judge(rule: CouncilRule, sitting: Sitting, work: MotionId, member: PersonId, judging: Judging) -> None:
    if work not in sitting.agenda:
        raise NotFound("motion", work)
    if member in _kept_out(rule, sitting, work):
        raise Refused(GIVE_SHEET, (Refusal("kept_out_of_work"),))
    if member not in judges_of(rule, judging, sitting, work):
        raise Refused(GIVE_SHEET, (Refusal("not_your_work"),))


def _kept_out(rule: CouncilRule, sitting: Sitting, work: MotionId) -> frozenset[PersonId]:
    return frozenset() if rule.conflicted is Conflicted.VOTES else sitting.conflicted(work)


def _window(rule: CouncilRule, judging: Judging, work: MotionId, now: datetime) -> Iterator[Refusal]:
    due = judging.windows.get(work)
    if rule.within is None or due is None:
        return
    if due.not_yet_open_at(now):
        opens: dict[str, str | int] = {"deadline": rule.within, "opens_on": str(due.opens_on)}
        yield Refusal("window_not_open", opens, (WayOut.WAIT_FOR_OPENING,))
    elif not due.open_at(now):
        passed: dict[str, str | int] = {"deadline": rule.within, "last_day": due.last_day.isoformat()}
        yield Refusal("deadline_passed", passed, (WayOut.ASK_FOR_EXTENSION,))


def _sheet_faults(rule: CouncilRule, command: GiveSheet) -> Iterator[Refusal]:
    for one in rule.criteria:
        text = command.scores.get(one.id, "").strip()
        score = _score(text)
        params: dict[str, str | int] = {"criterion": one.id, "given": text[:40], "most": str(one.most)}
        if not text:
            yield Refusal("score_missing", {"criterion": one.id}, (WayOut.FILL_IN,), one.id)
        elif score is None or not 0 <= score <= one.most:
            yield Refusal("score_out_of_range", params, (WayOut.CORRECT_FIGURES,), one.id)
    for name in command.scores.keys() - {one.id for one in rule.criteria}:
        yield Refusal("criterion_unknown", {"criterion": name}, (), name)
    if len(command.note) > LONGEST_NOTE:
        yield Refusal("note_too_long", {"most": LONGEST_NOTE}, (), "note")


def _score(text: str) -> Fraction | None:
    return read_decimal(text.strip(), SCORE_DECIMALS)
