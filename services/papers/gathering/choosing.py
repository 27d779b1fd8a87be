"""Which papers there are of a sitting, a case, a campaign, a decision, and how each is gathered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from services.access import Actor
from services.cases import Looked
from services.councils import Seen
from services.papers.fields.achievement_report import AchievementReportFields
from services.papers.fields.ballot_paper import BallotPaperFields
from services.papers.fields.certificate import CertificateFields
from services.papers.fields.decision import DecisionFields
from services.papers.fields.meeting_minutes import MeetingMinutesFields
from services.papers.fields.proposal import ProposalFields
from services.papers.fields.registration_list import RegistrationListFields
from services.papers.fields.results_notice import ResultsNoticeFields
from services.papers.fields.tally_minutes import TallyMinutesFields
from services.papers.gathering.achievement import achievement_report, may_report
from services.papers.gathering.ballot import ballot_paper
from services.papers.gathering.carried import sends
from services.papers.gathering.certificates import certificate
from services.papers.gathering.count import tally_minutes
from services.papers.gathering.decisions import decision_paper
from services.papers.gathering.minutes import meeting_minutes
from services.papers.gathering.notices import results_notice
from services.papers.gathering.proposals import proposal
from services.papers.gathering.registration import registers, registration_list
from services.papers.kinds import PaperKind
from services.store.work import Work
from workflow.campaign import Campaign, CampaignState
from workflow.councils.sitting import SittingState
from workflow.decisions.decision import Decision, DecisionState
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
OfCase = AchievementReportFields | ProposalFields
OF_CASES: Mapping[str, Callable[[Work, Actor, str], OfCase]] = {
    PaperKind.ACHIEVEMENT_REPORT: achievement_report,
    PaperKind.PROPOSAL: proposal,
}
OfDecision = DecisionFields | ResultsNoticeFields | CertificateFields
OF_DECISIONS: Mapping[str, Callable[[Work, Actor, str], OfDecision]] = {
    PaperKind.DECISION: decision_paper,
    PaperKind.RESULTS_NOTICE: results_notice,
}


def of_sitting(work: Work, who: Actor, kind: str, sitting: str) -> OfSitting:
    """The fields of that paper of a sitting. Raises `NotFound` also for a kind that sittings have not, `Refused`."""
    if kind not in OF_SITTINGS:
        raise NotFound("paper", kind)
    return OF_SITTINGS[kind](work, who, sitting)


def of_case(work: Work, who: Actor, kind: str, case: str) -> OfCase:
    """The fields of that paper of a case. Raises `NotFound` also for a kind that cases have not, `Refused`."""
    if kind not in OF_CASES:
        raise NotFound("paper", kind)
    return OF_CASES[kind](work, who, case)


def of_decision(work: Work, who: Actor, kind: str, decision: str, line: str = "") -> OfDecision:
    """The fields of that paper of a decision, a certificate's of its *line*.

    Raises `NotFound` also for a kind that decisions have not, `Refused`.
    """
    if kind == PaperKind.CERTIFICATE:
        return certificate(work, who, decision, line)
    if kind not in OF_DECISIONS:
        raise NotFound("paper", kind)
    return OF_DECISIONS[kind](work, who, decision)


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
    report = (PaperKind.ACHIEVEMENT_REPORT,) if may_report(looked.definition, looked.case) else ()
    submits = sends(looked.definition, looked.case.track) is not None
    return (*report, PaperKind.PROPOSAL) if submits else report


def printable_of_decision(who: Actor, decision: Decision) -> tuple[PaperKind, ...]:
    """What *who* may print of a decision now, beside its certificates."""
    state = decision.state
    if state is DecisionState.DROPPED or not (who.sees_everything or state is DecisionState.PUBLISHED):
        return ()
    return (PaperKind.DECISION, PaperKind.RESULTS_NOTICE) if decision.signed else (PaperKind.DECISION,)


def about(paper: OfCase | OfDecision) -> str:
    """What the file of that paper is named after."""
    match paper:
        case AchievementReportFields():
            return paper.subject
        case CertificateFields():
            return paper.recipient
        case DecisionFields() | ResultsNoticeFields():
            return paper.head.number_line
        case ProposalFields():
            return paper.head.issuer


def printable_of_campaign(who: Actor, definition: Definition, campaign: Campaign) -> tuple[PaperKind, ...]:
    """What *who* may print of the campaign: registrations, where there are any, and their unit or all of them theirs."""
    concerned = who.sees_everything or UnitId(who.person.unit) in campaign.units
    there = campaign.state is not CampaignState.DRAFT and registers(definition) is not None
    return (PaperKind.REGISTRATION_LIST,) if there and concerned else ()
