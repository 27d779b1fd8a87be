"""/campaigns: the list, one campaign, its obligations and its cases, to read. What changes them is in `planning`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from services import cases as case_use
from services import costs, standings
from services.access import Actor, scope_of
from services.campaigns import load
from services.doorway import Caller, language_of, office_of
from services.pages.councils import read_councils
from services.pages.reading import (
    A_PAGE,
    CampaignRead,
    ObligationsRead,
    count_cases,
    read_campaign,
    read_obligations,
    turn_of,
)
from services.papers.gathering.choosing import printable_of_campaign
from services.registry import definition_of
from services.store import campaigns as rows
from services.store.cases import Listed
from services.store.work import Work
from services.web.contexts.campaigns import (
    CampaignsPage,
    CaseRow,
    CasesPage,
    Launching,
    Tally,
)
from services.web.contexts.obligations import ObligationsPage, Owing, RoundLink
from services.web.contexts.quotas import QuotaBoard
from services.web.forms import Signed
from services.web.framing import frame_of
from services.web.pages.drafting import plans_open_to
from services.web.rendering import page
from services.web.showing.adjusting import suspended_said
from services.web.showing.campaigns import campaign_card, campaign_page, tallies
from services.web.showing.money import cost_table, day_asked, texts_said
from services.web.showing.order import alphabetical
from services.web.showing.parts import due_day, roles_said, state_badge, with_round
from services.web.showing.printing import printables
from services.web.showing.quotas import quota_boards
from services.web.showing.seating import council_card
from services.web.showing.trying import Tried
from services.words import occurrence_in_words, translation
from workflow.campaign import CampaignState
from workflow.definition import Definition
from workflow.errors import NotFound
from workflow.ids import CANCELLED, CaseId
from workflow.obligations import LET_GO, MET, MET_LATE, OVERDUE, OWED, STILL_OWING, WAIVED

router = APIRouter(include_in_schema=False)
ALL_ROUNDS = "Mọi kỳ"
BOARD_ORDER = (OVERDUE, OWED, MET_LATE, MET, WAIVED, LET_GO, CANCELLED)


@router.get("/campaigns")
def listing(request: Request, caller: Signed) -> Response:
    """The organisation's campaigns, and plans to draft one on."""
    language, who = language_of(request), caller.actor
    with office_of(request).reading(who.id) as work:
        listed = rows.listing(work, scope_of(who))
        cards = tuple(campaign_card(one, definition_of(work, one.sha256), language) for one in listed)
        plans = plans_open_to(work, who, language)
    context = CampaignsPage(campaigns=cards, plans=plans)
    return page("campaigns.html", context, frame_of(request, caller, "campaigns"))


@router.get("/campaigns/{campaign_id}")
def read(campaign_id: str, request: Request, caller: Signed, done: str = "", on: str = "") -> Response:
    """One campaign: its timeline, questions, quotas, and what may be done with it; its cost if decided *on* a day."""
    return show(request, caller, campaign_id, done=done, on=on)


@router.get("/campaigns/{campaign_id}/obligations")
def obligations(
    campaign_id: str,
    request: Request,
    caller: Signed,
    state: str = "",
    in_round: Annotated[str, Query(alias="round")] = "",
) -> Response:
    """Who owes what, overdue first; in all rounds or in one."""
    language = language_of(request)
    with office_of(request).reading(caller.actor.id) as work:
        every = read_obligations(work, caller.actor, campaign_id)
        today = work.act.today
    found = every.of_round(in_round) if in_round else every
    order = {str(name): place for place, name in enumerate(BOARD_ORDER)}
    shown = sorted(
        (one for one in found.listed if not state or one.state == state),
        key=lambda one: (order[one.state], one.track, one.occurrence, alphabetical(one.unit_name)),
    )
    here = f"/campaigns/{campaign_id}"
    at = f"{here}/obligations?round={quote(in_round)}"
    context = ObligationsPage(
        campaign=found.definition.label.said(language),
        href=here,
        suspended=suspended_said(found.definition, found.campaign, language),
        filters=_filters(found, at, language),
        all_href=at,
        state=state,
        rounds=_rounds(every, f"{here}/obligations", in_round, language),
        total=len(found.listed),
        rows=tuple(_owing(found, one, today, language) for one in shown),
    )
    return page("obligations.html", context, frame_of(request, caller, "campaigns"))


@router.get("/campaigns/{campaign_id}/cases")
def cases(
    campaign_id: str, request: Request, caller: Signed, track: str = "", state: str = "", after: str = ""
) -> Response:
    """The cases of one track, page by page."""
    language, who = language_of(request), caller.actor
    with office_of(request).reading(who.id) as work:
        definition = definition_of(work, load(work, who, campaign_id).sha256)
        found = next((t for t in definition.tracks.values() if t.id == track), None)
        if found is None:
            raise NotFound("track", track)
        last = (track, after) if after else None
        states = [state] if state else None
        listed = case_use.listing(
            work, who, campaign=campaign_id, tracks=[track], states=states, after=last, limit=A_PAGE + 1
        )
        counts = count_cases(work, who, definition, campaign_id)
    at = f"/campaigns/{campaign_id}/cases?track={track}"
    filters = tallies(definition, found, counts, at, language)
    more = len(listed) > A_PAGE
    context = CasesPage(
        campaign=definition.label.said(language),
        href=f"/campaigns/{campaign_id}",
        track=found.label.said(language),
        all_href=at,
        filters=filters,
        state=next((one.badge.label for one in filters if one.href.endswith(f"&state={state}")), "") if state else "",
        rows=tuple(
            _row(definition, one, language)
            for one in sorted(listed[:A_PAGE], key=lambda one: (one.occurrence, alphabetical(one.subject)))
        ),
        next=f"{at}{f'&state={state}' if state else ''}&after={listed[A_PAGE - 1].id}" if more else "",
    )
    return page("cases.html", context, frame_of(request, caller, "campaigns"))


