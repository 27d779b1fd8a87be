"""A campaign as its pages show it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from services.pages.reading import CampaignRead
from services.store.campaigns import ListedCampaign
from services.web.contexts.campaigns import (
    Asked,
    CampaignPage,
    Extension,
    Fact,
    Milestone,
    Refusing,
    Tally,
    TrackBoard,
)
from services.web.contexts.frame import Choice, Input
from services.web.contexts.quotas import QuotaBoard
from services.web.contexts.work import CampaignCard
from services.web.showing.adjusting import (
    adjustment_rows,
    postponing_inputs,
    resuming,
    suspended_said,
    suspending_inputs,
)
from services.web.showing.cases import extension_inputs
from services.web.showing.parts import campaign_badge, due_day, in_words, problems_at, state_badge, unmet, with_round
from services.web.showing.telling import line
from services.web.showing.timeline import timeline
from services.web.showing.trying import Tried
from services.words import translation
from workflow.deadlines import local_date
from workflow.definition import Definition, Question, Track
from workflow.events import MilestonePostponed, MilestoneRecorded, QuestionAnswered
from workflow.ids import CANCELLED

HAPPENED_ON = "Ngày của văn bản"
DOCUMENT_NUMBER = "Số văn bản"
MILESTONE, EXTEND, ANSWER, LAUNCH, CLOSE = "milestone", "extend", "answer", "launch", "close"


def campaign_card(one: ListedCampaign, definition: Definition, language: str) -> CampaignCard:
    return CampaignCard(
        href=f"/campaigns/{one.id}",
        label=definition.label.said(language),
        year=one.year,
        badge=campaign_badge(one.state, language),
        since=one.suspended_on,
    )


def campaign_page(
    read: CampaignRead, quotas: tuple[QuotaBoard, ...], *, language: str, now: datetime, done: str, tried: Tried | None
) -> CampaignPage:
    """The context of `campaign.html`."""
    campaign, definition = read.campaign, read.definition
    boards = track_boards(read, language)
    owed = {str(obligation) for obligation in definition.obligations}
    return CampaignPage(
        href=f"/campaigns/{campaign.id}",
        version=campaign.version,
        label=definition.label.said(language),
        number=definition.source.number,
        plan=f"/plans/{definition.sha256}",
        issued_on=definition.source.issued_on,
        issuer=definition.source.issuer,
        signer=definition.source.signer,
        basis=definition.source.basis,
        badge=campaign_badge(campaign.state, language),
        units=len(campaign.units),
        people=len(campaign.people),
        timeline=timeline(read, now, language),
        questions=tuple(_asked(read, question, language, tried) for question in definition.questions.values()),
        may_answer=read.powers.answer,
        may_launch=read.powers.launch,
        may_close=read.powers.close,
        suspended=suspended_said(definition, campaign, language),
        suspending=suspending_inputs(language, tried) if read.powers.suspend else (),
        resuming=resuming(read, language, tried),
        adjustments=adjustment_rows(read, language),
        in_the_way=unmet(read.powers.in_the_way, definition, language),
        milestones=_milestones(read, language, now, tried),
        extensions=_extensions(read, language, now, tried),
        quotas=quotas,
        tracks=tuple(board for name, board in boards if name not in owed),
        obligations=tuple(board for name, board in boards if name in owed),
        facts=tuple(Fact(id=one.fact, text=one.text.said(language)) for one in definition.told),
        history=tuple(line(one, definition, read.names, language) for one in reversed(read.happened)),
        refused=Refusing(form=tried.form, unmet=in_words(tried.said)) if tried else None,
        done=done,
    )


def track_boards(read: CampaignRead, language: str) -> list[tuple[str, TrackBoard]]:
    """Each track, by its name, with the tally of its states."""
    return [(str(track.id), _board(read, track, language)) for track in read.definition.tracks.values()]


def tallies(
    definition: Definition, track: Track, counts: Mapping[tuple[str, str], int], at: str, language: str
) -> tuple[Tally, ...]:
    """How many cases of *track* are in each state, and where those are listed."""
    return tuple(
        Tally(href=f"{at}&state={state}", badge=state_badge(definition, track.id, state, language), number=number)
        for state in dict.fromkeys((*track.states, CANCELLED))
        if (number := counts.get((track.id, state), 0))
    )


def _board(read: CampaignRead, track: Track, language: str) -> TrackBoard:
    at = f"/campaigns/{read.campaign.id}/cases?track={track.id}"
    nominate = any(track.id == t.id for t in read.powers.nominations)
    return TrackBoard(
        label=track.label.said(language),
        href=at,
        number=sum(number for (name, _), number in read.counts.items() if name == track.id),
        tallies=tallies(read.definition, track, read.counts, at, language),
        nominate=f"/campaigns/{read.campaign.id}/nominations/{track.id}" if nominate else "",
    )


def _asked(read: CampaignRead, question: Question, language: str, tried: Tried | None) -> Asked:
    given = read.campaign.answers.get(question.id)
    mine = tried if tried and tried.form == f"{ANSWER}:{question.id}" else None
    picked = mine.typed.get("option", "") if mine else given
    answered = [one.event for one in read.happened if isinstance(one.event, QuestionAnswered)]
    basis = next((event.basis for event in reversed(answered) if event.question == question.id), "")
    if question.basis and basis == str(question.basis):
        basis = question.basis.said(language)
    labels = {option.id: option.label.said(language) for option in question.options}
    return Asked(
        id=question.id,
        text=question.asks.said(language),
        facts=", ".join(question.facts),
        blocking=question.blocking,
        options=tuple(Choice(value=name, label=label, chosen=name == picked) for name, label in labels.items()),
        answer=labels.get(given, "") if given else "",
        basis=basis,
        basis_typed=mine.typed.get("basis", "") if mine else "",
    )


def _milestones(read: CampaignRead, language: str, now: datetime, tried: Tried | None) -> tuple[Milestone, ...]:
    may = {milestone.id for milestone in read.powers.milestones}
    numbers = {
        e.event.milestone: e.event.document_number
        for e in read.happened
        if isinstance(e.event, (MilestoneRecorded, MilestonePostponed))
    }
    return tuple(
        Milestone(
            id=milestone.id,
            label=milestone.label.said(language),
            day=read.campaign.milestones.get(milestone.id),
            expected=read.campaign.provisional.get(milestone.id),
            number=numbers.get(milestone.id, ""),
            inputs=_milestone_inputs(
                language, now, tried if tried and tried.form == f"{MILESTONE}:{milestone.id}" else None
            )
            if milestone.id in may
            else (),
            postponing=postponing_inputs(language, tried, milestone.id)
            if milestone in read.powers.postponements
            else (),
        )
        for milestone in read.definition.milestones.values()
    )


def _milestone_inputs(language: str, now: datetime, tried: Tried | None) -> tuple[Input, ...]:
    typed = tried.typed if tried else {"happened_on": local_date(now).isoformat()}
    said = tried.said if tried else ()
    wanted = (("happened_on", HAPPENED_ON, "date"), ("document_number", DOCUMENT_NUMBER, "text"))
    return tuple(
        Input(
            name=name,
            label=translation(language).gettext(label),
            kind=kind,
            value=typed.get(name, ""),
            problems=problems_at(name, said),
        )
        for name, label, kind in wanted
    )


def extension_form(deadline: str, occurrence: str) -> str:
    """What the form is called that moves this falling-due of the deadline."""
    return f"{EXTEND}:{deadline}:{occurrence}"


def _extensions(read: CampaignRead, language: str, now: datetime, tried: Tried | None) -> tuple[Extension, ...]:
    found = []
    for one in read.powers.extensions:
        due = due_day(read.campaign.due(one.deadline.id, None, one.occurrence), local_date(now))
        form = extension_form(one.deadline.id, one.occurrence)
        mine = tried if tried and tried.form == form else None
        if due is not None:
            found.append(
                Extension(
                    id=one.deadline.id,
                    occurrence=one.occurrence,
                    form=form,
                    label=with_round(one.deadline.label.said(language), one.occurrence, language),
                    due=due,
                    inputs=extension_inputs(language, mine),
                )
            )
    return tuple(found)
