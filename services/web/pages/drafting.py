"""Drafting a campaign on a shipped plan, and opening a case by hand."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services import campaigns, cases, plans
from services.access import Actor
from services.doorway import Caller, language_of, office_of
from services.pages.powers import in_the_way_of_opening
from services.pages.reading import Nominee, nominees
from services.plans import Version
from services.registry import definition_of, publish
from services.store.work import Work
from services.web.contexts.frame import Choice
from services.web.contexts.nominations import NominationPage
from services.web.forms import Form, Signed, carry_out, explained, status_of
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.cases import OPENED
from services.web.showing.parts import field_input, in_words, unmet
from services.web.showing.trying import Tried
from services.words import translation
from workflow.campaign import Campaign
from workflow.definition import Definition, Track
from workflow.drafting import year_of
from workflow.errors import NotFound, NotPermitted, Refused
from workflow.ids import FieldId, PersonId, UnitId
from workflow.refusals import Refusal

router = APIRouter(include_in_schema=False)
STANDS_APART = "not_a_participant"
OWN_VERSION = "{label}, bản {hash} của cơ quan"


def plans_open_to(work: Work, who: Actor, language: str) -> tuple[Choice, ...]:
    """The plans, shipped or the organisation's own, that *who* may draft a campaign on."""
    if not who.roles_at_large():
        return ()
    return tuple(
        Choice(value=one.id, label=_named(one, language))
        for one in plans.versions(work, who)
        if who.roles_at_large() & set(one.definition.launched_by)
    )


def _named(one: Version, language: str) -> str:
    source = one.definition.source
    label = f"{one.definition.label.said(language)} ({source.number or source.issuer})"
    return label if one.shipped else translation(language).gettext(OWN_VERSION).format(label=label, hash=one.id[:12])


@router.post("/campaigns")
def draft(request: Request, caller: Signed, sent: Form) -> Response:
    """Draft a campaign on a plan, shipped or the organisation's own, and select who takes part."""

    def act(work: Work) -> str:
        chosen = plans.version(work, caller.actor, sent.text("plan"))
        definition = publish(work, caller.actor.organisation, chosen.loaded)
        drafted = campaigns.draft(work, caller.actor, definition, year_of(sent.text("year")))
        campaigns.select_by_scope(work, caller.actor, drafted.id, work.act.today)
        return f"/campaigns/{drafted.id}?done=drafted"

    return carry_out(request, caller, sent, act)


@router.get("/campaigns/{campaign_id}/nominations/{track}")
def nomination(campaign_id: str, track: str, request: Request, caller: Signed) -> Response:
    """Whom I may open a case for."""
    return _show(request, caller, campaign_id, track)


@router.post("/campaigns/{campaign_id}/nominations/{track}")
def nominate(campaign_id: str, track: str, request: Request, caller: Signed, sent: Form) -> Response:
    """Open a case by hand: the nomination of an individual, an entry of a unit."""
    chosen = sent.text("subject")

    def act(work: Work) -> str:
        campaign, _, found = _track(work, caller.actor, campaign_id, track)
        subject = next((one for one in nominees(work, caller.actor, found) if one.id == chosen), None)
        if subject is None:
            raise NotFound("person", chosen)
        opened = cases.open_case(
            work,
            caller.actor,
            campaign=campaign.id,
            track=found.id,
            unit=UnitId(subject.unit),
            person=PersonId(subject.person.id) if subject.person else None,
            inputs={FieldId(name): text for name, text in sent.inputs.items()},
        )
        return f"/cases/{opened.id}?done={OPENED}"

    try:
        return carry_out(request, caller, sent, act)
    except Refused as refused:
        said = explained(request, caller, f"campaign:{campaign_id}", refused)
        status = status_of(refused)
        tried = Tried(form=track, said=said, inputs=sent.inputs, typed={"subject": chosen})
        return _show(request, caller, campaign_id, track, tried=tried, status=status)


def _show(
    request: Request,
    caller: Caller,
    campaign_id: str,
    track: str,
    *,
    tried: Tried | None = None,
    status: int = 200,
) -> Response:
    language = language_of(request)
    request.state.stream = f"campaign:{campaign_id}"
    with office_of(request).reading(caller.actor.id) as work:
        campaign, definition, found = _track(work, caller.actor, campaign_id, track)
        subjects = nominees(work, caller.actor, found)
        if not subjects:
            raise NotPermitted(f"open:{found.id}", found.opened_by)
        met: list[tuple[Refusal, ...]] = [
            in_the_way_of_opening(
                work, caller.actor, campaign, definition, found, one.unit, one.person.id if one.person else None
            )
            for one in subjects
        ]
    subjects, met = _eligible(subjects, met)
    said, chosen = (tried.said, tried.typed["subject"]) if tried else ((), "")
    everybody = [refusal for refusal in met[0] if all(refusal in one for one in met)]
    context = NominationPage(
        campaign=definition.label.said(language),
        href=f"/campaigns/{campaign_id}",
        action=f"/campaigns/{campaign_id}/nominations/{track}",
        track=found.label.said(language),
        version=campaign.version,
        people=tuple(Choice(value=one.id, label=one.name, chosen=one.id == chosen) for one in subjects),
        inputs=tuple(
            field_input(definition.fields[name], language, tried.inputs if tried else {}, said) for name in found.asks
        ),
        in_the_way=unmet(everybody, definition, language),
        refused=in_words(said),
    )
    return page("nomination.html", context, frame_of(request, caller, "campaigns"), status)


def _eligible(
    subjects: list[Nominee], met: list[tuple[Refusal, ...]]
) -> tuple[list[Nominee], list[tuple[Refusal, ...]]]:
    """Those who take part, with what else is in their way; everybody, where nobody does."""
    taking_part = [
        (one, refusals)
        for one, refusals in zip(subjects, met, strict=True)
        if all(refusal.code != STANDS_APART for refusal in refusals)
    ]
    if not taking_part:
        return subjects, met
    return [one for one, _ in taking_part], [refusals for _, refusals in taking_part]


def _track(work: Work, who: Actor, campaign_id: str, track: str) -> tuple[Campaign, Definition, Track]:
    campaign = campaigns.load(work, who, campaign_id)
    definition = definition_of(work, campaign.sha256)
    found = next((t for t in definition.tracks.values() if t.id == track and t.opened_by), None)
    if found is None:
        raise NotFound("track", track)
    return campaign, definition, found