def show(
    request: Request,
    caller: Caller,
    campaign_id: str,
    *,
    done: str = "",
    on: str = "",
    tried: Tried | None = None,
    status: int = 200,
) -> Response:
    """The page of the campaign, with the form that was refused just now, if one was."""
    language = language_of(request)
    with office_of(request).reading(caller.actor.id) as work:
        found = read_campaign(work, caller.actor, campaign_id)
        boards = _boards(work, caller.actor, found, language)
        councils = tuple(council_card(one, language) for one in read_councils(work, caller.actor, campaign_id))
        now = work.act.business_at
        launching = _launching(work, caller.actor, found, on, language)
    context = campaign_page(found, boards, language=language, now=now, done=done, tried=tried)
    kinds = printable_of_campaign(caller.actor, found.definition, found.campaign)
    printing = printables(kinds, f"/campaigns/{campaign_id}", language)
    context = replace(context, councils=councils, launching=launching, printing=printing)
    return page("campaign.html", context, frame_of(request, caller, "campaigns"), status)


def _launching(work: Work, who: Actor, read: CampaignRead, on: str, language: str) -> Launching | None:
    """What is to be known before launching, for those who may launch or answer."""
    if not (read.powers.launch or read.powers.answer):
        return None
    definition, here = read.definition, f"/campaigns/{read.campaign.id}"
    cost = costs.cost_of_campaign(work, who, read.campaign.id, day_asked(on))
    return Launching(
        cost=cost_table(work, cost, definition, here, language) if definition.awards else None,
        texts=texts_said(costs.texts_to_look_at(work, definition, work.act.today), language),
        asked=bool(on),
    )


def _boards(work: Work, who: Actor, read: CampaignRead, language: str) -> tuple[QuotaBoard, ...]:
    """The quota boards of a launched campaign, for those who see the whole organisation: they tell of results."""
    if not who.sees_everything or read.campaign.state is not CampaignState.LAUNCHED:
        return ()
    boards = standings.boards(work, read.campaign)
    tracks = {board.quota.track for board in boards}
    running = case_use.listing(work, who, campaign=read.campaign.id, tracks=tracks)
    return quota_boards(read, boards, {one.id: one for one in running}, language)


def _filters(found: ObligationsRead, at: str, language: str) -> tuple[Tally, ...]:
    """How many stand where, each state called as those that are in it call it: what is encouraged has words of its own."""
    there = {name: [one for one in found.listed if one.state == name] for name in BOARD_ORDER}
    return tuple(
        Tally(
            href=f"{at}&state={name}",
            badge=state_badge(found.definition, listed[0].track, name, language),
            number=len(listed),
        )
        for name, listed in there.items()
        if listed
    )


def _rounds(found: ObligationsRead, at: str, shown: str, language: str) -> tuple[RoundLink, ...]:
    """Links to all rounds and to each that something is owed in; what falls due once is in all of them alone."""
    known = sorted({one.occurrence for one in found.listed if one.occurrence})
    if not known:
        return ()
    everything = RoundLink(href=at, label=translation(language).gettext(ALL_ROUNDS), chosen=not shown)
    each = (
        RoundLink(href=f"{at}?round={quote(one)}", label=occurrence_in_words(one, language), chosen=one == shown)
        for one in known
    )
    return (everything, *each)


def _owing(found: ObligationsRead, one: Listed, today: date, language: str) -> Owing:
    obligation = next(o for o in found.definition.obligations.values() if o.id == one.track)
    owed = one.state in STILL_OWING
    due = found.campaign.due(obligation.deadline, CaseId(one.id), one.occurrence) if owed else None
    telling = found.told.get(one.id)
    return Owing(
        href=f"/cases/{one.id}",
        unit=one.unit_name,
        obligation=with_round(obligation.label.said(language), one.occurrence, language),
        badge=state_badge(found.definition, one.track, one.state, language, due_day(due, today)),
        due=due_day(due, today),
        told=telling.times if telling else 0,
        last_told=telling.last_at if telling else None,
    )


def _row(definition: Definition, one: Listed, language: str) -> CaseRow:
    return CaseRow(
        href=f"/cases/{one.id}",
        subject=with_round(one.subject, one.occurrence, language),
        unit=one.unit_name,
        badge=state_badge(definition, one.track, one.state, language),
        turn=roles_said(definition, turn_of(definition, one.track, one.state), language),
        changed_at=one.changed_at,
    )
