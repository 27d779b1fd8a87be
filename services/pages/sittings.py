"""What the page of a sitting reads, what of its history somebody may read, and where a case stood before a council."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from services import councils, recusals
from services.access import Actor, scope_of
from services.cases import event_of
from services.councils import Seen
from services.councils.looking import known_to
from services.naming import subjects
from services.pages.councils import Member, members
from services.pages.reading import Happened
from services.store import cases as case_rows
from services.store import councils as council_rows
from services.store import people, sittings
from services.store.cases import Listed
from services.store.work import Work
from workflow.councils.commands import CloseSitting
from workflow.councils.sitting import Sitting, SittingState
from workflow.definition.councils import Ballot, CouncilRule, SeatKind
from workflow.definition.votes import Shares
from workflow.errors import NotFound
from workflow.ids import CaseId, MotionId, PersonId
from workflow.readings import settled
from workflow.refusals import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingRead:
    """A sitting with everything its page shows.

    `seats` are its members, before it is opened the council's of today; `in_the_way` is what still hinders closing it;
    `waiting` the cases that may be put on its agenda; `readable` those on it whose page the reader may open.
    """

    seen: Seen
    seats: Mapping[PersonId, SeatKind]
    members: Mapping[str, Member]
    shares: Shares | None
    in_the_way: tuple[Refusal, ...]
    waiting: tuple[Listed, ...]
    readable: frozenset[str]
    reader: PersonId
    may_convene: bool
    may_open_council: bool

    @property
    def sitting(self) -> Sitting:
        return self.seen.sitting

    @property
    def rule(self) -> CouncilRule:
        return self.seen.found.rule


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingHistory:
    """The entries of a sitting that the reader may read, with the names their words need, by id."""

    seen: Seen
    happened: tuple[Happened, ...]
    names: Mapping[str, str]


def read_sitting(work: Work, who: Actor, sitting: str) -> SittingRead:
    """The sitting page's matter. Raises `NotFound`."""
    seen = councils.look(work, who, sitting)
    known, found = seen.sitting, seen.found
    convenes = bool(who.roles_at_large() & set(found.rule.convened_by))
    seats = known.seats or _seats_today(work, seen)
    return SittingRead(
        seen=seen,
        seats=seats,
        members=members(work, people.by_id(work, list(seats)).values()),
        shares=_shares(seen),
        in_the_way=_in_the_way(work, who, seen) if convenes and known.state is SittingState.OPEN else (),
        waiting=tuple(councils.waiting(work, who, found)) if convenes and known.state is SittingState.CALLED else (),
        readable=frozenset(case_rows.load(work, list(known.agenda.values()), scope=scope_of(who)))
        | recusals.cases_before(work, who, known),
        reader=PersonId(who.id),
        may_convene=convenes,
        may_open_council=who.sees_everything or who.id in _seats_today(work, seen),
    )


def read_history(work: Work, who: Actor, sitting: str) -> SittingHistory:
    """The history of a sitting, without the votes on motions that *who* is kept out of. Raises `NotFound`."""
    seen = councils.look(work, who, sitting)
    happened = [Happened(entry=kept.entry, event=event_of(kept)) for kept in councils.history_of(work, who, sitting)]
    actors = {person.id: person.name for person in people.by_id(work, {one.entry.actor for one in happened}).values()}
    names = actors | names_in(work, who, [seen.sitting.id])
    return SittingHistory(seen=seen, happened=tuple(happened), names=names)


def names_in(work: Work, who: Actor, ids: Collection[str]) -> dict[str, str]:
    """What the histories of those sittings name, by id: members by their names, motions by their subjects."""
    known = [one for one in sittings.load(work, ids).values() if one.organisation == who.organisation]
    seated = {person for one in known for person in one.seats}
    about = {motion: case for one in known for motion, case in one.agenda.items()}
    called = subjects(work, case_rows.load(work, list(about.values())).values())
    names = {person.id: person.name for person in people.by_id(work, seated).values()}
    return names | {str(motion): called[case] for motion, case in about.items() if case in called}


def before_councils(work: Work, who: Actor, case: str) -> list[Sitting]:
    """The sittings on whose agenda *case* stands or stood, as far as *who* may know of them; none that was called off."""
    found = []
    for name in sittings.of_case(work, case):
        try:
            one = known_to(work, who, name)
        except NotFound:
            continue
        if one.state is not SittingState.CALLED_OFF:
            found.append(one)
    return found


def _seats_today(work: Work, seen: Seen) -> Mapping[PersonId, SeatKind]:
    council = council_rows.load(work, seen.found.campaign.id, seen.found.rule.id)
    standing = council.composition_on(work.act.today) if council else None
    return standing.seats if standing else {}


def _shares(seen: Seen) -> Shares | None:
    rule, found = seen.found.rule, seen.found
    return settled(found.definition.votes[rule.vote].shares, found.campaign.answers) if rule.vote else None


def _in_the_way(work: Work, who: Actor, seen: Seen) -> tuple[Refusal, ...]:
    """What hinders closing, as it stands for everybody: counts that the reader may not see are there all the same."""
    if not seen.found.rule.vote or seen.found.rule.ballot is not Ballot.APPROVE:
        return ()
    whole = sittings.load(work, [seen.sitting.id])[seen.sitting.id]
    return councils.in_the_way(work, who, whole, seen.found, CloseSitting())


def case_of(seen: Seen, motion: MotionId) -> Listed:
    """The case that *motion* is about."""
    return seen.cases[CaseId(seen.sitting.agenda[motion])]
