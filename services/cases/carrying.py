"""Cases carried along with another: which they are, and how each moves: all by one move, or each to its own result."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from services.access import Actor
from services.store import cases as rows
from services.store import people
from services.store.record import CaseChange
from services.store.work import Work
from workflow.answering import goes_along, passed_along, results_in
from workflow.case import Case
from workflow.commands import TakeTransition
from workflow.definition import Carrying, Definition
from workflow.errors import Refused
from workflow.events import PartsFlagged, TransitionTaken
from workflow.ids import CaseId, Trigger
from workflow.refusals import Refusal, WayOut
from workflow.returning import passed_on

Take = Callable[[Actor | None, Sequence[CaseId], TakeTransition], object]
"""Takes a transition on cases, as somebody or (None) as the clock."""


def going_along(work: Work, definition: Definition, carrier: Case, carrying: Carrying) -> list[Case]:
    """The cases that *carrying* moves along with *carrier* now: its unit's, or those of all units."""
    if carrying.all_units:
        found = rows.of_tracks(work, carrier.campaign, carrying.tracks)
    else:
        found = rows.of_units(work, carrier.campaign, [carrier.unit])
    return [one for one in found if goes_along(definition, carrier, one, carrying)]


def carry(
    work: Work,
    who: Actor | None,
    definition: Definition,
    change: CaseChange,
    carrying: Carrying,
    event: TransitionTaken,
    take: Take,
) -> None:
    """Move cases along with the one that made *change*; those flagged, where any were. Raises `Refused` when one is."""
    moving = going_along(work, definition, change.after, carrying)
    if len(moving) < carrying.at_least:
        params: dict[str, str | int] = {"wanted": carrying.at_least, "found": len(moving)}
        raise Refused(Trigger(event.trigger), (Refusal("too_few_carried", params),))
    commands = _commands(work, definition, change, carrying, event, moving)
    for other in moving:
        if other.id in commands:
            try:
                take(who, [other.id], commands[other.id])
            except Refused as refused:
                raise Refused(Trigger(event.trigger), (_named(work, other), *refused.refusals)) from refused


def _commands(
    work: Work,
    definition: Definition,
    change: CaseChange,
    carrying: Carrying,
    event: TransitionTaken,
    moving: Sequence[Case],
) -> dict[CaseId, TakeTransition]:
    """What each of *moving* is to do; those that nothing was flagged of, where something was, stay as they are."""
    if carrying.asks_results:
        return _to_results(work, definition, change, event, moving)
    flags = next((one for one in change.events if isinstance(one, PartsFlagged)), None)
    asked = passed_on(flags) if flags else {}
    _refuse_strays(
        event, (Refusal("flagged_case_not_carried", {"case": one}, (), "flags") for one in _astray(asked, moving))
    )
    trigger = carrying.triggers[0]
    return {
        one.id: TakeTransition(
            trigger=trigger,
            inputs=passed_along(definition, one, trigger, change.events),
            reason=event.reason,
            along_with=change.after.track,
            flags=asked.get(one.id, ()),
        )
        for one in moving
        if flags is None or one.id in asked
    }


def _to_results(
    work: Work, definition: Definition, change: CaseChange, event: TransitionTaken, moving: Sequence[Case]
) -> dict[CaseId, TakeTransition]:
    """What each of *moving* is to do by the result entered for it. Raises `Refused` where one has none."""
    results = results_in(change.events)
    _refuse_strays(
        event, (Refusal("result_of_other_case", {"case": one}, (), "results") for one in _astray(results, moving))
    )
    left = tuple(_without_result(work, one) for one in moving if one.id not in results)
    if left:
        raise Refused(Trigger(event.trigger), left)
    return {
        one.id: TakeTransition(
            trigger=results[one.id].trigger,
            inputs=passed_along(definition, one, results[one.id].trigger, change.events),
            reason=results[one.id].reason,
            along_with=change.after.track,
        )
        for one in moving
    }


def _astray(named: Collection[str], moving: Sequence[Case]) -> list[str]:
    """Those of *named* that are not among *moving*."""
    return sorted(set(named) - {one.id for one in moving})


def _refuse_strays(event: TransitionTaken, refusals: Iterable[Refusal]) -> None:
    """Raises `Refused` where there is anything to refuse."""
    if strays := tuple(refusals):
        raise Refused(Trigger(event.trigger), strays)


def _without_result(work: Work, case: Case) -> Refusal:
    params: dict[str, str | int] = {"track": case.track, "subject": _subject(work, case)}
    return Refusal("result_missing", params, (WayOut.FILL_IN,), "results")


def _named(work: Work, case: Case) -> Refusal:
    """Which of the cases carried along it is that was refused."""
    return Refusal("carried_case_refused", {"track": case.track, "subject": _subject(work, case)})


def _subject(work: Work, case: Case) -> str:
    whose = people.by_id(work, [case.person])[case.person].name if case.person else ""
    return whose or people.unit_names(work, [case.unit])[case.unit]
