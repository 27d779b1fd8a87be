"""A plan over its skeleton: what wins, what is kept, and what the hash covers."""

from __future__ import annotations

from hashlib import sha256

import pytest

from definitions.composing import Composed, compose
from definitions.nodes import ListNode, MapNode, Node, TextNode
from tests.definitions.texts import Found, found

SKELETON = b"""
skeleton: base
label: Khung
roles:
  office: {label: Office, scope: unit}
  leader: {label: Leader}
launched_by: [office, leader]
paths:
  shared:
    states: {end: {label: End}}
    transitions: {finish: {to: end, by: office}}
tracks:
  main:
    path: shared
    states: {start: {label: Start}}
"""


def composed(plan: str, **skeletons: bytes) -> Composed:
    return compose(plan.encode(), "plan.yaml", {"base": SKELETON, **skeletons}.get)


def plain(node: Node | None) -> object:
    match node:
        case TextNode():
            return node.text
        case ListNode():
            return [plain(item) for item in node.items]
        case MapNode():
            return {key: plain(entry.value) for key, entry in node.entries.items()}
    return None


def test_mappings_merge_and_the_plan_wins() -> None:
    root = composed("plan: a\nextends: base\nroles: {office: {label: Phòng}}").root

    assert root is not None
    assert plain(root.value("roles")) == {"office": {"label": "Phòng", "scope": "unit"}, "leader": {"label": "Leader"}}


def test_lists_and_scalars_are_replaced_whole() -> None:
    root = composed("plan: a\nextends: base\nlabel: Kế hoạch\nlaunched_by: [office]").root

    assert root is not None
    assert (root.text("label"), root.texts("launched_by")) == ("Kế hoạch", ("office",))


def test_path_lies_beneath_the_track_whose_own_states_come_first() -> None:
    root = composed("plan: a\nextends: base\ntracks: {main: {transitions: {finish: {by: leader}}}}").root

    assert root is not None
    assert plain(root.below("tracks").value("main")) == {
        "path": "shared",
        "states": {"start": {"label": "Start"}, "end": {"label": "End"}},
        "transitions": {"finish": {"to": "end", "by": "leader"}},
    }


def test_what_a_skeleton_says_of_itself_does_not_reach_the_plan() -> None:
    root = composed("plan: a\nextends: base").root

    assert root is not None
    assert list(root.entries) == ["label", "roles", "launched_by", "tracks", "plan", "extends"]


def test_node_of_a_skeleton_keeps_its_place() -> None:
    root = composed("plan: a\nextends: base").root

    assert root is not None
    assert root.entries["roles"].key.place.file == "skeletons/base.yaml"


@pytest.mark.parametrize("name", ["bas", "../plans/an-bien-2020", "/etc/passwd", '""', "Base"])
def test_unknown_skeleton_is_a_problem(name: str) -> None:
    assert found(composed(f"plan: a\nextends: {name}").problems) == [Found(2, "unknown-skeleton")]


def test_skeletons_that_extend_each_other_are_a_problem() -> None:
    result = composed("plan: a\nextends: one", one=b"extends: two", two=b"\nextends: one")

    assert [(p.file, p.line, p.rule) for p in result.problems] == [("skeletons/two.yaml", 2, "circular-extends")]


def test_unknown_path_is_a_problem() -> None:
    assert found(composed("plan: a\nextends: base\ntracks: {main: {path: shard}}").problems) == [
        Found(3, "unknown-path")
    ]


def test_fault_in_a_skeleton_is_told_of_the_skeleton() -> None:
    result = composed("plan: a\nextends: broken", broken=b"a: [")

    assert [(p.file, p.rule) for p in result.problems] == [("skeletons/broken.yaml", "syntax")]


def test_hash_covers_each_text_with_its_length_in_the_order_of_extends() -> None:
    plan = "plan: a\nextends: base"

    expected = sha256()
    for text in (plan.encode(), SKELETON):
        expected.update(len(text).to_bytes(8, "big") + text)

    assert composed(plan).sha256 == expected.hexdigest()


def test_changed_skeleton_changes_the_hash() -> None:
    plan = "plan: a\nextends: base"

    assert composed(plan).sha256 != composed(plan, base=SKELETON + b"# changed\n").sha256


@pytest.mark.parametrize(
    ("beneath", "above", "kept"),
    [
        ("quorum: 2/3, majority: more than 1/2, of: members", "by_law: {form: x}", {"by_law": {"form": "x"}}),
        ("quorum: 2/3, majority: more than 1/2", "reading: {ask: q}", {"reading": {"ask": "q"}}),
        ("by_law: {form: x}", "quorum: 2/3, majority: more than 1/2", {"quorum": "2/3", "majority": "more than 1/2"}),
        (
            "quorum: 2/3, majority: more than 1/2",
            "majority: at least 4/5",
            {"quorum": "2/3", "majority": "at least 4/5"},
        ),
        ("quorum: 2/3, majority: more than 1/2", "english: Vote", None),
    ],
)
def test_a_vote_is_said_in_one_way(beneath: str, above: str, kept: dict[str, object] | None) -> None:
    skeleton = f"skeleton: voting\nvotes: {{v: {{label: Bỏ phiếu, {beneath}}}}}".encode()

    root = composed(f"plan: a\nextends: voting\nvotes: {{v: {{{above}}}}}", voting=skeleton).root

    assert root is not None
    said = plain(root.below("votes").value("v"))
    assert isinstance(said, dict)
    said = {key: value for key, value in said.items() if key not in ("label", "english")}
    assert said == (kept or {"quorum": "2/3", "majority": "more than 1/2"})
