"""The kinds of paper an office files, and what each is called. The kind is the name of its template's file."""

from __future__ import annotations

from enum import StrEnum

from workflow.definition import Label


class PaperKind(StrEnum):
    """A paper this program writes."""

    REGISTRATION_LIST = "registration_list"
    PROPOSAL = "proposal"
    MEETING_MINUTES = "meeting_minutes"
    BALLOT_PAPER = "ballot_paper"
    TALLY_MINUTES = "tally_minutes"
    ACHIEVEMENT_REPORT = "achievement_report"
    DECISION = "decision"
    CERTIFICATE = "certificate"
    RESULTS_NOTICE = "results_notice"

    @property
    def label(self) -> Label:
        """What people call it."""
        return LABELS[self]


LABELS = {
    PaperKind.REGISTRATION_LIST: Label("bản đăng ký thi đua", "registration list"),
    PaperKind.PROPOSAL: Label("tờ trình", "proposal to the level above"),
    PaperKind.MEETING_MINUTES: Label("biên bản họp xét", "minutes of a sitting"),
    PaperKind.BALLOT_PAPER: Label("phiếu bầu", "ballot paper"),
    PaperKind.TALLY_MINUTES: Label("biên bản kiểm phiếu", "minutes of the count"),
    PaperKind.ACHIEVEMENT_REPORT: Label("báo cáo thành tích", "report of achievements"),
    PaperKind.DECISION: Label("quyết định", "decision with its list"),
    PaperKind.CERTIFICATE: Label("giấy khen", "certificate"),
    PaperKind.RESULTS_NOTICE: Label("thông báo kết quả", "notice of results"),
}
