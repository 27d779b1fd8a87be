"""Makes the templates that come along: `python -m services.papers.layout` writes them into `services/papers/templates`."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

from docx.document import Document as Paper

from services.papers.archive import settled
from services.papers.kinds import PaperKind
from services.papers.layout.achievement_report import achievement_report
from services.papers.layout.ballot_paper import ballot_paper
from services.papers.layout.certificate import certificate
from services.papers.layout.decision import decision
from services.papers.layout.meeting_minutes import meeting_minutes
from services.papers.layout.proposal import proposal
from services.papers.layout.registration_list import registration_list
from services.papers.layout.results_notice import results_notice
from services.papers.layout.tally_minutes import tally_minutes

LAYOUTS: Mapping[PaperKind, Callable[[], Paper]] = {
    PaperKind.DECISION: decision,
    PaperKind.CERTIFICATE: certificate,
    PaperKind.RESULTS_NOTICE: results_notice,
    PaperKind.PROPOSAL: proposal,
    PaperKind.REGISTRATION_LIST: registration_list,
    PaperKind.MEETING_MINUTES: meeting_minutes,
    PaperKind.BALLOT_PAPER: ballot_paper,
    PaperKind.TALLY_MINUTES: tally_minutes,
    PaperKind.ACHIEVEMENT_REPORT: achievement_report,
}
"""What makes the template of each kind."""


def template_bytes(kind: PaperKind) -> bytes:
    """The template of that kind as a file; always the same bytes."""
    made = io.BytesIO()
    LAYOUTS[kind]().save(made)
    return settled(made.getvalue())
