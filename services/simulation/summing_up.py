"""The year in a few lines: who was late, what was refused, who holds the places, what was sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from services.simulation import sentences as say
from services.simulation.due_told import DueTeller
from services.simulation.running import Year
from services.simulation.telling import Line, Told
from services.simulation.wording import Wording
from services.standings import Board
from services.store.cases import Listed
from services.words import day, occurrence_in_words
from workflow.definition import Label
from workflow.events import DeadlineArmed, DeadlineExtended, TransitionTaken
from workflow.obligations import MET_LATE, STILL_OWING, WAIVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """A unit that did not simply do its duty in time, and how that ended."""

    subject: str
    obligation: str
    state: str
    label: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The places of one quota and who holds them."""

    quota: str
    label: str
    places: int
    base: int
    taken: int
    holders: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    late: tuple[Late, ...]
    refused: tuple[Line, ...]
    places: tuple[Held, ...]
    days_off: tuple[str, ...]
    letters: dict[str, int]
    undelivered: int
    streams: int
    entries: int
    holds: bool


def sum_up(told: Told) -> Summary:
    """The summary of *told*, in its language."""
    year, word = told.year, Wording(told.year.definition, told.language)
    return Summary(
        late=tuple(sorted(_late(year, word), key=lambda one: (one.obligation, one.subject))),
        refused=tuple(line for line in told.lines if line.kind == "refusal"),
        places=tuple(_held(year, board, told.language) for board in year.boards),
        days_off=tuple(dict.fromkeys(_days_off(told))),
        letters=dict(sorted(Counter(one.kind for one in year.letters).items())),
        undelivered=sum(one.state != "delivered" for one in year.letters),
        streams=year.verified.streams,
        entries=year.verified.entries,
        holds=year.verified.holds,
    )


def _days_off(told: Told) -> Iterator[str]:
    """Each deadline that falls on a day off, or was moved off one."""
    due = DueTeller(Wording(told.year.definition, told.language), told.year.subjects)
    for one in told.year.happened:
        if isinstance(one.event, DeadlineArmed):
            yield from due.on_day_off(one.event)


def _late(year: Year, word: Wording) -> Iterator[Late]:
    notes = _notes(year, word.language)
    for case in _owed(year):
        if case.id in notes or case.state in {MET_LATE, WAIVED, *STILL_OWING}:
            yield Late(
                subject=case.subject,
                obligation=_which(word, case),
                state=case.state,
                label=word.state(case.track, case.state),
                notes=tuple(notes.get(case.id, ())),
            )


def _which(word: Wording, case: Listed) -> str:
    """The obligation, with its round or day where it falls due several times."""
    when = f", {occurrence_in_words(case.occurrence, word.language)}" if case.occurrence else ""
    return word.track(case.track) + when


def _notes(year: Year, language: str) -> dict[str, list[str]]:
    """What befell obligations by the way: an extension, proof that the paper had come in time."""
    notes: dict[str, list[str]] = {}
    for one in year.happened:
        event, case = one.event, one.entry.stream.removeprefix("case:")
        if isinstance(event, DeadlineExtended) and event.case:
            said = say.WAS_EXTENDED.said(language).format(day=day(event.last_day))
            notes.setdefault(event.case, []).append(said)
        elif isinstance(event, TransitionTaken) and event.received_on:
            said = say.WAS_PROVED.said(language).format(day=day(event.received_on), evidence=event.evidence)
            notes.setdefault(case, []).append(said)
    return notes


def _owed(year: Year) -> list[Listed]:
    obligations = {str(name) for name in year.definition.obligations}
    return [case for case in year.listed if case.track in obligations]


def _held(year: Year, board: Board, language: str) -> Held:
    quota = board.quota
    label = Label(quota.label_vi, quota.label_en).said(language)
    holders = {one.case for one in board.contenders if one.holds_place}
    percent = board.limits.percent
    wording = say.PLACES_OF if percent is not None else say.PLACES_EACH if quota.each else say.PLACES
    figures = {
        "taken": board.taken,
        "places": board.places,
        "in_all": board.in_all,
        "each": ", ".join(say.EACH[each].said(language) for each in quota.each),
        "percent": percent,
        "base": board.base,
    }
    return Held(
        quota=quota.id,
        label=label,
        places=board.places,
        base=board.base,
        taken=board.taken,
        holders=tuple(sorted(year.subjects[case] for case in holders)),
        said=wording.said(language).format(quota=label, **figures),
    )
