"""A case and those of the next level: which it takes there, which take it there, as far as somebody may know."""

from __future__ import annotations

from dataclasses import dataclass

from services.access import Actor, scope_of
from services.cases.looking import Looked, known_to
from services.store import cases as rows
from services.store.work import Work
from workflow.case import Case
from workflow.continuing import continues
from workflow.definition import Definition
from workflow.ids import CaseId, DocumentKindId, StateId, TrackId
from workflow.sealing import papers_from_below, veiled


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A case of another level about the same unit or person. `papers` are those of the lower that the upper uses."""

    case: CaseId
    track: TrackId
    state: StateId
    papers: tuple[DocumentKindId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """The case that one takes to the next level, and those that take it further."""

    below: Link | None = None
    above: tuple[Link, ...] = ()


def levels_of(work: Work, who: Actor, looked: Looked) -> Levels:
    """The cases of other levels that *looked* is linked with and *who* may know of."""
    definition, own = looked.definition, looked.case
    down = definition.track_of(own.track).continues
    up = {track.id for track in definition.tracks.values() if track.continues == own.track}
    if down is None and not up:
        return Levels()
    near = {one.id: one for one in rows.of_units(work, own.campaign, [own.unit]) if one.track in {down, *up}}
    seen = known_to(work, who, rows.load(work, list(near), scope=scope_of(who))).values()
    return Levels(
        below=next(
            (_link(definition, who, own, one) for one in seen if one.track == down and continues(own, one)), None
        ),
        above=tuple(_link(definition, who, one, one) for one in seen if one.track in up and continues(one, own)),
    )


def _link(definition: Definition, who: Actor, upper: Case, shown: Case) -> Link:
    """*shown* as *who* may see it; where it is the lower of the two, with its papers that *upper* uses."""
    face = shown if who.sees_everything else veiled(definition, shown)
    used = papers_from_below(definition.track_of(upper.track)) if upper is not shown else frozenset()
    papers = (kind for kind in dict.fromkeys(face.documents) if kind in used and kind not in upper.documents)
    return Link(case=shown.id, track=shown.track, state=face.state, papers=tuple(papers))
