"""What somebody may ask of a case or a campaign now: asked of the core by trying it, its events dropped.

`workflow.engine.offers` answers this for transitions; here are the papers, the openings and the campaign's commands.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from services import cases, facts
from services.access import Actor
from services.calendar import days_off
from services.cases import Looked
from services.store.work import Work
from workflow.campaign import Campaign, CampaignState
from workflow.commands import (
    AnswerQuestion,
    CampaignCommand,
    CancelCase,
    CloseCampaign,
    ExtendDeadline,
    FileDocument,
    LaunchCampaign,
    OpenCase,
    PostponeMilestone,
    RecordMilestone,
    SuspendCampaign,
)
from workflow.definition import Deadline, Definition, DocumentKind, Milestone, Track
from workflow.engine import decide
from workflow.errors import Refused
from workflow.events import AnyEvent
from workflow.guards import HasDocument
from workflow.guards.guard import Guard
from workflow.ids import CaseId, OptionId, PersonId, QuestionId, RoleId, UnitId
from workflow.launching import CampaignFacts, decide_campaign
from workflow.refusals import Refusal
from workflow.waiting import deadline_of

FAR = timedelta(days=400)
GIVEN = "—"


@dataclass(frozen=True, slots=True)
class FallingDue:
    """A deadline, or one falling-due of it where there are several."""

    deadline: Deadline
    occurrence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Powers:
    """What the reader may ask of a campaign now; `in_the_way` is what still hinders its launch."""

    answer: bool
    launch: bool
    close: bool
    suspend: bool
    in_the_way: tuple[Refusal, ...]
    milestones: tuple[Milestone, ...]
    postponements: tuple[Milestone, ...]
    extensions: tuple[FallingDue, ...]
    nominations: tuple[Track, ...]


def in_the_way_of_opening(
    work: Work, who: Actor, campaign: Campaign, definition: Definition, track: Track, unit: str, person: str | None
) -> tuple[Refusal, ...]:
    """Every refusal that opening a case for that unit or person would meet now, whatever is entered with it."""

    def attempt() -> Sequence[AnyEvent]:
        command = OpenCase(
            case=CaseId(""),
            campaign=campaign.id,
            track=track.id,
            unit=UnitId(unit),
            person=PersonId(person) if person else None,
            occurrence=cases.round_of_opening(work, definition, campaign, track.id),
        )
        known = facts.opening_facts(work, definition, campaign, command, who.roles_in(unit))
        return decide(definition, None, command, known)

    return tuple(one for one in _refused(attempt) if one.place not in track.asks)


def may_file(looked: Looked) -> tuple[DocumentKind, ...]:
    """The kinds of papers that whoever looks may attach to the case now."""

    def attempt(kind: DocumentKind) -> bool:
        command = FileDocument(
            document="", kind=kind.id, sha256="", size=1, media_type=next(iter(kind.accepts), ""), filename=""
        )
        return not _refused(lambda: decide(looked.definition, looked.case, command, looked.facts))

    return tuple(kind for kind in looked.definition.documents.values() if attempt(kind))


def may_cancel(looked: Looked) -> bool:
    """Whether whoever looks may cancel the case now."""
    command = CancelCase(reason=GIVEN)
    return not _refused(lambda: decide(looked.definition, looked.case, command, looked.facts))


def papers_asked_of(track: Track, roles: Collection[RoleId]) -> frozenset[str]:
    """The kinds of papers that the moves of those roles on *track* ask for."""
    return frozenset(kind for move in track.transitions if set(roles) & set(move.roles) for kind in _papers(move.guard))


def _papers(guard: Guard) -> Iterator[str]:
    if isinstance(guard, HasDocument):
        yield guard.document
    for part in getattr(guard, "parts", ()):
        yield from _papers(part)


def may_extend_case(work: Work, who: Actor, looked: Looked) -> Deadline | None:
    """The deadline that *who* may move for this very case, if there is one."""
    name = deadline_of(looked.definition, looked.case.track, looked.case.state)
    deadline = looked.definition.deadlines[name] if name else None
    if deadline is None or looked.definition.track_of(looked.case.track).state_of(looked.case.state).final:
        return None
    which = looked.case.occurrence
    return deadline if _may_extend(work, who, looked.definition, looked.campaign, deadline, which) else None


def _may_extend(
    work: Work, who: Actor, definition: Definition, campaign: Campaign, deadline: Deadline, occurrence: str = ""
) -> bool:
    which = occurrence if (deadline.id, occurrence, "") in campaign.deadlines else ""
    current = campaign.due(deadline.id, None, which)
    if current is None:
        return False
    later = max(current.last_day, work.act.today) + FAR
    command = ExtendDeadline(deadline=deadline.id, last_day=later, reason=GIVEN, occurrence=which)
    return _may(work, who, definition, campaign, command)


def _near(definition: Definition, campaign: Campaign, today: date) -> Iterator[FallingDue]:
    """Of each deadline the falling-due that passed last and the one that comes next; those farther off can wait."""
    for deadline in definition.deadlines.values():
        days = {
            which: campaign.due(deadline.id, None, which)
            for name, which, _ in campaign.deadlines
            if name == deadline.id
        }
        known = sorted((due.last_day, which) for which, due in days.items() if due)
        past = [which for day, which in known if day < today][-1:]
        coming = [which for day, which in known if day >= today][:1]
        yield from (FallingDue(deadline, which) for which in (*past, *coming))


def powers_over(work: Work, who: Actor, definition: Definition, campaign: Campaign) -> Powers:
    """Everything *who* may ask of the campaign now."""
    question = next(iter(definition.questions.values()), None)
    asked = AnswerQuestion(
        question=question.id if question else QuestionId(""),
        option=question.options[0].id if question else OptionId(""),
    )
    draft = campaign.state is CampaignState.DRAFT
    hindered = _attempt(work, who, definition, campaign, LaunchCampaign()) if draft else ()
    entitled = draft and not any(refusal.code == "not_permitted" for refusal in hindered)
    return Powers(
        answer=draft and question is not None and _may(work, who, definition, campaign, asked),
        launch=entitled,
        close=_may(work, who, definition, campaign, CloseCampaign(reason=GIVEN)),
        suspend=_may(work, who, definition, campaign, SuspendCampaign(reason=GIVEN, document_number=GIVEN)),
        in_the_way=hindered if entitled else (),
        milestones=tuple(
            milestone
            for milestone in definition.milestones.values()
            if _may(
                work,
                who,
                definition,
                campaign,
                RecordMilestone(milestone=milestone.id, happened_on=work.act.today, document_number=GIVEN),
            )
        ),
        postponements=_postponements(work, who, definition, campaign),
        extensions=tuple(
            one
            for one in _near(definition, campaign, work.act.today)
            if _may_extend(work, who, definition, campaign, one.deadline, one.occurrence)
        ),
        nominations=tuple(t for t in definition.tracks.values() if who.all_roles() & set(t.opened_by))
        if campaign.state is CampaignState.LAUNCHED
        else (),
    )


def _postponements(work: Work, who: Actor, definition: Definition, campaign: Campaign) -> tuple[Milestone, ...]:
    every = definition.milestones.values()
    return tuple(one for one in every if _may(work, who, definition, campaign, _the_day_before(campaign, one)))


def _the_day_before(campaign: Campaign, milestone: Milestone) -> PostponeMilestone:
    """The milestone brought forward by a day: what may always be asked of one that is recorded."""
    day = campaign.milestones.get(milestone.id, date.min + timedelta(days=1)) - timedelta(days=1)
    return PostponeMilestone(milestone=milestone.id, happened_on=day, document_number=GIVEN, reason=GIVEN)


def _may(work: Work, who: Actor, definition: Definition, campaign: Campaign, command: CampaignCommand) -> bool:
    return not _attempt(work, who, definition, campaign, command)


def _attempt(
    work: Work, who: Actor, definition: Definition, campaign: Campaign, command: CampaignCommand
) -> tuple[Refusal, ...]:
    known = CampaignFacts(
        now=work.act.business_at,
        roles=who.roles_at_large(),
        days_off=days_off(work, campaign.organisation, campaign.year),
    )
    return _refused(lambda: decide_campaign(definition, campaign, command, known))


def _refused(attempt: Callable[[], Sequence[AnyEvent]]) -> tuple[Refusal, ...]:
    try:
        attempt()
    except Refused as refused:
        return refused.refusals
    return ()
