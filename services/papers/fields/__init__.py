"""What each kind of paper is written from: one dataclass a kind, its fields the names that templates use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.papers.fields.achievement_report import AchievementReportFields
from services.papers.fields.ballot_paper import BallotPaperFields
from services.papers.fields.certificate import CertificateFields
from services.papers.fields.decision import DecisionFields
from services.papers.fields.meeting_minutes import MeetingMinutesFields
from services.papers.fields.proposal import ProposalFields
from services.papers.fields.registration_list import RegistrationListFields
from services.papers.fields.results_notice import ResultsNoticeFields
from services.papers.fields.tally_minutes import TallyMinutesFields
from services.papers.kinds import PaperKind

FIELDS: Mapping[PaperKind, type[Any]] = {
    PaperKind.DECISION: DecisionFields,
    PaperKind.CERTIFICATE: CertificateFields,
    PaperKind.RESULTS_NOTICE: ResultsNoticeFields,
    PaperKind.PROPOSAL: ProposalFields,
    PaperKind.REGISTRATION_LIST: RegistrationListFields,
    PaperKind.MEETING_MINUTES: MeetingMinutesFields,
    PaperKind.BALLOT_PAPER: BallotPaperFields,
    PaperKind.TALLY_MINUTES: TallyMinutesFields,
    PaperKind.ACHIEVEMENT_REPORT: AchievementReportFields,
}
"""The dataclass of each kind."""
