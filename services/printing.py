"""/…/papers/{kind}: the papers of sittings, cases, decisions and campaigns, written when they are asked for, as DOCX or PDF.

The API and the pages have the same doors; only how a refusal is shown differs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Literal

from fastapi import Depends, Query, Request, Response

from services.doorway import Caller, as_paper, office_of, signed_in
from services.papers import PaperKind
from services.papers.gathering import choosing

Signed = Annotated[Caller, Depends(signed_in)]
Ending = Annotated[Literal["docx", "pdf"], Query(alias="format")]
Name = Annotated[str, Query(max_length=100)]


def of_sitting(sitting_id: str, kind: str, request: Request, caller: Signed, ending: Ending = "docx") -> Response:
    """The ballot, the minutes of the count, the minutes of a sitting: `ballot_paper`, `tally_minutes`, `meeting_minutes`.

    While it is open whoever convenes gets a draft; whoever is kept out of a motion gets no figures, and no minutes.
    """
    request.state.stream = f"sitting:{sitting_id}"
    with office_of(request).reading(caller.actor.id) as work:
        found = choosing.of_sitting(work, caller.actor, kind, sitting_id)
    return as_paper(request, PaperKind(kind), found, found.head.issuer, ending)


def of_case(case_id: str, kind: str, request: Request, caller: Signed, ending: Ending = "docx") -> Response:
    """The report of a nomination, filled in as far as its case goes; the proposal that goes with a submission.

    `achievement_report`, `proposal`.
    """
    request.state.stream = f"case:{case_id}"
    with office_of(request).reading(caller.actor.id) as work:
        found = choosing.of_case(work, caller.actor, kind, case_id)
    return as_paper(request, PaperKind(kind), found, choosing.about(found), ending)


def of_decision(
    decision_id: str, kind: str, request: Request, caller: Signed, ending: Ending = "docx", line: Name = ""
) -> Response:
    """The decision with its list, the notice of its results, the certificate of a `line`.

    `decision`, `results_notice`, `certificate`. Until it is published, for those who see the whole organisation.
    """
    request.state.stream = f"decision:{decision_id}"
    with office_of(request).reading(caller.actor.id) as work:
        found = choosing.of_decision(work, caller.actor, kind, decision_id, line)
    return as_paper(request, PaperKind(kind), found, choosing.about(found), ending)


def of_campaign(
    campaign_id: str,
    kind: str,
    request: Request,
    caller: Signed,
    ending: Ending = "docx",
    unit: Name = "",
    in_round: Annotated[str, Query(alias="round", max_length=100)] = "",
) -> Response:
    """The registration of your unit, or of `unit`; for a role in the whole organisation the list of all: `registration_list`."""
    request.state.stream = f"campaign:{campaign_id}"
    with office_of(request).reading(caller.actor.id) as work:
        found = choosing.of_campaign(work, caller.actor, kind, campaign_id, unit=unit, occurrence=in_round)
    return as_paper(request, PaperKind(kind), found, found.head.issuer, ending)


DOORS: Mapping[str, Callable[..., Response]] = {
    "/sittings/{sitting_id}/papers/{kind}": of_sitting,
    "/cases/{case_id}/papers/{kind}": of_case,
    "/decisions/{decision_id}/papers/{kind}": of_decision,
    "/campaigns/{campaign_id}/papers/{kind}": of_campaign,
}
"""What prints, by its path."""
