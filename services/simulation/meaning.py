"""What the word of an act means in a plan: which kind of act it is, and of which tracks its case may be."""

from __future__ import annotations

from definitions.nodes import MapNode
from services.simulation.language import JUDGING, WORDS, Deed
from workflow.definition import Definition, Subject, Track
from workflow.definition.councils import Ballot, CouncilRule
from workflow.definition.decisions import DecisionRule
from workflow.ids import TrackId


def meant(node: MapNode, definition: Definition) -> tuple[Deed | None, tuple[str, ...]]:
    """The kind of act *node* tells of and the tracks it may be on: exactly one once nothing is wrong with it.

    No kind for a word that neither the language nor the plan has; no track for an act that is about no case.
    """
    does, named = node.text("does"), node.text("track")
    if does in JUDGING:
        return Deed(does), (named,) if named else _judged(definition)
    if does in WORDS:
        return Deed(does), (named,) if named else ()
    if does in definition.obligations:
        return Deed.MOVE, (does,) if named in {"", does} and not node.text("person") else ()
    if does in definition.milestones:
        return Deed.MILESTONE, ()
    if not any(_has(track, does) for track in definition.tracks.values()):
        return None, ()
    return Deed.MOVE, meant_tracks(node, does, definition)


def meant_tracks(node: MapNode, trigger: str, definition: Definition) -> tuple[str, ...]:
    """The tracks that the case *node* tells of may be on, if it is to take *trigger*."""
    named, subject = node.text("track"), Subject.PERSON if node.text("person") else Subject.UNIT
    having = [track for track in definition.tracks.values() if _has(track, trigger)]
    fitting = [track.id for track in having if track.subject in (subject, Subject.WORK)]
    return tuple(track for track in fitting if named in {"", track})


def council_meant(node: MapNode, definition: Definition) -> str:
    """The council that an act is about: the one it names, else the only one of the plan."""
    named = node.text("council")
    return named or ("" if len(definition.councils) != 1 else next(iter(definition.councils)))


def motion_tracks(node: MapNode, rule: CouncilRule, definition: Definition) -> tuple[str, ...]:
    """The tracks that a case before a sitting of the council of *rule* may be on."""
    return _tracks_among(node, rule.tracks, definition)


def decision_meant(node: MapNode, definition: Definition) -> str:
    """The kind of decision that an act is about: the one it names, else the only one of the plan."""
    named = node.text("rule")
    return named or ("" if len(definition.decisions) != 1 else next(iter(definition.decisions)))


def grant_tracks(node: MapNode, rule: DecisionRule, definition: Definition) -> tuple[str, ...]:
    """The tracks that a case on a decision by *rule* may be on."""
    return _tracks_among(node, rule.tracks, definition)


def _tracks_among(node: MapNode, tracks: tuple[TrackId, ...], definition: Definition) -> tuple[str, ...]:
    """Those of *tracks* that the unit or the person of *node* may have a case on."""
    named, subject = node.text("track"), Subject.PERSON if node.text("person") else Subject.UNIT
    known = (definition.tracks[track] for track in tracks if track in definition.tracks)
    fitting = (track.id for track in known if track.subject in (subject, Subject.WORK))
    return tuple(str(track) for track in fitting if named in {"", track})


def _judged(definition: Definition) -> tuple[str, ...]:
    """The tracks whose works a jury of the plan judges."""
    juries = (one for one in definition.councils.values() if one.ballot is not Ballot.APPROVE)
    return tuple(str(track) for jury in juries for track in jury.tracks)


def words_of(definition: Definition) -> list[str]:
    """Every word that an act of the plan can be said with."""
    moves = (move for track in definition.tracks.values() for move in track.transitions if move.roles)
    triggers = dict.fromkeys(str(move.trigger) for move in moves if move.trigger != "meet")
    return [*WORDS, *definition.obligations, *definition.milestones, *triggers]


def _has(track: Track, trigger: str) -> bool:
    return any(move.trigger == trigger and move.roles for move in track.transitions)
