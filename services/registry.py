"""Definition versions: published once, never changed, read back by the hash that campaigns are pinned to."""

from __future__ import annotations

from functools import lru_cache

from definitions import Loaded, load_sources
from services.store import definitions
from services.store.work import Work
from workflow.definition import Definition
from workflow.errors import NotFound

VERSIONS_KEPT = 64


class DefinitionInvalid(Exception):
    """The definition has errors and can't be published; `loaded.problems` names them all."""

    def __init__(self, loaded: Loaded) -> None:
        super().__init__("\n".join(str(problem) for problem in loaded.problems))
        self.loaded = loaded


def publish(work: Work, organisation: str, loaded: Loaded) -> Definition:
    """Keep this version for *organisation*; the same text twice is one version. Raises `DefinitionInvalid`."""
    if loaded.definition is None:
        raise DefinitionInvalid(loaded)
    found = loaded.definition
    sources = {name: data.decode() for name, data in loaded.sources.items()}
    definitions.publish(work, organisation, sha256=found.sha256, plan=found.id, label=found.label.vi, sources=sources)
    return found


def definition_of(work: Work, sha256: str) -> Definition:
    """The version with that hash; raises `NotFound`."""
    found = loaded_version(work, sha256).definition
    if found is None:
        raise NotFound("definition", sha256)
    return found


def definition_or_none(work: Work, sha256: str) -> Definition | None:
    """The version with that hash; None where it can't be read (any more)."""
    try:
        return definition_of(work, sha256)
    except NotFound:
        return None


def loaded_version(work: Work, sha256: str) -> Loaded:
    """The version with that hash, with the text it was read from; raises `NotFound`. It has a definition."""
    known = _known(sha256)
    if known.loaded is None:
        sources = definitions.sources(work, sha256)
        if sources is None:
            raise NotFound("definition", sha256)
        known.loaded = load_sources({name: text.encode() for name, text in sources.items()})
    if known.loaded.definition is None or known.loaded.definition.sha256 != sha256:
        raise NotFound("definition", sha256)
    return known.loaded


class _Known:
    """A place for one loaded version. The text behind a hash never changes, so neither does what it holds."""

    __slots__ = ("loaded",)

    def __init__(self) -> None:
        self.loaded: Loaded | None = None


@lru_cache(maxsize=VERSIONS_KEPT)
def _known(_sha256: str) -> _Known:
    return _Known()
