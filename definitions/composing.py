"""A plan laid over what it extends: skeletons beneath it, paths beneath its tracks, one hash over all the text.

Mappings merge by key and the plan wins; scalars and lists replace. Of what keys mean it knows only that a vote is said in
one way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import PurePath

from definitions.nodes import Entry, MapNode, Node, TextNode
from definitions.parsing import parse
from definitions.problem import Place, Problem, Severity, choice_hint, quoted

SKELETON_NAME = re.compile(r"[a-z][a-z0-9_-]{0,63}")
SKELETON_FOLDER = "skeletons/"
LAW_FILE = "law/votes.yaml"
ABOUT_ITSELF = ("skeleton", "extends")
WAYS_OF_A_VOTE = (("quorum", "majority", "of"), ("reading",), ("by_law",))
"""What a vote needs is said in one of these ways; a plan that says it in another than its skeleton replaces that."""

Skeletons = Callable[[str], bytes | None]
"""Finds the text of a skeleton by its name."""


@dataclass(frozen=True, slots=True)
class Composed:
    """One tree out of several texts. `sources` maps each file's name to its bytes, the plan first.

    The law of votes is among them where a vote of the plan is left to the law.
    """

    root: MapNode | None
    sha256: str
    sources: Mapping[str, bytes]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Layers:
    """What has been read so far: the plan, then each skeleton in `extends` order."""

    roots: list[MapNode] = field(default_factory=list)
    sources: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def compose(data: bytes, file: str, skeletons: Skeletons, law: bytes | None = None) -> Composed:
    """The plan in *data* over every skeleton it extends, with the text of the *law* of votes where it asks for it."""
    layers = _read_layers(data, file, skeletons)
    root = _laid_over_each_other(layers.roots) if layers.roots else None
    if root is not None:
        if law is not None and _left_to_law(root):
            layers.sources[LAW_FILE] = law
        layers.problems += _unknown_paths(root)
        root = _with_paths(root)
    return Composed(root, hash_of(layers.sources.values()), layers.sources, tuple(layers.problems))


def skeleton_file(name: str) -> str:
    """The name under which problems and sources speak of a skeleton."""
    return f"{SKELETON_FOLDER}{name}.yaml"


def hash_of(texts: Iterable[bytes]) -> str:
    """sha256 over each text with its length before it, so that no two lists of texts are hashed alike."""
    digest = sha256()
    for text in texts:
        digest.update(len(text).to_bytes(8, "big"))
        digest.update(text)
    return digest.hexdigest()


def merged(beneath: MapNode, above: MapNode, *, above_first: bool = False) -> MapNode:
    """*above* over *beneath*, key by key; keys stand in the order of *beneath*, or of *above* if it goes first."""
    order = (*above.entries, *beneath.entries) if above_first else (*beneath.entries, *above.entries)
    entries = {}
    for key in dict.fromkeys(order):
        under, over = beneath.entries.get(key), above.entries.get(key)
        entries[key] = _replaced(under, over, above_first=above_first) if under and over else (over or under)
    return replace(above, entries={key: entry for key, entry in entries.items() if entry})


def _left_to_law(root: MapNode) -> bool:
    return any("by_law" in vote.entries for _, vote in root.below("votes").maps())


def _replaced(under: Entry, over: Entry, *, above_first: bool) -> Entry:
    if isinstance(under.value, MapNode) and isinstance(over.value, MapNode):
        return Entry(over.key, merged(under.value, over.value, above_first=above_first))
    return over


def _laid_over_each_other(roots: list[MapNode]) -> MapNode:
    plan, *skeletons = roots
    for skeleton in skeletons:
        kept = {key: entry for key, entry in skeleton.entries.items() if key not in ABOUT_ITSELF}
        beneath = replace(skeleton, entries=kept)
        plan = merged(_without_votes_said_otherwise(beneath, plan), plan)
    return plan


def _without_votes_said_otherwise(beneath: MapNode, above: MapNode) -> MapNode:
    """*beneath*, each of its votes without what it needs where *above* leaves that to something else."""
    if "votes" not in beneath.entries or "votes" not in above.entries:
        return beneath
    votes, said = beneath.below("votes"), above.below("votes")
    kept = {
        key: replace(entry, value=_without_needs(entry.value, said.below(key))) for key, entry in votes.entries.items()
    }
    entry = replace(beneath.entries["votes"], value=replace(votes, entries=kept))
    return replace(beneath, entries={**beneath.entries, "votes": entry})


def _without_needs(vote: Node, above: MapNode) -> Node:
    said = [keys for keys in WAYS_OF_A_VOTE if above.entries.keys() & set(keys)]
    if not isinstance(vote, MapNode) or not said:
        return vote
    others = {key for keys in WAYS_OF_A_VOTE if keys not in said for key in keys}
    return replace(vote, entries={key: entry for key, entry in vote.entries.items() if key not in others})


def _read_layers(data: bytes, file: str, skeletons: Skeletons) -> _Layers:
    layers = _Layers()
    text: bytes | None = data
    while text is not None:
        parsed = parse(text, file)
        layers.sources[file if layers.roots else PurePath(file).name] = text
        layers.problems += parsed.problems
        if parsed.root is None:
            break
        layers.roots.append(parsed.root)
        name = parsed.root.scalar("extends")
        if name is None:
            break
        file = skeleton_file(name.text)
        text = _skeleton(name, file, layers, skeletons)
    return layers


def _skeleton(name: TextNode, file: str, layers: _Layers, skeletons: Skeletons) -> bytes | None:
    if file in layers.sources:
        message = f"{quoted(name.text)} extends itself in the end"
        layers.problems.append(_error(name.place, "circular-extends", message, "take one extends: out of the circle"))
        return None
    found = skeletons(name.text) if SKELETON_NAME.fullmatch(name.text) else None
    if found is None:
        message = f"there is no skeleton {quoted(name.text)}"
        hint = "name a file of definitions/skeletons/ without its .yaml, such as emulation"
        layers.problems.append(_error(name.place, "unknown-skeleton", message, hint))
    return found


def _with_paths(root: MapNode) -> MapNode:
    """*root* with each track's path beneath it, the track's own states and transitions first; `paths` is spent."""
    tracks = root.below("tracks")
    laid = {key: replace(entry, value=_on_its_path(entry.value, root)) for key, entry in tracks.entries.items()}
    entries = {key: entry for key, entry in root.entries.items() if key != "paths"}
    if laid:
        entries["tracks"] = replace(entries["tracks"], value=replace(tracks, entries=laid))
    return replace(root, entries=entries)


def _on_its_path(track: Node, root: MapNode) -> Node:
    path = root.below("paths").value(track.text("path")) if isinstance(track, MapNode) else None
    if not isinstance(path, MapNode) or not isinstance(track, MapNode):
        return track
    return merged(path, track, above_first=True)


def _unknown_paths(root: MapNode) -> Iterable[Problem]:
    paths = root.below("paths").entries
    for _, track in root.below("tracks").maps():
        path = track.scalar("path")
        if path is not None and path.text not in paths:
            message = f"there is no path {quoted(path.text)}"
            yield _error(path.place, "unknown-path", message, choice_hint(path.text, paths))


def _error(place: Place, rule: str, message: str, hint: str) -> Problem:
    return Problem.at(place, Severity.ERROR, rule, message, hint)
