"""Nobody to tell: an incident for a person to mend, by appointing somebody. It stops nothing."""

from __future__ import annotations

from collections.abc import Iterable

from services.notices.receivers import Vacancy
from services.store import incidents, people
from services.store.work import Work
from workflow.definition import Definition

UNTOLD = "untold"


def report_untold(
    work: Work, definition: Definition, organisation: str, subject: str, untold: Iterable[Vacancy]
) -> None:
    """Note for each of *untold* that what *subject* names came to nobody, not even to the standing office."""
    missing = list(untold)
    if not missing:
        return
    names = people.unit_names(work, {vacancy.unit for vacancy in missing})
    for vacancy in missing:
        role = definition.roles[vacancy.role].label.vi
        where = names.get(vacancy.unit, "")
        reason = f"nobody to tell: {role}{' – ' if where else ''}{where}, and no standing office"
        incidents.report(
            work, organisation, kind=UNTOLD, subject=f"{subject}:{vacancy.role}:{vacancy.unit}", reason=reason
        )
