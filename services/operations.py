"""How the office runs, in one look: what fires next, what is late, who sweeps, how mail goes, what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from services import mending
from services.access import Actor, scope_of
from services.heartbeat import Sweeping, last_swept, silence_allowed, sweeping
from services.mending import Concerned
from services.settings import Settings
from services.store import campaigns, deliveries, heartbeats, incidents, upcoming
from services.store.deliveries import Dead, Heap
from services.store.heartbeats import Beat
from services.store.incidents import Incident
from services.store.mending import FailedRung
from services.store.upcoming import DueNow, Settled, Upcoming
from services.store.work import Scope, Work
from workflow.errors import NotPermitted

MOST_RUNGS = 20
MOST_LETTERS = 50
MOST_CLOSED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Mishap:
    """An incident with what it is about; `sha256` is that of its campaign's definition, empty where there is none."""

    incident: Incident
    about: Concerned | None
    sha256: str
    rungs: tuple[FailedRung, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operations:
    """What the page of operations shows. `now` is system time; of rungs, business time."""

    now: datetime
    business_now: datetime
    sweeping: Sweeping
    last_swept: datetime | None
    silence_allowed: timedelta
    beats: tuple[Beat, ...]
    due: DueNow
    ahead: tuple[Upcoming, ...]
    late: tuple[Upcoming, ...]
    settled: Settled
    heaps: tuple[Heap, ...]
    dead: tuple[Dead, ...]
    mishaps: tuple[Mishap, ...]
    closed: tuple[Mishap, ...]
    may_mend: bool


def read(work: Work, who: Actor, settings: Settings) -> Operations:
    """How it runs, for those who see the whole organisation; raises `NotPermitted` for others."""
    if not who.sees_everything:
        raise NotPermitted("operations", (mending.STANDING_OFFICE,))
    scope = scope_of(who)
    beats, due = heartbeats.listing(work), upcoming.due_now(work, who.organisation)
    allowed = silence_allowed(settings)
    found = incidents.listing(work, scope)
    standing = [one for one in found if one.resolved_at is None]
    return Operations(
        now=work.act.recorded_at,
        business_now=work.act.business_at,
        sweeping=sweeping(beats, due, work.act.recorded_at, allowed),
        last_swept=last_swept(beats),
        silence_allowed=allowed,
        beats=tuple(beats),
        due=due,
        ahead=tuple(upcoming.ahead(work, scope, MOST_RUNGS)),
        late=tuple(upcoming.late(work, scope, MOST_RUNGS)),
        settled=upcoming.settled(work, who.organisation),
        heaps=tuple(deliveries.heaps(work, who.organisation)),
        dead=tuple(deliveries.dead(work, scope, MOST_LETTERS)),
        mishaps=tuple(mishap(work, scope, one) for one in standing),
        closed=tuple(mishap(work, scope, one) for one in found[len(standing) :][:MOST_CLOSED]),
        may_mend=mending.may_mend(work, who),
    )


def mishap(work: Work, scope: Scope, incident: Incident) -> Mishap:
    """*incident* with what it is about. A subject of any kind that begins with a campaign's id is about that campaign."""
    about = mending.concerned(incident)
    campaign = campaigns.visible(work, scope, incident.subject.partition(":")[0])
    waiting = mending.failed_rungs(work, about) if campaign and incident.resolved_at is None else []
    return Mishap(incident=incident, about=about, sha256=campaign.sha256 if campaign else "", rungs=tuple(waiting))


def troubles(work: Work, who: Actor) -> int:
    """How many things wait for a person to mend them: open incidents and dead letters; 0 for who sees only some units."""
    return incidents.count_open(work, scope_of(who)) + deliveries.count_dead(work, scope_of(who))
