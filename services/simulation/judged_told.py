"""What a jury does, told: who judges what, each sheet, what every work came to."""

from __future__ import annotations

from fractions import Fraction

from services.simulation.wording import Wording
from services.words import decimal_said
from workflow.definition import Label
from workflow.events import AnyEvent
from workflow.events.judging import JudgesAssigned, SheetGiven, WorkScored
from workflow.ids import CriterionId

BEGUN = Label("Bắt đầu chấm", "Begin to judge")
SCORED = Label("Chấm bài", "Score a work")
ENDED = Label("Kết thúc chấm", "End the judging")
DRAWN = Label("Phân công giám khảo cho {works} bài", "Judges drawn for {works} works")
CAME_TO = Label("Điểm của Ban Giám khảo: {written}, hạng {rank}", "The jury's mark: {written}, rank {rank}")
SHEETS = Label("{sheets} phiếu, đúng bằng {exact}", "{sheets} sheets, exactly {exact}")
Told = tuple[str, str, list[str]]


def judging_told(event: AnyEvent, word: Wording) -> Told | None:
    """The kind, the sentence and the details of what happened; None for what is no jury's."""
    match event:
        case JudgesAssigned():
            return "judges", DRAWN.said(word.language).format(works=len(event.judges)), []
        case SheetGiven():
            return "sheet", SCORED.said(word.language), [_scores(event, word)]
        case WorkScored():
            written = decimal_said(event.written, word.language)
            exact = SHEETS.said(word.language).format(sheets=event.sheets, exact=event.exact)
            return "result", CAME_TO.said(word.language).format(written=written, rank=event.rank), [exact]
        case _:
            return None


def _scores(event: SheetGiven, word: Wording) -> str:
    criteria = {one.id: one for council in word.definition.councils.values() for one in council.criteria}
    return "; ".join(
        f"{criteria[CriterionId(name)].label.said(word.language)}: {decimal_said(_short(score), word.language)}"
        for name, score in event.scores.items()
    )


def _short(score: str) -> str:
    """*score* without decimals that say nothing: `38.00` is 38."""
    return str(int(Fraction(score))) if Fraction(score).denominator == 1 else score
