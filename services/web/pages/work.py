"""/: what waits for me."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services import cases, councils, inbox
from services.access import Actor, scope_of
from services.doorway import language_of, office_of
from services.inbox import Owing, Waiting
from services.pages.councils import read_councils, upcoming
from services.pages.reading import turn_of
from services.registry import definition_of
from services.store import campaigns as campaign_rows
from services.store.campaigns import ListedCampaign
from services.store.work import Work
from services.web.contexts.councils import SittingRow
from services.web.contexts.frame import Unmet
from services.web.contexts.work import CampaignCard, Following, Heap, Opening, Task, WorkPage
from services.web.forms import Signed
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.campaigns import campaign_card
from services.web.showing.judging import marking
from services.web.showing.parts import due_day, roles_said, state_badge, track_named, unmet, with_round
from services.web.showing.seating import before_council, sitting_row
from services.words import translation
from workflow.campaign import CampaignState
from workflow.deadlines import Due
from workflow.definition import Definition
from workflow.ids import CaseId, StateId
from workflow.obligations import STILL_OWING

router = APIRouter(include_in_schema=False)
MOST_FOLLOWED = 50
BY_SITTING = "only_by_sitting"
OPEN = "Mở hồ sơ: {track}"


@router.get("/")
def work_page(request: Request, caller: Signed) -> Response:
    """What waits for me, what my unit has under way, and the campaigns."""
    language, who = language_of(request), caller.actor
    with office_of(request).reading(who.id) as work:
        waiting = [one for one in inbox.waiting_for(work, who) if not _is_for_a_council(one)]
        tasks = [(one.ready, _task(one, work.act.today, language)) for one in waiting]
        owed = inbox.owed_by_itself(work, who)
        tasks += [(True, _owed(one, work.act.today, language)) for one in owed]
        mine = {one.listed.id for one in waiting} | {one.listed.id for one in owed}
        listed = campaign_rows.listing(work, scope_of(who))
        cards = tuple(_card(work, one, language) for one in listed)
        context = WorkPage(
            marking=tuple(marking(desk, work.act.today, language) for desk in councils.open_desks(work, who)),
            ready=tuple(task for ready, task in tasks if ready),
            blocked=_heaps([task for ready, task in tasks if not ready]),
            before_councils=tuple(before_council(one, language) for one in read_councils(work, who) if one.waiting),
            sittings=_sittings(work, who, language),
            following=() if who.sees_everything else _following(work, who, listed, mine, language),
            campaigns=cards,
            suspended=tuple(card for card in cards if card.since),
            nominate=_nominate(work, who, listed, language),
        )
    return page("work.html", context, frame_of(request, caller, "work"))


def _sittings(work: Work, who: Actor, language: str) -> tuple[SittingRow, ...]:
    read = upcoming(work, who)
    return tuple(sitting_row(one, read.definitions[one.campaign], language) for one in read.sittings)


def _task(one: Waiting, today: date, language: str) -> Task:
    offer = next((offer for offer in one.offers if offer.allowed), one.offers[0])
    return Task(
        href=f"/cases/{one.listed.id}",
        subject=one.listed.subject,
        track=with_round(
            track_named(one.definition, one.listed.track).label.said(language), one.listed.occurrence, language
        ),
        badge=state_badge(one.definition, one.listed.track, one.listed.state, language, due_day(one.due, today)),
        due=due_day(one.due, today),
        action=offer.transition.label.said(language),
        unmet=() if one.ready else unmet(offer.refusals, one.definition, language),
    )


def _is_for_a_council(one: Waiting) -> bool:
    """Whether nothing but a sitting carries the case on: it is shown among those to be put before the council."""
    return all(any(refusal.code == BY_SITTING for refusal in offer.refusals) for offer in one.offers)


def _owed(one: Owing, today: date, language: str) -> Task:
    """What is met by itself, as a task: to open the kind of case that meets it."""
    due = due_day(one.due, today)
    opened = translation(language).gettext(OPEN).format(track=one.opens.label.said(language))
    return Task(
        href=f"/cases/{one.listed.id}",
        subject=one.listed.subject,
        track=with_round(
            track_named(one.definition, one.listed.track).label.said(language), one.listed.occurrence, language
        ),
        badge=state_badge(one.definition, one.listed.track, one.listed.state, language, due),
        due=due,
        action=opened,
        unmet=(),
    )


def _heaps(tasks: list[Task]) -> tuple[Heap, ...]:
    """*tasks* on the same track that are hindered by the same thing, together, in the order of the first of each."""
    found: dict[tuple[str, tuple[Unmet, ...]], list[Task]] = {}
    for task in tasks:
        found.setdefault((task.track, task.unmet), []).append(task)
    return tuple(
        Heap(track=track, unmet=hindered, due=alike[0].due, tasks=tuple(alike))
        for (track, hindered), alike in found.items()
    )


def _following(
    work: Work, who: Actor, listed: list[ListedCampaign], mine: set[str], language: str
) -> tuple[Following, ...]:
    found = []
    for campaign in listed:
        if campaign.state != CampaignState.LAUNCHED:
            continue
        definition = definition_of(work, campaign.sha256)
        others = cases.listing(work, who, campaign=campaign.id, limit=MOST_FOLLOWED)
        open_ones = [one for one in others if one.id not in mine and not _ended(definition, one.track, one.state)]
        dues = campaign_rows.load(work, campaign.id, cases=[one.id for one in open_ones])
        for one in open_ones:
            obligation = next((o for o in definition.obligations.values() if o.id == one.track), None)
            owed = obligation is not None and one.state in STILL_OWING and dues is not None
            due: Due | None = None
            if owed and dues and obligation:
                due = dues.due(obligation.deadline, CaseId(one.id), one.occurrence)
            found.append(
                Following(
                    href=f"/cases/{one.id}",
                    subject=one.subject,
                    track=with_round(track_named(definition, one.track).label.said(language), one.occurrence, language),
                    badge=state_badge(definition, one.track, one.state, language),
                    turn=roles_said(definition, turn_of(definition, one.track, one.state), language),
                    due=due_day(due, work.act.today),
                )
            )
    return tuple(found)


def _ended(definition: Definition, track: str, state: str) -> bool:
    return track_named(definition, track).state_of(StateId(state)).final


def _card(work: Work, one: ListedCampaign, language: str) -> CampaignCard:
    return campaign_card(one, definition_of(work, one.sha256), language)


def _nominate(work: Work, who: Actor, listed: list[ListedCampaign], language: str) -> tuple[Opening, ...]:
    return tuple(
        Opening(href=f"/campaigns/{one.id}/nominations/{track.id}", track=track.label.said(language))
        for one in listed
        if one.state == CampaignState.LAUNCHED
        for track in definition_of(work, one.sha256).tracks.values()
        if who.all_roles() & set(track.opened_by)
    )
