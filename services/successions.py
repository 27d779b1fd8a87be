"""The registry of units: one took the place of another, by a document; what was recorded wrongly is undone, not erased."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from services import calendar
from services.access import Actor, scope_of
from services.store import history, people
from services.store import successions as rows
from services.store.history import Appended
from services.store.people import Unit
from services.store.work import Work, new_id
from workflow.errors import NotFound, NotPermitted, Refused
from workflow.events import RegistryEvent, SuccessionUndone, UnitSucceeded
from workflow.refusals import Refusal, WayOut
from workflow.successions import LONGEST_REASON, Nature, Succession, refusals_of

RECORD, UNDO = "record_succession", "undo_succession"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What was entered into the registry, and how many entries its stream has now. `state`: standing or undone."""

    id: str
    state: str
    version: int


def may_record(work: Work, who: Actor) -> bool:
    """Whether *who* may: they hold at large a role that launches, or is the standing office of, a plan."""
    return calendar.may_change(work, who)


def record(
    work: Work, who: Actor, *, former: str, successor: str, nature: Nature, since: date, document: str
) -> Entered:
    """*successor* took the place of *former* from *since* on (a day in Việt Nam), by *document*.

    Raises `NotPermitted`; `NotFound` for a unit that the organisation does not have; `Refused`.
    """
    _entitled(work, who, RECORD)
    rows.lock(work, who.organisation)
    units = {unit.id for unit in people.units(work, scope_of(who))}
    for unit in (former, successor):
        if unit not in units:
            raise NotFound("unit", unit)
    asked = Succession(
        id=new_id(), former=former, successor=successor, nature=nature, since=since, document=document.strip()
    )
    refusals = refusals_of(asked, rows.known(work, who.organisation))
    if refusals:
        raise Refused(RECORD, refusals)
    rows.insert_one(work, who.organisation, asked)
    event = UnitSucceeded(
        succession=asked.id,
        former=former,
        successor=successor,
        nature=nature.value,
        since=since.isoformat(),
        document=asked.document,
    )
    return Entered(id=asked.id, state="standing", version=_append(work, who, event))


def undo(work: Work, who: Actor, succession: str, reason: str) -> Entered:
    """What was recorded was wrong, for that reason. Raises `NotPermitted`, `NotFound`, `Refused`."""
    _entitled(work, who, UNDO)
    rows.lock(work, who.organisation)
    found = next((one for one in rows.known(work, who.organisation) if one.id == succession), None)
    if found is None:
        raise NotFound("succession", succession)
    if not found.stands:
        raise Refused(UNDO, (Refusal("succession_undone"),))
    if not reason.strip():
        raise Refused(UNDO, (Refusal("reason_missing", {}, (WayOut.GIVE_REASON,), "reason"),))
    if len(reason) > LONGEST_REASON:
        raise Refused(UNDO, (Refusal("reason_too_long", {"most": LONGEST_REASON}, (), "reason"),))
    rows.undo(work, succession)
    event = SuccessionUndone(succession=succession, reason=reason.strip())
    return Entered(id=succession, state="undone", version=_append(work, who, event))


def listing(work: Work, who: Actor) -> list[Succession]:
    """What stands, as far as *who* may see: of their own units' lineage, or (with a role for all) everything."""
    standing = [one for one in rows.known(work, who.organisation) if one.stands]
    scope = scope_of(who)
    if scope.units is None:
        return standing
    seen = frozenset[str]().union(*rows.lineage(work, who.organisation, scope.units).values())
    return [one for one in standing if one.former in seen and one.successor in seen]


def names(work: Work, found: list[Succession]) -> dict[str, str]:
    """The name of each unit that *found* tells of."""
    return people.unit_names(work, {unit for one in found for unit in (one.former, one.successor)})


def unit_seen(work: Work, who: Actor, unit: str) -> Unit:
    """The unit, if *who* may see it: one of theirs, or of its lineage. Raises `NotFound`."""
    scope = scope_of(who)
    if scope.units is not None:
        lines = rows.lineage(work, who.organisation, scope.units)
        scope = replace(scope, units=frozenset[str]().union(*lines.values()))
    found = next((one for one in people.units(work, scope) if one.id == unit), None)
    if found is None:
        raise NotFound("unit", unit)
    return found


def _entitled(work: Work, who: Actor, trigger: str) -> None:
    roles = calendar.entitled(work, who)
    if not who.roles_at_large() & set(roles):
        raise NotPermitted(trigger, roles)


def _append(work: Work, who: Actor, event: RegistryEvent) -> int:
    stream = f"registry:{who.organisation}"
    version = history.length(work, stream)
    history.append(work, who.organisation, [Appended(stream=stream, after=version, events=(event,))])
    return version + 1
