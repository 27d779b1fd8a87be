"""An incident in words: what could not be done, of which campaign, why, and what its reader may do about it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from services.mending import RUNG, Concerned
from services.operations import Mishap
from services.web.contexts.frame import Unmet
from services.web.contexts.operations import IncidentCard
from services.web.showing.ladder import step_said
from services.web.showing.parts import with_round
from services.words import translation
from workflow.arming import BEGINS
from workflow.definition import Definition
from workflow.retelling import LAPSE

KINDS: Mapping[str, str] = {RUNG: "Thời hạn không chạy được"}
OTHER_KIND = "Sự cố khác ({kind})"
REASONS: tuple[tuple[str, str], ...] = (
    (r"NotFound: no definition", "Không đọc được bản kế hoạch mà đợt thi đua này gắn vào."),
    (r"NotFound:", "Thiếu dữ liệu mà mức nhắc này cần đến."),
    (r"(StopIteration|KeyError)\b", "Kế hoạch không có thời hạn hoặc mức nhắc này."),
    (
        r"\w*(Integrity|Operational|Data|Programming|Internal|Database|Interface)\w*Error:|RaiseException",
        "Cơ sở dữ liệu không nhận dữ liệu của lần chạy này.",
    ),
    (r"CaseChanged:", "Có người thay đổi hồ sơ đúng lúc đó; lần chạy sau thường sẽ được."),
    (r"(Refused|NotPermitted):|TransitionRefused:", "Quy định của kế hoạch không cho phép bước tự động này."),
)
UNFORESEEN = "Chương trình gặp lỗi chưa lường trước; người quản trị xem chi tiết kỹ thuật."
LADDER_OF = "{deadline}: các mức nhắc"


def incident_card(
    one: Mishap,
    definition: Definition | None,
    names: Mapping[str, str],
    language: str,
    *,
    may_mend: bool,
    typed: str = "",
    unmet: tuple[Unmet, ...] = (),
) -> IncidentCard:
    """The card of *one*; *names* gives who closed it. A plan that can't be read is called by nothing."""
    incident, said = one.incident, translation(language).gettext
    standing = incident.resolved_at is None and may_mend
    campaign = incident.subject.partition(":")[0] if one.sha256 else ""
    at = f"/operations/incidents/{incident.id}"
    return IncidentCard(
        id=incident.id,
        kind=said(KINDS[incident.kind]) if incident.kind in KINDS else said(OTHER_KIND).format(kind=incident.kind),
        what=_what(one, definition, language),
        campaign=definition.label.said(language) if definition else "",
        href=f"/campaigns/{campaign}#timeline" if campaign else "",
        reason=said(reason_in_words(incident.reason)) if incident.kind == RUNG else incident.reason,
        technical=incident.reason if incident.kind == RUNG else "",
        times=incident.times,
        first_at=incident.first_at,
        last_at=incident.last_at,
        next_try=min((rung.retry_at for rung in one.rungs if rung.retry_at), default=None),
        retry=f"{at}/retry" if standing and one.rungs else "",
        resolve=f"{at}/resolve" if standing else "",
        typed=typed,
        unmet=unmet,
        closed_at=incident.resolved_at,
        closed_by=names.get(incident.resolved_by, incident.resolved_by),
        resolution=incident.resolution,
    )


def reason_in_words(reason: str) -> str:
    """What a recorded reason (`services.troubles`) means to people, as Vietnamese text to be looked up."""
    return next((sentence for pattern, sentence in REASONS if re.match(pattern, reason)), UNFORESEEN)


def _what(one: Mishap, definition: Definition | None, language: str) -> tuple[str, ...]:
    about = one.about
    if about is None:
        return ()
    if definition is None:
        return (with_round(about.deadline, about.occurrence, language),)
    if one.rungs:
        return tuple(
            step_said(definition, rung.deadline, rung.name, language, occurrence=rung.occurrence) for rung in one.rungs
        )
    return (_whole(about, definition, language),)


def _whole(about: Concerned, definition: Definition, language: str) -> str:
    """What failed once, where its rungs stand no more: they fired since, were given up, or moved with their deadline."""
    if about.which in {LAPSE, BEGINS}:
        return step_said(definition, about.deadline, about.which, language, occurrence=about.occurrence)
    labels = (d.label.said(language) for d in definition.deadlines.values() if d.id == about.deadline)
    label = with_round(next(labels, about.deadline), about.occurrence, language)
    return translation(language).gettext(LADDER_OF).format(deadline=label)
