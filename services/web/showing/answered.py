"""One answer to many cases on a page: the form that enters each result, and the cases of other levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from services.cases import Levels, Link
from services.readiness import CarriedAlong, Readiness
from services.web.contexts.answered import Level, ResultGroup
from services.web.contexts.frame import Choice, Input
from services.web.showing.parts import state_badge, track_named
from services.web.showing.trying import Tried
from services.words import translation
from workflow.answering import results_offered
from workflow.carrying import Result
from workflow.definition import Definition, Transition
from workflow.events import ResultsEntered
from workflow.ids import CaseId, Trigger

RESULT, WHY = "result.", "why."
ENTERED = "Ghi kết quả của từng hồ sơ"
RESULT_LABEL, REASON_LABEL = "Kết quả", "Lý do"
REASON_WANTED = "Phải ghi khi kết quả là: {results}"
COUNTED = "{result}: {count} hồ sơ"


def result_groups(
    definition: Definition, move: Transition, ready: Readiness | None, language: str, tried: Tried | None
) -> tuple[ResultGroup, ...]:
    """The results that the form of *move* asks for, as they had been entered if it was refused."""
    carried = ready.carried if ready else ()
    return tuple(_groups(definition, move, carried, language, tried.typed if tried else {}))


def _groups(
    definition: Definition,
    move: Transition,
    carried: tuple[CarriedAlong, ...],
    language: str,
    typed: Mapping[str, str],
) -> Iterator[ResultGroup]:
    said = translation(language).gettext
    for one in carried:
        offered = results_offered(definition, move, one.case)
        if not offered:
            continue
        name, why = f"{RESULT}{one.case.id}", f"{WHY}{one.case.id}"
        chosen = typed.get(name, "")
        choices = tuple(
            Choice(value=result.trigger, label=result.label.said(language), chosen=result.trigger == chosen)
            for result in offered
        )
        needing = ", ".join(result.label.said(language) for result in offered if result.reason)
        hint = said(REASON_WANTED).format(results=needing)
        reason = Input(
            name=why, label=said(REASON_LABEL), kind="text", value=typed.get(why, ""), required=False, hint=hint
        )
        track = track_named(definition, one.case.track).label.said(language)
        yield ResultGroup(
            subject=f"{track}: {one.subject}",
            result=Input(name=name, label=said(RESULT_LABEL), kind="choice", choices=choices, value=chosen),
            reason=reason if needing else None,
        )


def results_sent(values: Mapping[str, str]) -> tuple[Result, ...]:
    """The results of a form: what was chosen for each case, and why."""
    return tuple(
        Result(
            case=CaseId(name.removeprefix(RESULT)),
            trigger=Trigger(text),
            reason=values.get(f"{WHY}{name.removeprefix(RESULT)}", "").strip(),
        )
        for name, text in sorted(values.items())
        if name.startswith(RESULT) and text.strip()
    )


def results_said(event: ResultsEntered, definition: Definition, language: str) -> tuple[str, tuple[str, ...]]:
    """An entry about results in words: how many cases got which."""
    said = translation(language).gettext
    moves = {move.trigger: move for track in definition.tracks.values() for move in track.transitions}
    counts = Counter(event.results.values())
    labels = {name: moves[Trigger(name)].label.said(language) if name in moves else name for name in counts}
    told = tuple(said(COUNTED).format(result=labels[name], count=count) for name, count in sorted(counts.items()))
    return said(ENTERED), told


def levels_shown(levels: Levels, definition: Definition, language: str) -> tuple[Level, ...]:
    """The cases of other levels, the lower first."""
    below = (_level(levels.below, definition, language, higher=False),) if levels.below else ()
    return (*below, *(_level(one, definition, language, higher=True) for one in levels.above))


def _level(link: Link, definition: Definition, language: str, *, higher: bool) -> Level:
    return Level(
        href=f"/cases/{link.case}",
        track=track_named(definition, link.track).label.said(language),
        badge=state_badge(definition, link.track, link.state, language),
        higher=higher,
        papers=tuple(definition.documents[kind].label.said(language) for kind in link.papers),
    )
