"""What a jury has done at its sitting: who judges what, the sheets and rankings given, what every work came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workflow.events.judging import JudgesAssigned, JudgingEvent, RankingGiven, SheetGiven, WorkScored
from workflow.ids import CriterionId, MotionId, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenSheet:
    """What one member gave one work: a score for each criterion as it is kept (`8.50`), and a note."""

    scores: Mapping[CriterionId, str]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The judging of a sitting. `judges` are drawn from `seed` where not every member judges every work.

    `rankings` give each member's works, the best first; `scored` what every work came to when the sitting was closed.
    """

    seed: str = ""
    judges: Mapping[MotionId, tuple[PersonId, ...]] = field(default_factory=dict)
    sheets: Mapping[tuple[MotionId, PersonId], GivenSheet] = field(default_factory=dict)
    rankings: Mapping[PersonId, tuple[MotionId, ...]] = field(default_factory=dict)
    scored: Mapping[MotionId, WorkScored] = field(default_factory=dict)


def evolve_judged(judged: Judged, event: JudgingEvent) -> Judged:
    """*judged* after *event*; what a member gives again replaces what they gave before."""
    match event:
        case JudgesAssigned():
            judges = {MotionId(work): tuple(map(PersonId, drawn)) for work, drawn in event.judges.items()}
            return replace(judged, seed=event.seed, judges=judges)
        case SheetGiven():
            scores = {CriterionId(criterion): score for criterion, score in event.scores.items()}
            sheet = GivenSheet(scores=scores, note=event.note)
            which = (MotionId(event.motion), PersonId(event.member))
            return replace(judged, sheets={**judged.sheets, which: sheet})
        case RankingGiven():
            order = tuple(map(MotionId, event.order))
            return replace(judged, rankings={**judged.rankings, PersonId(event.member): order})
        case WorkScored():
            return replace(judged, scored={**judged.scored, MotionId(event.motion): event})
