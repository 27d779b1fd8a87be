"""Units that were renamed, merged or split: which took the place of which, and what is the same unit through the years."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from workflow.events import AnyEvent, SuccessionUndone, UnitSucceeded
from workflow.refusals import Refusal, WayOut

LONGEST_DOCUMENT = 400
LONGEST_REASON = 1000
FIRST_YEAR, LAST_YEAR = 1945, 2099


class Nature(StrEnum):
    """How one unit took the place of another: under a new name, with others as one, or as one of several."""

    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """`successor` took the place of `former` from the day `since` on (a date in Việt Nam), by that document.

    One that was undone `stands` no longer.
    """

    id: str
    former: str
    successor: str
    nature: Nature
    since: date
    document: str
    stands: bool = True


def told(events: Iterable[AnyEvent]) -> dict[str, Succession]:
    """The successions that the stream of a registry tells of, by id; `ValueError` for a nature or a day that is none."""
    found: dict[str, Succession] = {}
    for event in events:
        match event:
            case UnitSucceeded():
                found[event.succession] = Succession(
                    id=event.succession,
                    former=event.former,
                    successor=event.successor,
                    nature=Nature(event.nature),
                    since=date.fromisoformat(event.since),
                    document=event.document,
                )
            case SuccessionUndone():
                found[event.succession] = replace(found[event.succession], stands=False)
            case _:
                pass
    return found


def refusals_of(asked: Succession, known: Collection[Succession]) -> tuple[Refusal, ...]:
    """Everything that stands against recording *asked* beside those that are *known*."""
    found: list[Refusal] = []
    if not asked.document.strip():
        found.append(Refusal("document_number_missing", {}, (WayOut.FILL_IN,), "document"))
    if len(asked.document) > LONGEST_DOCUMENT:
        found.append(Refusal("succession_text_too_long", {"most": LONGEST_DOCUMENT}, (WayOut.FILL_IN,), "document"))
    if not FIRST_YEAR <= asked.since.year <= LAST_YEAR:
        bounds: dict[str, str | int] = {"low": FIRST_YEAR, "high": LAST_YEAR}
        found.append(Refusal("succession_year_out_of_range", bounds, (WayOut.CORRECT_FIGURES,), "since"))
    return (*found, *_against_others(asked, [one for one in known if one.stands]))


def _against_others(asked: Succession, standing: Collection[Succession]) -> tuple[Refusal, ...]:
    if asked.former == asked.successor:
        return (Refusal("succession_of_itself", {}, (WayOut.FILL_IN,), "successor"),)
    if any((one.former, one.successor) == (asked.former, asked.successor) for one in standing):
        return (Refusal("succession_known", {}, (), "successor"),)
    if asked.former in descended(asked.successor, standing):
        return (Refusal("succession_in_a_circle", {}, (WayOut.CORRECT_FIGURES,), "successor"),)
    natures = {one.nature for one in standing if one.former == asked.former}
    if natures and natures | {asked.nature} != {Nature.SPLIT}:
        return (Refusal("succession_taken", {}, (WayOut.CORRECT_FIGURES,), "former"),)
    return ()


def lineages(units: Collection[str], known: Collection[Succession]) -> Mapping[str, frozenset[str]]:
    """For each of *units* itself, every unit it came from, and every one that took its place, however many steps away.

    What else became of those it came from is not of its lineage: two halves of a unit are not each other's.
    """
    standing = [one for one in known if one.stands]
    return {unit: frozenset({unit}) | descended(unit, standing) | _origins(unit, standing) for unit in units}


def descended(unit: str, known: Collection[Succession]) -> frozenset[str]:
    """Every unit that took the place of *unit*, or of one that did."""
    return _reached(unit, [(one.former, one.successor) for one in known])


def _origins(unit: str, known: Collection[Succession]) -> frozenset[str]:
    return _reached(unit, [(one.successor, one.former) for one in known])


def _reached(unit: str, steps: Collection[tuple[str, str]]) -> frozenset[str]:
    found: set[str] = set()
    at = {unit}
    while at:
        at = {to for start, to in steps if start in at} - found
        found |= at
    return frozenset(found)
