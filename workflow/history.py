"""The hash chain: canonical entry format 1, and the proof that a stream was not altered.

An entry is hashed over its canonical JSON: keys sorted, no white space, UTF-8, whole numbers and text only
(the part of RFC 8785 that those types need). `previous` is the hash of the entry before it in the same stream, or
64 zeroes. Personal payload is not in the entry: it is bound by `commitment` = SHA-256(salt ‖ canonical payload),
so that erasing payload and salt later breaks nothing. The leading tag keeps this hash apart from every other use
of SHA-256 (domain separation, as in RFC 6962 §2.1).

Format 1 is fixed: a change of fields is a new format beside it, never a change of this one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

FORMAT = 1
TAG = b"thidua-entry-1\n"
GENESIS = "0" * 64
UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One link. Instants are ISO 8601 UTC text; `actor` is a person's id or `system`."""

    stream: str
    sequence: int
    business_at: str
    recorded_at: str
    actor: str
    on_behalf_of: str
    kind: str
    event: Mapping[str, Any]
    commitment: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An entry as the store holds it, with the personal payload and its salt, or empty text if erased."""

    entry: Entry
    personal: str
    salt: str

    @property
    def erased(self) -> bool:
        """Whether it had a personal payload that is no more."""
        return bool(self.entry.commitment) and not self.personal


class Fault(StrEnum):
    """How a chain can fail to hold."""

    SEQUENCE = "sequence"
    LINK = "link"
    HASH = "hash"
    COMMITMENT = "commitment"
    ROW = "row"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """The first place where a stream does not hold, with what was expected and what was found."""

    stream: str
    sequence: int
    fault: Fault
    expected: str
    found: str


def canonical(value: Mapping[str, Any]) -> bytes:
    """*value* as canonical JSON; `ValueError` for a number that is not whole."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    if _has_float(value):
        raise ValueError("an entry holds whole numbers only")
    return text.encode()


def commitment(salt: str, personal: Mapping[str, Any]) -> str:
    """What binds *personal* without telling it; empty when there is nothing personal."""
    return hashlib.sha256(salt.encode() + canonical(personal)).hexdigest() if personal else ""


def entry_hash(entry: Entry) -> str:
    """The hash of everything in *entry* but the hash itself."""
    body = {
        "format": FORMAT,
        "stream": entry.stream,
        "sequence": entry.sequence,
        "business_at": entry.business_at,
        "recorded_at": entry.recorded_at,
        "actor": entry.actor,
        "on_behalf_of": entry.on_behalf_of,
        "kind": entry.kind,
        "event": entry.event,
        "commitment": entry.commitment,
        "previous": entry.previous,
    }
    return hashlib.sha256(TAG + canonical(body)).hexdigest()


def first_break(entries: Iterable[Kept]) -> Break | None:
    """The first place where the chain of one stream, given in order, does not hold; None when it does."""
    previous = GENESIS
    for sequence, kept in enumerate(entries, start=1):
        broken = _check(kept, sequence, previous)
        if broken:
            return broken
        previous = kept.entry.hash
    return None


def _check(kept: Kept, sequence: int, previous: str) -> Break | None:
    entry = kept.entry
    if entry.sequence != sequence:
        return _break(entry, Fault.SEQUENCE, str(sequence), str(entry.sequence), at=sequence)
    if entry.previous != previous:
        return _break(entry, Fault.LINK, previous, entry.previous)
    expected = _or_unreadable(lambda: entry_hash(entry))
    if entry.hash != expected:
        return _break(entry, Fault.HASH, expected, entry.hash)
    if kept.personal:
        bound = _or_unreadable(lambda: commitment(kept.salt, json.loads(kept.personal)))
        if bound != entry.commitment:
            return _break(entry, Fault.COMMITMENT, entry.commitment, bound)
    return None


def _break(entry: Entry, fault: Fault, expected: str, found: str, at: int = 0) -> Break:
    return Break(stream=entry.stream, sequence=at or entry.sequence, fault=fault, expected=expected, found=found)


def _or_unreadable(digest: Callable[[], str]) -> str:
    """The digest, or a word for what no entry could ever have held: a fraction, half a character, no JSON."""
    try:
        return digest()
    except (ValueError, TypeError, RecursionError):
        return UNREADABLE


def _has_float(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(_has_float(inner) for inner in value.values())
    if isinstance(value, (list, tuple)):
        return any(_has_float(inner) for inner in value)
    return isinstance(value, float)
