"""The form in which the tally committee's figures are entered: read from what was typed, shown again when refused."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from services.web.contexts.sittings import Cell
from services.web.showing.trying import Tried
from services.words import Worded, translation
from workflow.councils.tallying import Votes
from workflow.errors import Refused
from workflow.ids import MotionId
from workflow.refusals import Refusal, WayOut

COUNT = "count."
LABELS: Mapping[str, str] = {
    "in_favour": "Đồng ý",
    "against": "Không đồng ý",
    "abstained": "Phiếu trắng",
    "invalid": "Không hợp lệ",
}
OF_MOTION = "Hồ sơ thứ {number}: {sentence}"
MOST_FIGURES = 4


def counts_in(typed: Mapping[str, str], motions: Collection[str], language: str) -> dict[MotionId, Votes]:
    """The counts of those motions for which something was typed; a figure left empty is none.

    Raises `Refused` with every place that holds no whole number.
    """
    unmet: list[Refusal] = []
    counts = {}
    for motion in motions:
        texts = {name: typed.get(f"{COUNT}{motion}.{name}", "").strip() for name in LABELS}
        if not any(texts.values()):
            continue
        unmet += _odd(motion, texts, language)
        counts[MotionId(motion)] = texts
    if unmet:
        raise Refused("enter_count", tuple(unmet))
    return {motion: Votes(**{name: int(text or 0) for name, text in texts.items()}) for motion, texts in counts.items()}


def cells_of(motion: str, votes: Votes | None, language: str, tried: Tried | None) -> tuple[Cell, ...]:
    """The four figures of *motion* as their inputs show them: as typed just now, else as they stand."""
    _ = translation(language).gettext
    typed = tried.typed if tried else {}
    places = {one.place for one in tried.said} if tried else set()
    stands = {name: str(getattr(votes, name)) for name in LABELS} if votes else {}
    return tuple(
        Cell(
            name=f"{COUNT}{motion}.{name}",
            label=_(label),
            value=typed.get(f"{COUNT}{motion}.{name}", stands.get(name, "")),
            wrong=f"{motion}.{name}" in places,
        )
        for name, label in LABELS.items()
    )


def problems_of(motion: str, tried: Tried | None) -> tuple[str, ...]:
    """Everything that is wrong with what was typed for *motion*."""
    return tuple(one.sentence for one in tried.said if one.place.startswith(f"{motion}.")) if tried else ()


def with_numbers(said: Sequence[Worded], motions: Sequence[str], language: str) -> tuple[Worded, ...]:
    """Those refusals, each beginning with the number of the case on the agenda that it is about."""
    wording = translation(language).gettext(OF_MOTION)
    numbers = {motion: number for number, motion in enumerate(motions, start=1)}
    found = [(one, numbers.get(one.place.partition(".")[0])) for one in said]
    return tuple(
        replace(one, sentence=wording.format(number=number, sentence=one.sentence)) if number else one
        for one, number in found
    )


def _odd(motion: str, texts: Mapping[str, str], language: str) -> Iterator[Refusal]:
    said = translation(language).gettext
    for name, text in texts.items():
        if text and not (text.isascii() and text.isdecimal() and len(text) <= MOST_FIGURES):
            params: dict[str, str | int] = {"field": said(LABELS[name]), "given": text[:40]}
            yield Refusal("input_not_a_number", params, (WayOut.CORRECT_FIGURES,), f"{motion}.{name}")
