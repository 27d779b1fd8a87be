"""Works before a jury: what a member sees of them, how far the jury has come, and how works are judged.

Before the sitting is closed nobody but its author sees a sheet, and nobody learns who judges which work: whoever runs
the contest sees how many sheets each member and each work has, which is enough to remind somebody.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from services.access import Actor
from services.councils.finding import Found, rule_of
from services.councils.looking import code_of, known_to, sources
from services.store import campaigns, cases, councils, papers, people, sittings
from services.store.papers import KeptDocument
from services.store.people import Person
from services.store.work import Work
from workflow.case import Case, Value
from workflow.councils import judging as core
from workflow.councils.judged import GivenSheet
from workflow.councils.judging import Judging
from workflow.councils.sitting import Sitting, SittingState
from workflow.deadlines import Due
from workflow.definition.councils import Averaging, Ballot, SeatKind
from workflow.errors import NotFound
from workflow.events.judging import WorkScored
from workflow.ids import CaseId, FieldId, MotionId, PersonId
from workflow.readings import settle, settled

ENDINGS = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkBefore:
    """A work as a member who judges it sees it: its number, what the plan shows of it, its papers, their own sheet.

    `due` is the window in which sheets for it are taken, where there is one.
    """

    motion: MotionId
    number: int
    fields: Mapping[FieldId, Value]
    papers: tuple[KeptDocument, ...]
    sheet: GivenSheet | None
    due: Due | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What lies before one member of a jury; `order` is their ranking, where works are ranked."""

    sitting: Sitting
    found: Found
    works: tuple[WorkBefore, ...]
    order: tuple[MotionId, ...] = ()

    @property
    def given(self) -> int:
        """How many of the works have their sheet."""
        return sum(work.sheet is not None or work.motion in self.order for work in self.works)


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How far one member is: `given` of the `wanted` sheets."""

    person: Person
    wanted: int
    given: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progressing:
    """How far one work is, and once the sitting is closed what it came to and by which sheets."""

    motion: MotionId
    number: int
    case: Case
    wanted: int
    given: int
    result: WorkScored | None = None
    sheets: tuple[tuple[Person, GivenSheet], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a jury is."""

    sitting: Sitting
    found: Found
    judging: Judging
    loads: tuple[Load, ...]
    works: tuple[Progressing, ...]


def judging_of(work: Work, found: Found, sitting: Sitting) -> Judging:
    """How works are judged at *sitting*, under the campaign's answers."""
    rule, answers = found.rule, found.campaign.answers
    return Judging(
        judges=settled(rule.judges, answers),
        averaging=Averaging(settle(rule.averaging, answers)),
        decimals=found.definition.fields[rule.result].decimals if rule.result else 0,
        windows=_windows(work, found, sitting),
        gone=_gone(work, found, sitting),
    )


def desk(work: Work, who: Actor, sitting: str) -> Desk:
    """What *who* judges at that sitting; raises `NotFound` for anybody who does not sit on that jury."""
    seen = _sitting_of_member(work, who, sitting)
    found = rule_of(work, who, seen.campaign, seen.council)
    judging, me = judging_of(work, found, seen), PersonId(who.id)
    mine = [
        (number, motion, case)
        for number, (motion, case) in enumerate(seen.agenda.items(), start=1)
        if me in core.judges_of(found.rule, judging, seen, motion)
    ]
    about = cases.load(work, [case for _, _, case in mine])
    kept = papers.documents_of_all(work, list(about))
    works = tuple(
        WorkBefore(
            motion=motion,
            number=number,
            fields={name: about[case].fields[name] for name in found.rule.shows if name in about[case].fields},
            papers=tuple(one for one in kept.get(case, ()) if one.kind in found.rule.papers),
            sheet=seen.judged.sheets.get((motion, me)),
            due=judging.windows.get(motion),
        )
        for number, motion, case in mine
    )
    return Desk(sitting=seen, found=found, works=works, order=seen.judged.rankings.get(me, ()))


def open_desks(work: Work, who: Actor) -> list[Desk]:
    """What lies before *who* on juries that are at work now."""
    seated = councils.seated(work, who.id, work.act.today)
    open_now = [
        one.id
        for campaign in dict.fromkeys(campaign for campaign, _ in seated)
        for one in sittings.of_campaign(work, campaign)
        if one.state is SittingState.OPEN and (campaign, one.council) in seated and PersonId(who.id) in one.seats
    ]
    desks = []
    for one in open_now:
        with suppress(NotFound):
            desks.append(desk(work, who, one))
    return [found for found in desks if found.works]


