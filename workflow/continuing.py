"""Cases that take others to the next level: which case continues which. The link is the subject's, no row keeps it."""

from __future__ import annotations

from workflow.case import Case
from workflow.ids import CANCELLED


def continues(case: Case, below: Case) -> bool:
    """Whether *case* takes *below*, on the track that its own continues, to the next level: both are about one subject."""
    subject = (below.campaign, below.unit, below.person) == (case.campaign, case.unit, case.person)
    rounds = not below.occurrence or not case.occurrence or below.occurrence == case.occurrence
    return subject and rounds and CANCELLED not in (case.state, below.state)
