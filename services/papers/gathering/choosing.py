"""Which papers there are of a sitting, a case, a campaign, and how each is gathered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from services.access import Actor
from services.cases import Looked
from services.councils import Seen
from services.papers.fields.achievement_report import AchievementReportFields
from services.papers.fields.ballot_paper import BallotPaperFields
from services.papers.fields.meeting_minutes import MeetingMinutesFields
from services.papers.fields.registration_list import RegistrationListFields
from services.papers.fields.tally_minutes import TallyMinutesFields
from services.papers.gathering.achievement import achievement_report, may_report
from services.papers.gathering.ballot import ballot_paper
from services.papers.gathering.count import tally_minutes
from services.papers.gathering.minutes import meeting_minutes
from services.papers.gathering.registration import registers, registration_list
from services.papers.kinds import PaperKind
from services.store.work import Work
from workflow.campaign import Campaign, CampaignState
from workflow.councils.sitting import SittingState
from workflow.definition import Definition
from workflow.definition.councils import Ballot
from workflow.errors import NotFound
from workflow.ids import UnitId

OfSitting = BallotPaperFields | TallyMinutesFields | MeetingMinutesFields
OF_SITTINGS: Mapping[str, Callable[[Work, Actor, str], OfSitting]] = {
    PaperKind.BALLOT_PAPER: ballot_paper,
    PaperKind.TALLY_MINUTES: tally_minutes,
    PaperKind.MEETING_MINUTES: meeting_minutes,
}
OF_CASES: Mapping[str, Callable[[Work, Actor, str], AchievementReportFields]] = {
    PaperKind.ACHIEVEMENT_REPORT: achievement_report
}


def of_sitting(work: Work, who: Actor, kind: str, sitting: str) -> OfSitting:
    """The fields of that paper of a sitting. Raises `NotFound` also for a kind that sittings have not, `Refused`."""
    if kind not in OF_SITTINGS:
        raise NotFound("paper", kind)
    return OF_SITTINGS[kind](work, who, sitting)


def of_case(work: Work, who: Actor, kind: str, case: str) -> AchievementReportFields:
    """The fields of that paper of a case. Raises `NotFound` also for a kind that cases have not, `Refused`."""
    if kind not in OF_CASES:
        raise NotFound("paper", kind)
    return OF_CASES[kind](work, who, case)


def of_campaign(
    work: Work, who: Actor, kind: str, campaign: str, *, unit: str = "", occurrence: str = ""
) -> RegistrationListFields:
    """The fields of that paper of a campaign. Raises `NotFound` also for a kind that campaigns have not, `Refused`."""
    if kind != PaperKind.REGISTRATION_LIST:
        raise NotFound("paper", kind)
    return registration_list(work, who, campaign, unit=unit, occurrence=occurrence)


def printable_of_sitting(seen: Seen, *, convenes: bool) -> tuple[PaperKind, ...]:
    """What somebody who sees the sitting so may print of it now."""
    state, votes = seen.sitting.state, seen.found.rule.ballot is Ballot.APPROVE
    if state is SittingState.CALLED_OFF:
        return ()
    ballots = (PaperKind.BALLOT_PAPER,) if votes and convenes else ()
    told = state is SittingState.CLOSED or (state is SittingState.OPEN and convenes and votes)
    if not told or seen.kept_out:
        return ballots
    return (*ballots, *((PaperKind.TALLY_MINUTES,) if votes else ()), PaperKind.MEETING_MINUTES)


def printable_of_case(looked: Looked) -> tuple[PaperKind, ...]:
    """What somebody who sees the case may print of it."""
    return (PaperKind.ACHIEVEMENT_REPORT,) if may_report(looked.definition, looked.case) else ()


def printable_of_campaign(who: Actor, definition: Definition, campaign: Campaign) -> tuple[PaperKind, ...]:
    """What *who* may print of the campaign: registrations, where there are any, and their unit or all of them theirs."""
    concerned = who.sees_everything or UnitId(who.person.unit) in campaign.units
    there = campaign.state is not CampaignState.DRAFT and registers(definition) is not None
    return (PaperKind.REGISTRATION_LIST,) if there and concerned else ()
