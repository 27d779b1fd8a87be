"""Councils of a scenario: composed by a decision, and sitting from the call to the closing, as the office does it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from services import councils
from services.simulation.acting import PAPER, Cast, acting, case_of
from services.simulation.language import Deed
from services.simulation.scenario import Act, Motion
from services.store import sittings
from services.store.work import Work
from services.wiring import Office
from workflow.councils.commands import (
    CloseSitting,
    DeclareConflict,
    EnterCount,
    FileMinutes,
    OpenSitting,
    SittingCommand,
    TakeAttendance,
)
from workflow.councils.composition import Composition
from workflow.councils.sitting import Sitting, SittingState
from workflow.deadlines import local_date
from workflow.ids import CaseId, MotionId, PersonId

OF_COUNCILS = frozenset({Deed.COMPOSE, Deed.SIT})


def convene(office: Office, known: Cast, act: Act) -> None:
    """Compose a council, or let it sit, each step in a transaction of its own; raises what the use cases raise."""
    if act.deed is Deed.COMPOSE:
        _compose(office, known, act)
        return
    room = _Room(office, known, act, _called(office, known, act))
    room.begin()
    room.vote()
    room.close()


def _compose(office: Office, known: Cast, act: Act) -> None:
    day = local_date(act.at)
    seats = {PersonId(known.people[login]): seat for login, seat in act.seats.items()}
    made = Composition(decision_number=act.number, decided_on=day, first_day=day, seats=seats)
    with office.writing(actor=known.people[act.who]) as work:
        councils.compose(work, acting(work, known, act), known.campaign, act.council, made)
        work.commit()


def _called(office: Office, known: Cast, act: Act) -> Sitting:
    """The sitting: one that a refusal kept from being closed goes on, else it is called."""
    with office.writing(actor=known.people[act.who]) as work:
        who, cases = acting(work, known, act), [_case(work, known, act, one) for one in act.cases]
        found = next((one for one in _unfinished(work, known, act) if [*one.agenda.values()] == cases), None)
        if found is None:
            found = councils.call(
                work,
                who,
                campaign=known.campaign,
                council=act.council,
                called_for=work.act.business_at,
                place="",
                cases=cases,
            )
            work.commit()
    return found


def _unfinished(work: Work, known: Cast, act: Act) -> list[Sitting]:
    listed = councils.listing(work, acting(work, known, act), campaign=known.campaign)
    loaded = sittings.load(work, [one.id for one in listed if one.council == act.council])
    return [one for one in loaded.values() if one.state in (SittingState.CALLED, SittingState.OPEN)]


def _case(work: Work, known: Cast, act: Act, motion: Motion) -> CaseId:
    about = replace(act, track=motion.track, unit=motion.unit, person=motion.person, round=motion.round, nth=motion.nth)
    return case_of(work, known, about)


@dataclass(slots=True)
class _Room:
    """A sitting under way, with whoever convened it asking."""

    office: Office
    known: Cast
    act: Act
    sitting: Sitting

    def begin(self) -> None:
        if self.sitting.state is SittingState.CALLED:
            self._do(OpenSitting())
        self._do(TakeAttendance(present=self._people(self.act.present), written=self._people(self.act.written)))

    def vote(self) -> None:
        """Declare what conflicts there are, and enter the count of each motion."""
        for motion, said in self._motions():
            for member in sorted(self._people(said.conflicts)):
                if (motion, member) not in self.sitting.conflicts:
                    self._do(DeclareConflict(motion=motion, member=member))
        for motion, said in self._motions():
            self._do(EnterCount(motion=motion, votes=said.votes, casting=said.casting))

    def close(self) -> None:
        if self.sitting.minutes is None:
            self._file_minutes()
        self._do(CloseSitting())

    def _motions(self) -> list[tuple[MotionId, Motion]]:
        return list(zip(self.sitting.agenda, self.act.cases, strict=True))

    def _people(self, logins: tuple[str, ...]) -> frozenset[PersonId]:
        return frozenset(PersonId(self.known.people[login]) for login in logins)

    def _file_minutes(self) -> None:
        paper = self.office.files.examine(PAPER, "bien-ban.pdf")
        filed = FileMinutes(
            sha256=paper.sha256,
            size=paper.size,
            media_type=paper.media_type,
            filename=paper.filename,
            number=self.act.number,
        )
        self._do(filed)
        self.office.files.keep(paper, PAPER)

    def _do(self, command: SittingCommand) -> None:
        with self.office.writing(actor=self.known.people[self.act.who]) as work:
            self.sitting = councils.perform(work, acting(work, self.known, self.act), self.sitting.id, command)
            work.commit()
