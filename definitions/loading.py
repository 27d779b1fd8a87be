"""The door of the language: a file, bytes, or the kept sources of a version → a definition or all its problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from definitions.composing import LAW_FILE, SKELETON_FOLDER, Composed, compose, skeleton_file
from definitions.draft import Draft
from definitions.law import LawBooks, LawOfVotes, LawUnreadable, law_from, shipped_books
from definitions.nodes import MapNode
from definitions.parsing import LARGEST, too_large
from definitions.problem import Place, Problem, Severity, collected
from definitions.reading import definition_from
from definitions.rules import RULES
from workflow.definition import Definition

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a text. There is a definition exactly when no problem is an error.

    `sources` holds each file it was composed of, by name; `load_sources` reads them back to the same version. `root`
    is the text they compose to, where it could be read at all.
    """

    definition: Definition | None
    problems: tuple[Problem, ...]
    sources: Mapping[str, bytes]
    root: MapNode | None = None


def load(path: Path, books: LawBooks | None = None) -> Loaded:
    """The definition in the file at *path*, under the law of *books* (as shipped unless given). A file that can't be read is a problem, never an exception."""
    name = str(path)
    try:
        data = _bytes_of(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no regular file"
        return _unreadable(_error(name, "unreadable-file", f"the file can't be read: {reason}"))
    return _unreadable(too_large(name)) if data is None else load_text(data, name, books)


def load_text(data: bytes, name: str, books: LawBooks | None = None) -> Loaded:
    """The definition in *data*; *name* is what its problems call the file. Skeletons are the shipped ones."""
    law = books or shipped_books()
    return _loaded(compose(data, name, _shipped_skeleton, law.votes_text), law)


def load_sources(sources: Mapping[str, bytes]) -> Loaded:
    """The version that was composed of *sources*, whatever the shipped skeletons and law say by now."""
    plans = [name for name in sources if name != LAW_FILE and not name.startswith(SKELETON_FOLDER)]
    if len(plans) != 1:
        message = f"one plan is expected among the sources, not {len(plans)}"
        return _unreadable(_error("sources", "unreadable-file", message))
    kept = compose(sources[plans[0]], plans[0], lambda name: sources.get(skeleton_file(name)), sources.get(LAW_FILE))
    return _loaded(kept, shipped_books())


def shipped_plans() -> tuple[Path, ...]:
    """The plans that come with the program, in order of their names."""
    return tuple(sorted((HERE / "plans").glob("*.yaml")))


def _bytes_of(path: Path) -> bytes | None:
    """The bytes of a regular file; none when it is too large to be a plan, which is seen before it is read."""
    if path.exists() and not path.is_file():
        raise IsADirectoryError
    if path.stat().st_size > LARGEST:
        return None
    return path.read_bytes()


def _shipped_skeleton(name: str) -> bytes | None:
    path = HERE / skeleton_file(name)
    return path.read_bytes() if path.is_file() else None


def _loaded(composed: Composed, books: LawBooks) -> Loaded:
    found, law = [*composed.problems], None
    try:
        law = law_from(composed.sources[LAW_FILE]) if LAW_FILE in composed.sources else None
    except LawUnreadable as unreadable:
        found += unreadable.problems
    if composed.root is not None:
        found += collected(_problems_of(composed.root, law, books))
    problems = collected(found)
    wrong = composed.root is None or any(problem.severity is Severity.ERROR for problem in problems)
    definition = None if wrong or composed.root is None else definition_from(composed.root, composed.sha256, law)
    return Loaded(definition, problems, composed.sources, composed.root)


def _problems_of(root: MapNode, law: LawOfVotes | None, books: LawBooks) -> Iterator[Problem]:
    draft = Draft.of(root, law, books)
    for visit in draft.met:
        yield from visit.shape.misfits(visit.node)
    for rule in RULES:
        yield from rule.check(draft)


def _unreadable(problem: Problem) -> Loaded:
    return Loaded(None, (problem,), {})


def _error(name: str, rule: str, message: str) -> Problem:
    return Problem.at(Place(name), Severity.ERROR, rule, message, "check the path and your permission to read it")
