"""What pages read, in one go each: a case, a campaign, an obligation board, with what is sealed kept back.

Nothing here decides: what may be done is asked of the core by trying it (`decide` is pure, and its events are dropped).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from services import audit, campaigns, cases, facts, standings
from services.access import Actor, scope_of
from services.audit import Verified, event_of
from services.cases import Looked
from services.registry import definition_of
from services.sealing import Seal, kept_back, seal_of, without_sealed
from services.standings import Board
from services.store import campaigns as campaign_rows
from services.store import cases as case_rows
from services.store import deadlines, history, messages, people
from services.store.cases import KeptDocument, Listed
from services.store.deadlines import ListedDeadline
from services.store.messages import Telling
from services.store.people import Person
from services.store.work import Work
from workflow.campaign import Campaign, CampaignState
from workflow.case import Case
from workflow.commands import (
    AnswerQuestion,
    CampaignCommand,
    ExtendDeadline,
    FileDocument,
    LaunchCampaign,
    OpenCase,
    RecordMilestone,
)
from workflow.deadlines import DaysOff
from workflow.definition import Deadline, Definition, DocumentKind, Milestone, Subject, Track
from workflow.engine import decide
from workflow.errors import NotPermitted, Refused
from workflow.events import AnyEvent
from workflow.history import Entry
from workflow.ids import CaseId, OptionId, PersonId, QuestionId, RoleId, UnitId
from workflow.launching import CampaignFacts, decide_campaign
from workflow.refusals import Refusal

MOST_LISTED = 1000
A_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One entry of a history with the event it tells of."""

    entry: Entry
    event: AnyEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRead:
    """A case with everything its page shows; what is sealed from the reader is already left out."""

    looked: Looked
    subject: str
    unit: str
    sealed: bool
    seal: Seal
    documents: tuple[KeptDocument, ...]
    may_file: tuple[DocumentKind, ...]
    may_extend: Deadline | None
    happened: tuple[Happened, ...]
    verified: Verified
    told: tuple[messages.Kept, ...]
    related: tuple[Listed, ...]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Powers:
    """What the reader may ask of a campaign now; `in_the_way` is what still hinders its launch."""

    answer: bool
    launch: bool
    in_the_way: tuple[Refusal, ...]
    milestones: tuple[Milestone, ...]
    extensions: tuple[Deadline, ...]
    nominations: tuple[Track, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignRead:
    """A campaign with everything its page shows. Quota boards are for those who see the whole organisation."""

    campaign: Campaign
    definition: Definition
    powers: Powers
    deadlines: tuple[ListedDeadline, ...]
    happened: tuple[Happened, ...]
    boards: tuple[Board, ...]
    contenders: Mapping[str, Listed]
    counts: Mapping[tuple[str, str], int]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationsRead:
    """Who owes what in a campaign, as far as the reader may see."""

    campaign: Campaign
    definition: Definition
    listed: tuple[Listed, ...]
    told: Mapping[str, Telling]


def read_case(work: Work, who: Actor, case_id: str) -> CaseRead:
    """The case page's matter. Raises `NotFound`."""
    looked = cases.look(work, who, case_id)
    case, definition = looked.case, looked.definition
    seal = seal_of(definition.track_of(case.track))
    happened = _stream(work, f"case:{case.id}")
    sealed = kept_back(who, definition, case, [one.event for one in happened])
    documents = case_rows.documents(work, case.id)
    told = messages.of_case(work, case.id)
    if not who.sees_everything:
        told = [message for message in told if message.person == who.id]
    if sealed:
        documents = [paper for paper in documents if paper.kind not in seal.documents]
        happened = [one for one in happened if without_sealed(seal, one.event)]
    names = _names(work, [*(one.entry.actor for one in happened), *(p.filed_by for p in documents), case.person or ""])
    unit = people.unit_names(work, [case.unit])[case.unit]
    others = case_rows.listing(work, scope_of(who), campaign=case.campaign, unit=case.unit, limit=A_PAGE)
    return CaseRead(
        looked=looked,
        subject=names[case.person] if case.person else unit,
        unit=unit,
        sealed=sealed,
        seal=seal,
        documents=tuple(documents),
        may_file=_may_file(looked),
        may_extend=_may_extend_case(work, who, looked),
        happened=tuple(happened),
        verified=audit.verify_stream(work, f"case:{case.id}"),
        told=tuple(told),
        related=tuple(one for one in others if one.id != case.id),
        names=names,
    )


def read_campaign(work: Work, who: Actor, campaign_id: str) -> CampaignRead:
    """The campaign page's matter. Raises `NotFound`."""
    campaign = campaigns.load(work, who, campaign_id)
    definition = definition_of(work, campaign.sha256)
    happened = _stream(work, f"campaign:{campaign.id}")
    ranked = who.sees_everything and campaign.state is CampaignState.LAUNCHED
    boards = standings.boards(work, campaign) if ranked else []
    tracks = {board.quota.track for board in boards if board.contenders}
    scope = scope_of(who)
    running = case_rows.listing(work, scope, campaign=campaign.id, tracks=tracks, limit=MOST_LISTED) if tracks else []
    return CampaignRead(
        campaign=campaign,
        definition=definition,
        powers=_powers(work, who, definition, campaign),
        deadlines=tuple(deadlines.listing(work, scope, campaign=campaign.id)),
        happened=tuple(happened),
        boards=tuple(boards),
        contenders={one.id: one for one in running},
        counts=case_rows.counts(work, scope, campaign.id),
        names=_names(work, [one.entry.actor for one in happened]),
    )


def read_obligations(work: Work, who: Actor, campaign_id: str) -> ObligationsRead:
    """The obligation board's matter. Raises `NotFound`."""
    found = campaigns.load(work, who, campaign_id)
    definition = definition_of(work, found.sha256)
    tracks = list(definition.obligations)
    listed = case_rows.listing(work, scope_of(who), campaign=campaign_id, tracks=tracks, limit=MOST_LISTED)
    campaign = campaign_rows.load(work, campaign_id, cases=[one.id for one in listed]) or found
    told = messages.told_of(work, campaign_id)
    return ObligationsRead(campaign=campaign, definition=definition, listed=tuple(listed), told=told)


def nominees(work: Work, who: Actor, campaign: Campaign, track: Track) -> list[tuple[Person | None, str]]:
    """Whom *who* may open a case on *track* for, with the name to show: people of their units, or units themselves."""
    found: list[tuple[Person | None, str]] = []
    for unit in people.units(work, scope_of(who)):
        roles = who.roles_in(unit.id)
        if not roles & set(track.opened_by):
            continue
        if track.subject is Subject.UNIT:
            found.append((None, unit.name))
        else:
            found += [(person, person.name) for person in people.people_of(work, who.organisation, [unit.id])]
    return found


def in_the_way_of_opening(
    work: Work, campaign: Campaign, definition: Definition, track: Track, person: Person, roles: frozenset[RoleId]
) -> tuple[Refusal, ...]:
    """Every refusal that opening a case for *person* would meet now."""
    command = OpenCase(
        case=CaseId(""), campaign=campaign.id, track=track.id, unit=UnitId(person.unit), person=PersonId(person.id)
    )
    blank = Case(
        id=command.case,
        campaign=campaign.id,
        track=track.id,
        unit=command.unit,
        person=command.person,
        state=track.initial,
        version=0,
    )
    return _refused(lambda: decide(definition, None, command, facts.opening_facts(work, campaign, blank, roles)))


def turn_of(definition: Definition, track: str, state: str) -> tuple[RoleId, ...]:
    """The roles whose move carries a case on from *state*; ways out, which need a reason, wait for nobody."""
    found = next((t for t in definition.tracks.values() if t.id == track), None)
    leaving = [move for move in found.transitions if move.source == state and not move.reason] if found else []
    return tuple(dict.fromkeys(role for move in leaving for role in move.roles))


def _stream(work: Work, name: str) -> list[Happened]:
    return [Happened(entry=kept.entry, event=event_of(kept)) for kept in history.stream(work, name)]


def _names(work: Work, ids: Collection[str]) -> dict[str, str]:
    return {person.id: person.name for person in people.by_id(work, set(ids)).values()}


def _may_file(looked: Looked) -> tuple[DocumentKind, ...]:
    def attempt(kind: DocumentKind) -> bool:
        command = FileDocument(
            document="", kind=kind.id, sha256="", size=1, media_type=next(iter(kind.accepts), ""), filename=""
        )
        return not _refused(lambda: decide(looked.definition, looked.case, command, looked.facts))

    return tuple(kind for kind in looked.definition.documents.values() if attempt(kind))


def _may_extend_case(work: Work, who: Actor, looked: Looked) -> Deadline | None:
    obligation = looked.definition.obligations.get(looked.case.track)
    if obligation is None or looked.definition.track_of(looked.case.track).states[looked.case.state].final:
        return None
    deadline = looked.definition.deadlines[obligation.deadline]
    return deadline if _may_extend(work, who, looked.definition, looked.campaign, deadline) else None


def _may_extend(work: Work, who: Actor, definition: Definition, campaign: Campaign, deadline: Deadline) -> bool:
    if (deadline.id, "") not in campaign.deadlines:
        return False
    later = max(campaign.due(deadline.id, None).last_day, work.act.today) + timedelta(days=400)
    command = ExtendDeadline(deadline=deadline.id, last_day=later, reason="—")
    return _may(work, who, definition, campaign, command)


def _powers(work: Work, who: Actor, definition: Definition, campaign: Campaign) -> Powers:
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
        in_the_way=hindered if entitled else (),
        milestones=tuple(
            milestone
            for milestone in definition.milestones.values()
            if _may(
                work,
                who,
                definition,
                campaign,
                RecordMilestone(milestone=milestone.id, happened_on=work.act.today, document_number="—"),
            )
        ),
        extensions=tuple(d for d in definition.deadlines.values() if _may_extend(work, who, definition, campaign, d)),
        nominations=() if draft else tuple(t for t in definition.tracks.values() if who.all_roles() & set(t.opened_by)),
    )


def _may(work: Work, who: Actor, definition: Definition, campaign: Campaign, command: CampaignCommand) -> bool:
    return not _attempt(work, who, definition, campaign, command)


def _attempt(
    work: Work, who: Actor, definition: Definition, campaign: Campaign, command: CampaignCommand
) -> tuple[Refusal, ...]:
    known = CampaignFacts(now=work.act.business_at, roles=who.roles_at_large(), days_off=DaysOff())
    return _refused(lambda: decide_campaign(definition, campaign, command, known))


def _refused(attempt: Callable[[], Sequence[AnyEvent]]) -> tuple[Refusal, ...]:
    try:
        attempt()
    except NotPermitted as refused:
        return refused.refusals
    except Refused as refused:
        return refused.refusals
    return ()
