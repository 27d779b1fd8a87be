"""The readiness panel of a move, in words."""

from __future__ import annotations

from collections.abc import Sequence

from services.readiness import Behind, CarriedAlong, Readiness
from services.web.contexts.ready import Carried, Ready, Waited
from services.web.showing.parts import state_badge, track_named, unmet
from services.words import caution_said, translation
from workflow.definition import Definition

ALL_READY = "{count} hồ sơ đi cùng: tất cả sẵn sàng."
SOME_STUCK = "{count} hồ sơ đi cùng: {ready} sẵn sàng, {stuck} còn vướng."


def ready_panel(found: Readiness | None, definition: Definition, language: str) -> Ready | None:
    """*found* as the page shows it; None where there is nothing to be known."""
    if found is None or not (found.cautions or found.behind or found.carried):
        return None
    carried = [(one, _carried(one, definition, language)) for one in found.carried]
    template = SOME_STUCK if found.ready < len(carried) else ALL_READY
    counts = {"count": len(carried), "ready": found.ready, "stuck": len(carried) - found.ready}
    return Ready(
        cautions=tuple(caution_said(one, definition, language) for one in found.cautions),
        waited=_waited(found.behind, definition, language),
        summary=translation(language).gettext(template).format(**counts) if carried else "",
        stuck=tuple(shown for one, shown in carried if one.refusals),
        fine=tuple(shown for one, shown in carried if not one.refusals),
    )


def _carried(one: CarriedAlong, definition: Definition, language: str) -> Carried:
    return Carried(
        href=f"/cases/{one.case.id}",
        track=track_named(definition, one.case.track).label.said(language),
        subject=one.subject,
        unmet=unmet(one.refusals, definition, language),
        cautions=tuple(caution_said(caution, definition, language) for caution in one.cautions),
        waited=_waited(one.behind, definition, language),
    )


def _waited(found: Sequence[Behind], definition: Definition, language: str) -> tuple[Waited, ...]:
    return tuple(
        Waited(
            href=f"/cases/{one.case.id}",
            track=track_named(definition, one.case.track).label.said(language),
            subject=one.subject,
            badge=state_badge(definition, one.case.track, one.case.state, language),
        )
        for one in found
    )
