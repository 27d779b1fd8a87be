"""A sitting as its papers tell of it: who sits, who presides, who writes, what is before the council."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from services import councils, recusals
from services.access import Actor
from services.councils import Seen
from services.papers.fields.parts import Head
from services.papers.fields.seated import Listed, Member
from services.papers.gathering.heading import headed
from services.papers.gathering.wording import SEATS, by_alphabet, proposed_on
from services.store import people
from services.store.people import Person
from services.store.work import Work
from services.words import occurrence_in_words
from workflow.councils.sitting import Sitting, SittingState
from workflow.deadlines import local_date
from workflow.definition.councils import Ballot, Conflicted, SeatKind
from workflow.definition.votes import Shares
from workflow.errors import NotPermitted, Refused
from workflow.ids import CaseId, MotionId, PersonId, TrackId
from workflow.readings import settled
from workflow.refusals import Refusal, WayOut

PRINT = "print_paper"
PRESIDING = (SeatKind.CHAIR, SeatKind.STANDING_DEPUTY, SeatKind.DEPUTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A sitting as *who* may see it, with its members by id, and the body it is a council of."""

    seen: Seen
    organisation: str
    seats: Mapping[PersonId, SeatKind]
    persons: Mapping[str, Person]
    shares: Shares | None
    demo: bool

    @property
    def sitting(self) -> Sitting:
        return self.seen.sitting

    @property
    def draft(self) -> bool:
        """Whether it is not over yet, so that nothing of it is final."""
        return self.sitting.state is not SittingState.CLOSED

    def member(self, person: PersonId) -> Member:
        """That member, by name, post and seat."""
        known = self.persons[person]
        return Member(name=known.name, post=known.title, seat=SEATS[self.seats[person]])

    def listed(self, number: int, motion: MotionId) -> Listed:
        """The case of *motion* as a paper lists it."""
        case = self.seen.cases[CaseId(self.sitting.agenda[motion])]
        definition, track = self.seen.found.definition, TrackId(case.track)
        named = proposed_on(definition, track) or definition.track_of(track).label.vi
        about = f"{named}, {occurrence_in_words(case.occurrence)}" if case.occurrence else named
        return Listed(number=number, subject=case.subject, unit=case.unit_name, about=about)

    def in_order(self, persons: Collection[PersonId]) -> tuple[Member, ...]:
        """*persons* as a list of members is written: the chair first, then by name."""
        kinds = list(SeatKind)
        ordered = sorted(persons, key=lambda one: (kinds.index(self.seats[one]), by_alphabet(self.persons[one].name)))
        return tuple(self.member(one) for one in ordered)

    def kept_out(self, motion: MotionId) -> frozenset[PersonId]:
        """Who takes no part in the vote on *motion*, of those taking part in the sitting."""
        if self.seen.found.rule.conflicted is not Conflicted.EXCLUDED:
            return frozenset()
        there = self.sitting.taking_part() or frozenset(self.seats)
        return self.sitting.conflicted(motion) & there


def held(work: Work, who: Actor, sitting: str) -> Held:
    """The sitting for its papers. Raises `NotFound` for one that *who* may not know of, `Refused` for one called off."""
    seen = councils.look(work, who, sitting)
    if seen.sitting.state is SittingState.CALLED_OFF:
        raise Refused(PRINT, (Refusal("sitting_was_called_off", {}, (WayOut.CALL_ANOTHER_SITTING,)),))
    found, seats = seen.found, recusals.seats_of(work, seen.sitting)
    rule = found.rule
    return Held(
        seen=seen,
        organisation=people.organisation_name(work, seen.sitting.organisation),
        seats=seats,
        persons=people.by_id(work, list(seats)),
        shares=settled(found.definition.votes[rule.vote].shares, found.campaign.answers) if rule.vote else None,
        demo=work.installation.demo,
    )


def council_head(found: Held, number: str = "") -> Head:
    """The head of a council's paper: a council numbers its papers in a series of its own (NĐ 30/2020, II.3.a)."""
    return headed(
        superior=found.organisation,
        issuer=found.seen.found.rule.label.vi,
        symbol="BB-HĐ",
        year=local_date(found.sitting.called_for).year,
        demo=found.demo,
        draft=found.draft,
        number=number,
    )


def check_may_convene(who: Actor, found: Held) -> None:
    """Raise `NotPermitted` unless *who* convenes the council."""
    roles = found.seen.found.rule.convened_by
    if not who.roles_at_large() & set(roles):
        raise NotPermitted(PRINT, tuple(roles))


def check_may_see_votes(who: Actor, found: Held) -> None:
    """Raise `Refused` for somebody kept out of a motion; while it goes on, `NotPermitted` unless *who* convenes."""
    if found.draft:
        check_may_convene(who, found)
    if found.seen.kept_out:
        raise Refused(PRINT, (Refusal("votes_withheld", {}, (WayOut.ASK_ROLE,)),))
    if found.sitting.state is SittingState.CALLED:
        params = {"state": found.sitting.state.value, "wanted": SittingState.OPEN.value}
        raise Refused(PRINT, (Refusal("sitting_in_other_state", params),))


def check_votes_in_favour(found: Held) -> None:
    """Raise `Refused` for a council that scores or ranks works: it has neither ballot papers nor a count."""
    if found.seen.found.rule.ballot is not Ballot.APPROVE:
        raise Refused(PRINT, (Refusal("paper_not_of_a_jury", {"council": found.seen.found.rule.id}),))


def presiding(found: Held) -> Member:
    """Who presides: the chair, or the first deputy who is there; raises `Refused` when nobody of them is."""
    for kind in PRESIDING:
        there = [one for one, seat in found.seats.items() if seat is kind and one in found.sitting.present]
        if there:
            return found.in_order(there)[0]
    raise Refused(PRINT, (Refusal("nobody_presides", {}, (WayOut.CORRECT_ATTENDANCE,), "present"),))


def writing(found: Held) -> Member:
    """Who writes the minutes: the secretary in the room; raises `Refused` for a council without one, or when away."""
    secretaries = [one for one, seat in found.seats.items() if seat is SeatKind.SECRETARY]
    there = [one for one in secretaries if one in found.sitting.present]
    if not secretaries:
        raise Refused(PRINT, (Refusal("council_without_secretary", {}, (WayOut.CALL_ANOTHER_SITTING,), "seats"),))
    if not there:
        raise Refused(PRINT, (Refusal("secretary_absent", {}, (WayOut.CORRECT_ATTENDANCE,), "present"),))
    return found.in_order(there)[0]
