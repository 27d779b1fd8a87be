"""What a list may be entered as: fields written into cases of a track, or a move of it with what the move asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from services.access import Actor
from services.registry import definition_of
from services.store import campaigns
from services.store.work import Work
from workflow.concerning import may_hold
from workflow.definition import Definition, FieldKind, Label, Subject, Track
from workflow.errors import NotFound
from workflow.ids import FieldId, RoleId, TrackId, Trigger

NEVER_LISTED = frozenset({FieldKind.AUTHORS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entering:
    """How a list is to be entered: on which track and round, as which move (None: fields are written), from which paper."""

    track: TrackId
    trigger: Trigger | None = None
    occurrence: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One way to enter a list, with the fields that its columns may be."""

    track: Track
    trigger: Trigger | None
    label: Label | None
    fields: tuple[FieldId, ...]

    @property
    def by_title(self) -> bool:
        """Whether cases are known by the title of the work they are about."""
        return self.track.subject is Subject.WORK

    @property
    def by_person(self) -> bool:
        return self.track.subject is Subject.PERSON


def askings(definition: Definition, who: Actor) -> Iterator[Asking]:
    """Every way in which *who* may enter a list."""
    roles = who.all_roles()
    for track in definition.tracks.values():
        if track.id in definition.obligations:
            continue
        own = tuple(
            field.id
            for field in definition.fields.values()
            if roles & set(field.written_by)
            and field.kind not in NEVER_LISTED
            and may_hold(definition, track, field.id)
        )
        if own:
            yield Asking(track=track, trigger=None, label=None, fields=own)
        yield from _moves(definition, track, roles)


def way_of(work: Work, who: Actor, campaign: str, entering: Entering) -> tuple[Definition, Asking]:
    """The plan of *campaign*, and the way to enter a list that is asked for; raises `NotFound` where it is not open to *who*."""
    found = campaigns.load(work, campaign)
    if found is None or found.organisation != who.organisation:
        raise NotFound("campaign", campaign)
    definition = definition_of(work, found.sha256)
    for one in askings(definition, who):
        if (one.track.id, one.trigger) == (entering.track, entering.trigger):
            return definition, one
    raise NotFound("way to enter a list", f"{entering.track}:{entering.trigger or 'write'}")


def _moves(definition: Definition, track: Track, roles: frozenset[RoleId]) -> Iterator[Asking]:
    by_council = {one.trigger for one in definition.councils.values() if track.id in one.tracks}
    moves = {move.trigger: move for move in reversed(track.transitions) if roles & set(move.roles)}
    for trigger in dict.fromkeys(move.trigger for move in track.transitions):
        if trigger not in moves or trigger in by_council or not moves[trigger].asks:
            continue
        asks = tuple(dict.fromkeys(name for move in track.transitions if move.trigger == trigger for name in move.asks))
        if not any(definition.fields[name].kind in NEVER_LISTED for name in asks):
            yield Asking(track=track, trigger=trigger, label=moves[trigger].label, fields=asks)
