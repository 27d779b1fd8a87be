"""The hash chain: format 1 never drifts, and whatever is altered is found and named."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.history import GENESIS, Break, Entry, Fault, Kept, canonical, commitment, entry_hash, first_break

KNOWN_COMMITMENT = "c51b5642bbd61b8b8c44e7008c0baf12c25c61fcda05de6697ee09907a2d6bf9"
KNOWN_HASH = "8519677dd5f4a8674ed9a5a9a2ae35da63a53900e685c680af33edce39d0d5dd"
KNOWN = Entry(
    stream="case:7",
    sequence=2,
    business_at="2020-07-31T02:00:00+00:00",
    recorded_at="2020-07-31T02:00:01+00:00",
    actor="thu-ba",
    on_behalf_of="",
    kind="case.fields_written",
    event={"values": {"score": 90, "topic": "Cải cách “một cửa”"}},
    commitment="",
    previous="ab" * 32,
    hash="",
)
KNOWN_BYTES = (
    b'thidua-entry-1\n{"actor":"thu-ba","business_at":"2020-07-31T02:00:00+00:00","commitment":"",'
    b'"event":{"values":{"score":90,"topic":"C\xe1\xba\xa3i c\xc3\xa1ch \xe2\x80\x9cm\xe1\xbb\x99t c\xe1\xbb\xada\xe2\x80\x9d"}},'
    b'"format":1,"kind":"case.fields_written","on_behalf_of":"","previous":"' + b"ab" * 32 + b'",'
    b'"recorded_at":"2020-07-31T02:00:01+00:00","sequence":2,"stream":"case:7"}'
)
PERSONAL = {"reason": "Thiếu chữ ký"}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def a_chain(length: int = 4) -> list[Kept]:
    """A chain that holds; every entry has a personal part."""
    chain: list[Kept] = []
    for sequence in range(1, length + 1):
        personal = json.dumps({**PERSONAL, "number": sequence}, ensure_ascii=False)
        entry = replace(
            KNOWN,
            sequence=sequence,
            event={"number": sequence},
            commitment=commitment(f"salt-{sequence}", json.loads(personal)),
            previous=chain[-1].entry.hash if chain else GENESIS,
        )
        chain.append(Kept(entry=replace(entry, hash=entry_hash(entry)), personal=personal, salt=f"salt-{sequence}"))
    return chain


def altered(chain: list[Kept], place: int, **changes: Any) -> list[Kept]:
    kept = chain[place]
    return [*chain[:place], replace(kept, entry=replace(kept.entry, **changes)), *chain[place + 1 :]]


def found(chain: list[Kept]) -> tuple[int, Fault] | None:
    broken = first_break(chain)
    return (broken.sequence, broken.fault) if broken else None


def test_canonical_json_is_sorted_close_set_and_utf8() -> None:
    value = {"b": [1, True, None, "đ"], "a": {"y": -1, "x": 'quo"te'}}

    assert canonical(value) == '{"a":{"x":"quo\\"te","y":-1},"b":[1,true,null,"đ"]}'.encode()


@pytest.mark.parametrize("value", [{"a": 1.5}, {"a": 1.0}, {"a": [{"b": 2.5}]}, {"a": (1, 0.1)}, {"a": float("nan")}])
def test_number_that_is_not_whole_is_an_error(value: Mapping[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"whole numbers only|not JSON compliant"):
        canonical(value)


@given(value=st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=5), JSON, max_size=4))
def test_canonical_json_says_the_same_whatever_the_order(value: dict[str, Any]) -> None:
    turned = dict(reversed(value.items()))

    assert canonical(turned) == canonical(value)
    assert json.loads(canonical(value)) == value


def test_known_entry_has_the_known_hash() -> None:
    assert hashlib.sha256(KNOWN_BYTES).hexdigest() == KNOWN_HASH
    assert entry_hash(KNOWN) == KNOWN_HASH


def test_known_payload_has_the_known_commitment() -> None:
    assert commitment("salt", PERSONAL) == KNOWN_COMMITMENT
    assert hashlib.sha256('salt{"reason":"Thiếu chữ ký"}'.encode()).hexdigest() == KNOWN_COMMITMENT


def test_nothing_personal_commits_to_nothing() -> None:
    assert commitment("salt", {}) == ""


def test_hash_does_not_depend_on_itself() -> None:
    assert entry_hash(replace(KNOWN, hash="f" * 64)) == entry_hash(KNOWN)


@pytest.mark.parametrize("length", [0, 1, 4])
def test_chain_that_nobody_touched_holds(length: int) -> None:
    assert first_break(a_chain(length)) is None


ALTERED = {
    "stream": ("case:8", Fault.HASH),
    "sequence": (9, Fault.SEQUENCE),
    "business_at": ("2020-07-30T02:00:00+00:00", Fault.HASH),
    "recorded_at": ("2020-07-30T02:00:00+00:00", Fault.HASH),
    "actor": ("thu-tu", Fault.HASH),
    "on_behalf_of": ("chu-tich", Fault.HASH),
    "kind": ("case.opened", Fault.HASH),
    "event": ({"number": 7}, Fault.HASH),
    "commitment": ("c" * 64, Fault.HASH),
    "previous": ("d" * 64, Fault.LINK),
    "hash": ("e" * 64, Fault.HASH),
}


@pytest.mark.parametrize("place", [0, 1, 3])
@pytest.mark.parametrize("name", [part.name for part in fields(Entry)])
def test_altered_field_of_an_entry_is_found_and_named(name: str, place: int) -> None:
    value, fault = ALTERED[name]

    assert found(altered(a_chain(), place, **{name: value})) == (place + 1, fault)


def test_break_tells_what_was_expected_and_what_was_found() -> None:
    chain = a_chain()
    forged = altered(chain, 1, actor="thu-tu")

    expected = entry_hash(forged[1].entry)
    assert first_break(forged) == Break(
        stream="case:7", sequence=2, fault=Fault.HASH, expected=expected, found=chain[1].entry.hash
    )


def test_altered_entry_with_a_new_hash_is_found_at_the_next() -> None:
    forged = altered(a_chain(), 1, actor="thu-tu")
    forged = altered(forged, 1, hash=entry_hash(forged[1].entry))

    assert found(forged) == (3, Fault.LINK)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_removed_entry_is_found(place: int) -> None:
    chain = a_chain()

    assert first_break([*chain[:place], *chain[place + 1 :]]) == Break(
        stream="case:7", sequence=place + 1, fault=Fault.SEQUENCE, expected=str(place + 1), found=str(place + 2)
    )


def test_removed_entry_is_found_even_when_the_rest_is_renumbered() -> None:
    chain = a_chain()
    rest = [replace(kept, entry=replace(kept.entry, sequence=number)) for number, kept in enumerate(chain[1:], 1)]

    assert found(rest) == (1, Fault.LINK)


def test_reordered_entries_are_found() -> None:
    first, second, third, fourth = a_chain()

    assert found([first, third, second, fourth]) == (2, Fault.SEQUENCE)


def test_entry_told_twice_is_found() -> None:
    first, *rest = a_chain()

    assert found([first, first, *rest]) == (2, Fault.SEQUENCE)


def test_chain_without_its_last_entry_holds_and_needs_a_checkpoint() -> None:
    assert first_break(a_chain()[:-1]) is None


def test_erased_personal_payload_breaks_nothing() -> None:
    erased = [replace(kept, personal="", salt="") for kept in a_chain()]

    assert first_break(erased) is None


@pytest.mark.parametrize(
    "change",
    [
        {"personal": json.dumps({"reason": "Khác", "number": 2})},
        {"personal": "{}"},
        {"salt": "another"},
        {"personal": '{"reason":'},
        {"personal": '{"reason": 1.5}'},
    ],
)
def test_altered_personal_payload_is_found(change: dict[str, str]) -> None:
    chain = a_chain()
    chain[1] = replace(chain[1], **change)

    assert found(chain) == (2, Fault.COMMITMENT)


def test_personal_payload_laid_under_later_is_found() -> None:
    entry = replace(KNOWN, sequence=1, previous=GENESIS)
    kept = Kept(entry=replace(entry, hash=entry_hash(entry)), personal='{"reason": "Thêm sau"}', salt="salt")

    assert first_break([kept]) == Break(
        stream="case:7",
        sequence=1,
        fault=Fault.COMMITMENT,
        expected="",
        found=commitment("salt", {"reason": "Thêm sau"}),
    )


@pytest.mark.parametrize("number", [1.5, float("nan")])
def test_altered_event_that_no_entry_could_hold_is_found_too(number: float) -> None:
    assert found(altered(a_chain(), 1, event={"number": number})) == (2, Fault.HASH)
