"""One answer to many cases: the results entered with the move that carries them, and what each case then takes."""

from __future__ import annotations

from collections.abc import Sequence

from workflow.carrying import Result
from workflow.case import Case
from workflow.commands import TakeTransition
from workflow.definition import Carrying, Definition, Transition
from workflow.events import CaseEvent, FieldsWritten, ResultsEntered
from workflow.facts import Situation
from workflow.ids import CaseId, FieldId, Trigger
from workflow.refusals import Refusal, WayOut

PLACE = "results"
LONGEST_REASON = 4000


def refusals_of_results(move: Transition, at: Situation) -> tuple[Refusal, ...]:
    """What is wrong with the results that were sent with *move*. Whether each case has one is seen when they go along."""
    results = _results_of(at)
    asked = move.carries.triggers if move.carries and move.carries.asks_results else ()
    if results and not asked:
        return (Refusal("results_not_asked", {}, (), PLACE),)
    named = [one.case for one in results]
    unmet = [
        Refusal("result_unknown", {"given": one.trigger[:80], "trigger": ", ".join(asked)}, (WayOut.FILL_IN,), PLACE)
        for one in results
        if one.trigger not in asked
    ]
    if len(set(named)) < len(named):
        unmet.append(Refusal("result_entered_twice", {}, (WayOut.FILL_IN,), PLACE))
    if any(len(one.reason) > LONGEST_REASON for one in results):
        unmet.append(Refusal("reason_too_long", {"most": LONGEST_REASON}, (), PLACE))
    return tuple(unmet)


def entered(at: Situation) -> tuple[ResultsEntered, ...]:
    """That those results were entered, where any were."""
    results = _results_of(at)
    if not results:
        return ()
    reasons = {str(one.case): one.reason.strip() for one in results if one.reason.strip()}
    return (ResultsEntered(results={str(one.case): str(one.trigger) for one in results}, reasons=reasons),)


def results_in(events: Sequence[CaseEvent]) -> dict[CaseId, Result]:
    """The results that *events* tell of, by case."""
    return {
        CaseId(case): Result(case=CaseId(case), trigger=Trigger(trigger), reason=event.reasons.get(case, ""))
        for event in events
        if isinstance(event, ResultsEntered)
        for case, trigger in event.results.items()
    }


def goes_along(definition: Definition, carrier: Case, other: Case, carrying: Carrying) -> bool:
    """Whether *other* is one of those that *carrying* moves along with *carrier*."""
    offered = any((other.track, other.state, trigger) in definition.moves for trigger in carrying.triggers)
    return other.track in carrying.tracks and offered and other.occurrence in ("", carrier.occurrence)


def results_offered(definition: Definition, move: Transition, other: Case) -> tuple[Transition, ...]:
    """The moves of which one is to be entered for *other* with *move*: the results that an answer may bring it."""
    asked = move.carries.triggers if move.carries and move.carries.asks_results else ()
    return tuple(one for trigger in asked for one in definition.moves.get((other.track, other.state, trigger), ())[:1])


def passed_along(
    definition: Definition, other: Case, trigger: Trigger, events: Sequence[CaseEvent]
) -> dict[FieldId, str]:
    """What the move of *other* asks for and was entered with the move that carries it: the number of the one decision."""
    given = {
        name: value for one in events if isinstance(one, FieldsWritten) for name, value in one.all_values().items()
    }
    moves = definition.moves.get((other.track, other.state, trigger), ())
    return {name: str(given[name]) for move in moves for name in move.asks if name in given}


def _results_of(at: Situation) -> tuple[Result, ...]:
    return at.asked.results if isinstance(at.asked, TakeTransition) else ()
