"""A year acted out: an empty office in a temporary folder, the scenario's acts in turn, deadlines between them.

Nothing here decides anything. Every act goes through the use cases, every deadline through the sweep, every letter
through the outbox into a mailbox that is thrown away with the folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from definitions.problem import Problem, Severity
from notifications.rendering import DEMO_PREFIX
from services import audit, campaigns, cases, refusing, standings
from services.access import actor
from services.audit import Verified
from services.cases import event_of
from services.demo import lay_out
from services.demo.clock import next_deadline
from services.pages.reading import Happened, subjects_of
from services.registry import definition_of
from services.settings import Settings
from services.simulation.acting import Cast, cast, perform, stream_of
from services.simulation.convening import OF_COUNCILS, convene
from services.simulation.deciding import OF_DECISIONS, decree
from services.simulation.scenario import Act, Scenario
from services.standings import Board
from services.store import history, incidents, messages, people
from services.store.cases import Listed
from services.store.messages import Kept
from services.store.migrating import upgrade
from services.store.people import Person
from services.store.work import Scope, Work
from services.wiring import Office, office
from services.words import Worded
from workflow.campaign import Campaign
from workflow.definition import Definition
from workflow.errors import CaseChanged, NotFound, Refused

EVERYTHING = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An act that the rules refused, with every reason in words."""

    at: datetime
    recorded_at: datetime
    person: str
    subject: str
    act: Act
    said: tuple[Worded, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """Everything that came of a scenario. `problems` are the acts that went otherwise than it says.

    `told_of`: the cases that each letter tells of.
    """

    scenario: Scenario
    definition: Definition
    campaign: Campaign
    happened: tuple[Happened, ...]
    rejected: tuple[Rejected, ...]
    letters: tuple[Kept, ...]
    told_of: dict[str, list[str]]
    boards: tuple[Board, ...]
    listed: tuple[Listed, ...]
    people: dict[str, Person]
    units: dict[str, str]
    subjects: dict[str, str]
    verified: Verified
    problems: tuple[Problem, ...]

    @property
    def as_told(self) -> bool:
        """Whether everything went as the scenario says and the history holds."""
        return not self.problems and self.verified.holds


@dataclass(slots=True)
class _Ticking:
    """System time that moves a little whenever it is asked, so that what is written later is written later."""

    at: datetime

    def now(self) -> datetime:
        self.at += timedelta(milliseconds=1)
        return self.at


@dataclass(slots=True)
class _Play:
    """A scenario being acted out."""

    office: Office
    known: Cast
    language: str
    rejected: list[Rejected] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def act(self, act: Act) -> None:
        """Let time pass until *act*, do it, and note when it goes otherwise than the scenario says."""
        self.office.advance(act.at)
        self.office.deliver()
        try:
            _doing(act)(self.office, self.known, act)
        except Refused as refused:
            self._reject(act, refused)
        except NotFound as missing:
            self._note(act, "not-found", f"{act.does} finds nothing: {missing}", "see what has been opened by then")
        except CaseChanged as changed:
            message = f"{act.does} meets a result that is still sealed: {changed}"
            self._note(act, "result-sealed", message, "let it be done once the decision is published")
        else:
            if act.expected is not None:
                message = f"{act.does} was done, where a refusal was expected"
                self._note(act, "refusal-did-not-come", message, "leave out expect and codes, or mend the plan")
        self.office.deliver()

    def to_the_end(self) -> None:
        """Let time pass until no deadline waits any more."""
        while (upcoming := next_deadline(self.office)) is not None:
            self.office.advance(upcoming)
            self.office.deliver()

    def _reject(self, act: Act, refused: Refused) -> None:
        with self.office.writing(actor=self.known.people[act.who]) as work:
            stream = stream_of(work, self.known, act)
            said = refusing.explain(work, self.known.organisation, stream, refused, self.language)
            at, recorded_at = work.act.business_at, work.act.recorded_at
            work.commit()
        person = self.known.people[act.who]
        subject = stream.removeprefix("case:")
        self.rejected.append(
            Rejected(at=at, recorded_at=recorded_at, person=person, subject=subject, act=act, said=said)
        )
        given = {refusal.code for refusal in refused.refusals}
        if act.expected is None or given != act.expected:
            codes = f"codes: [{', '.join(sorted(given))}]"
            message = f"{act.does} was refused: {' '.join(one.sentence for one in said).rstrip('.')}"
            self._note(act, "refusal-unexpected", message, f"mend the act, or say expect: refused, {codes}")

    def _note(self, act: Act, rule: str, message: str, hint: str) -> None:
        self.problems.append(Problem.at(act.place, Severity.ERROR, rule, message, hint))


def _doing(act: Act) -> Callable[[Office, Cast, Act], None]:
    """What does *act*: of councils, of decisions, or of a case or the campaign."""
    if act.deed in OF_COUNCILS:
        return convene
    return decree if act.deed in OF_DECISIONS else perform


def run(scenario: Scenario, language: str, year: int | None = None) -> Year:
    """Act *scenario* out on a database of its own, which is gone afterwards. Refusals are worded in *language*.

    With *year* the campaign is of that year; the scenario must have been moved there (`redated`).
    """
    with _empty_office(scenario) as made:
        campaign = lay_out(made, scenario.scene, launch=False, year=year)
        with made.reading() as work:
            play = _Play(office=made, known=cast(work, scenario, campaign), language=language)
        for act in scenario.acts:
            play.act(act)
        play.to_the_end()
        with made.reading() as work:
            return _gathered(work, scenario, play)


@contextmanager
def _empty_office(scenario: Scenario) -> Iterator[Office]:
    with TemporaryDirectory(prefix="thidua-simulation-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        settings = Settings(database_url=f"sqlite:///{folder / 'thidua.db'}", files=folder / "files", demo=True)
        made = office(settings, clock=_Ticking(scenario.scene.opens_at))
        try:
            upgrade(made.database)
            yield made
        finally:
            made.database.dispose()


def _gathered(work: Work, scenario: Scenario, play: _Play) -> Year:
    known = play.known
    who = actor(work, known.people[scenario.scene.launched_by])
    if who is None:
        raise NotFound("person", scenario.scene.launched_by)
    everything = Scope(organisation=known.organisation, units=None, person="")
    campaign = campaigns.load(work, who, known.campaign)
    kept = list(history.all_streams(work, known.organisation))
    letters = messages.listing(work, everything, limit=EVERYTHING)
    listed = cases.listing(work, who, campaign=known.campaign, limit=EVERYTHING)
    return Year(
        scenario=scenario,
        definition=definition_of(work, campaign.sha256),
        campaign=campaign,
        happened=tuple(Happened(entry=one.entry, event=event_of(one)) for one in kept),
        rejected=tuple(play.rejected),
        letters=tuple(replace(one, subject=one.subject.removeprefix(DEMO_PREFIX)) for one in letters),
        told_of={one.id: messages.cases_of(work, one.id) for one in letters},
        boards=tuple(standings.boards(work, campaign)),
        listed=tuple(listed),
        people=people.by_id(work, list(known.people.values())),
        units=people.unit_names(work, list(known.units.values())),
        subjects=subjects_of(work, [one.id for one in listed]),
        verified=audit.verify(work, known.organisation),
        problems=(*play.problems, *_broken(work, everything, scenario)),
    )


def _broken(work: Work, everything: Scope, scenario: Scenario) -> Iterator[Problem]:
    """A deadline that could not be told: it would be an incident for people to mend."""
    for one in incidents.listing(work, everything):
        message = f"{one.subject}: {one.reason}"
        place = scenario.acts[0].place
        yield Problem.at(place, Severity.ERROR, "incident", message, "this is a fault of the program; report it")