def paper_before(work: Work, who: Actor, sitting: str, motion: str, which: int) -> tuple[KeptDocument, str]:
    """The paper of that number of a work *who* judges, and the name under which it is taken away: nobody's.

    Raises `NotFound`.
    """
    one = next((one for one in desk(work, who, sitting).works if one.motion == motion), None)
    if one is None or not 0 < which <= len(one.papers):
        raise NotFound("paper", f"{motion}:{which}")
    paper = one.papers[which - 1]
    return paper, f"{code_of(one.number)}-{which}{ENDINGS.get(paper.media_type, '')}"


def progress(work: Work, who: Actor, sitting: str) -> Progress:
    """How far the jury is, for those who see the whole organisation; raises `NotFound` for others."""
    seen = known_to(work, who, sitting)
    found = rule_of(work, who, seen.campaign, seen.council)
    if not who.sees_everything or found.rule.ballot is Ballot.APPROVE:
        raise NotFound("judging", sitting)
    judging = judging_of(work, found, seen)
    wanted = {motion: core.judges_of(found.rule, judging, seen, motion) for motion in seen.agenda}
    given = _given(seen, found)
    known = people.by_id(work, list(seen.seats))
    about = cases.load(work, list(seen.agenda.values()))
    loads = tuple(
        Load(
            person=known[member],
            wanted=sum(member in members for members in wanted.values()),
            given=sum(member in members and member in given[motion] for motion, members in wanted.items()),
        )
        for member in sorted(seen.seats, key=lambda one: (list(SeatKind).index(seen.seats[one]), known[one].name))
    )
    works = tuple(
        Progressing(
            motion=motion,
            number=number,
            case=about[case],
            wanted=len(wanted[motion]),
            given=len(wanted[motion] & given[motion]),
            result=seen.judged.scored.get(motion),
            sheets=_opened(seen, motion, known),
        )
        for number, (motion, case) in enumerate(seen.agenda.items(), start=1)
    )
    return Progress(sitting=seen, found=found, judging=judging, loads=loads, works=works)


def _sitting_of_member(work: Work, who: Actor, sitting: str) -> Sitting:
    seen = known_to(work, who, sitting)
    if PersonId(who.id) not in seen.seats:
        raise NotFound("sitting", sitting)
    found = rule_of(work, who, seen.campaign, seen.council)
    if found.rule.ballot is Ballot.APPROVE:
        raise NotFound("judging", sitting)
    return seen


def _windows(work: Work, found: Found, sitting: Sitting) -> dict[MotionId, Due]:
    """When sheets are taken for each work: in the campaign's window, or that of its own case."""
    if found.rule.within is None:
        return {}
    about = cases.load(work, list(sitting.agenda.values()))
    campaign = campaigns.load(work, found.campaign.id, cases=list(about)) or found.campaign
    dues = {
        motion: campaign.due(found.rule.within, CaseId(case), about[case].occurrence)
        for motion, case in sitting.agenda.items()
    }
    return {motion: due for motion, due in dues.items() if due}


def _gone(work: Work, found: Found, sitting: Sitting) -> frozenset[MotionId]:
    """The works that can't be judged any more, withdrawn or disqualified while the jury was at work."""
    if found.rule.ballot is Ballot.APPROVE or sitting.state is not SittingState.OPEN:
        return frozenset()
    about, waited = cases.load(work, list(sitting.agenda.values())), sources(found)
    return frozenset(
        motion for motion, case in sitting.agenda.items() if (about[case].track, about[case].state) not in waited
    )


def _given(sitting: Sitting, found: Found) -> dict[MotionId, frozenset[PersonId]]:
    return {motion: core.judged_by(found.rule, sitting, motion) for motion in sitting.agenda}


def _opened(sitting: Sitting, motion: MotionId, known: Mapping[str, Person]) -> tuple[tuple[Person, GivenSheet], ...]:
    """The sheets of a work, each with whose it is; none before the sitting is closed."""
    if sitting.state is not SittingState.CLOSED:
        return ()
    return tuple((known[member], sheet) for (about, member), sheet in sitting.judged.sheets.items() if about == motion)
