"""The schema editors use is the language the reader knows, no more and no less."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from definitions import load, shipped_plans
from definitions.language import PLAN
from definitions.nodes import Entry, ListNode, MapNode, Node, TextNode
from definitions.parsing import parse
from definitions.problem import Place
from definitions.schema import FILE, schema, written
from definitions.shapes import Led, Record, Scalar, Shape, walk
from tests.definitions.texts import SMALL, loaded, root_of

SKELETONS = tuple(sorted((FILE.parent / "skeletons").glob("*.yaml")))
TEXTS = (*shipped_plans(), *SKELETONS)
OF_ONE_FILE, OF_WHOLE_PLANS = Draft202012Validator(schema()), Draft202012Validator(schema(whole=True))
NOWHERE = Place("changed.yaml")


def as_text(node: Node) -> object:
    """*node* with every scalar read as a string."""
    match node:
        case TextNode():
            return node.text
        case ListNode():
            return [as_text(item) for item in node.items]
        case MapNode():
            return {key: as_text(entry.value) for key, entry in node.entries.items()}


def as_an_editor_reads(node: Node) -> object:
    """*node* with scalars typed as YAML 1.2 does: numbers, booleans, nothing, and strings."""
    match node:
        case TextNode(text="true" | "false"):
            return node.text == "true"
        case TextNode() if re.fullmatch(r"[-+]?[0-9]+", node.text):
            return int(node.text)
        case TextNode() if re.fullmatch(r"[-+]?[0-9]+\.[0-9]+", node.text):
            return float(node.text)
        case TextNode():
            return node.text or None
        case ListNode():
            return [as_an_editor_reads(item) for item in node.items]
        case MapNode():
            return {key: as_an_editor_reads(entry.value) for key, entry in node.entries.items()}


def root_in(path: Path) -> MapNode:
    root = parse(path.read_bytes(), path.name).root
    assert root is not None
    return root


def composed(path: Path) -> MapNode:
    root = load(path).root
    assert root is not None
    return root


def composed_small() -> MapNode:
    root = loaded(SMALL).root
    assert root is not None
    return root


FILES = {**{path.stem: root_in(path) for path in TEXTS}, "small": root_of(SMALL)}
WHOLE = {**{path.stem: composed(path) for path in shipped_plans()}, "small": composed_small()}


def refused(node: Node, shape: Shape, *, whole: bool) -> Iterator[str]:
    """What the shapes refuse, save days that no year has; in one file what a skeleton may give is not missed."""
    written = isinstance(shape, Scalar) and isinstance(node, TextNode) and shape.kind.takes(node.text)
    for problem in shape.misfits(node):
        if problem.rule == "missing-key" and not whole:
            yield from _one_too_many(node, shape)
        elif not written:
            yield str(problem)
    for part, its_shape in shape.parts(node):
        yield from refused(part, its_shape, whole=whole or isinstance(node, ListNode))


def _one_too_many(node: Node, shape: Shape) -> Iterator[str]:
    if isinstance(shape, Record) and isinstance(node, MapNode):
        yield from (str(group) for group in shape.exactly_one if sum(word in node.entries for word in group) > 1)


def test_schema_beside_the_code_is_the_one_the_language_gives() -> None:
    assert FILE.read_text(encoding="utf-8") == written()


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())
    Draft202012Validator.check_schema(schema(whole=True))


@pytest.mark.parametrize("name", FILES)
def test_file_follows_the_schema_as_text_and_as_an_editor_reads_it(name: str) -> None:
    assert list(OF_ONE_FILE.iter_errors(as_text(FILES[name]))) == []
    assert list(OF_ONE_FILE.iter_errors(as_an_editor_reads(FILES[name]))) == []


@pytest.mark.parametrize("name", WHOLE)
def test_composed_plan_follows_the_schema_of_whole_plans(name: str) -> None:
    assert list(OF_WHOLE_PLANS.iter_errors(as_text(WHOLE[name]))) == []


def test_unknown_key_breaks_the_schema() -> None:
    text = {"colour": "red"}

    assert [error.validator for error in OF_ONE_FILE.iter_errors(text)] == ["additionalProperties"]


def text(word: str) -> TextNode:
    return TextNode(NOWHERE, word)


def mapping(**texts: str) -> MapNode:
    return MapNode(NOWHERE, {key: Entry(text(key), text(value)) for key, value in texts.items()})


def with_key(key: str, value: Node) -> Callable[[Node], Node]:
    """Adds or replaces a key of a mapping."""

    def change(node: Node) -> Node:
        entries = {**node.entries, key: Entry(text(key), value)} if isinstance(node, MapNode) else {}
        return replace(node, entries=entries) if isinstance(node, MapNode) else node

    return change


def without(position: int) -> Callable[[Node], Node]:
    """Takes out the key at *position* of a mapping, counted round."""

    def change(node: Node) -> Node:
        if not isinstance(node, MapNode) or not node.entries:
            return node
        gone = list(node.entries)[position % len(node.entries)]
        return replace(node, entries={key: entry for key, entry in node.entries.items() if key != gone})

    return change


CHANGES: dict[str, Callable[[Node], Node]] = {
    "unknown key": with_key("colour", text("red")),
    "first key left out": without(0),
    "second key left out": without(1),
    "last key left out": without(-1),
    "a bound more": with_key("before", text("1/9")),
    "a limit more": with_key("count", text("3")),
    "a day counted": with_key("through", mapping(days="5", after="launched")),
    "a day counted from nothing": with_key("through", mapping(days="5")),
    "a day counted twice": with_key("through", mapping(days="5", after="launched", entering="rated")),
    "a move of the clock": with_key("at", text("registration")),
    "a guard unled": with_key("guard", ListNode(NOWHERE, (mapping(taken="in_any_order"),))),
    "a guard lacking": with_key("guard", ListNode(NOWHERE, (mapping(quota="awards"),))),
    "a guard of two kinds": with_key("guard", ListNode(NOWHERE, (mapping(document="form", milestone="notice"),))),
    "a guard as a mapping": with_key("guard", mapping(document="form")),
    "transitions of a list": with_key("transitions", ListNode(NOWHERE, (mapping(label="Đi"),))),
    "a wrong word": lambda _: text("sideways"),
    "another word": lambda _: text("yes"),
    "a number": lambda _: text("7"),
    "a negative number": lambda _: text("-7"),
    "a fraction": lambda _: text("2/3"),
    "a day": lambda _: text("31/7"),
    "nothing": lambda _: text(""),
    "blanks": lambda _: text("  "),
    "a list of nothing": lambda _: ListNode(NOWHERE, ()),
    "a list of a word": lambda _: ListNode(NOWHERE, (text("office"),)),
    "a list of itself": lambda node: ListNode(NOWHERE, (node,)),
    "a list of a list": lambda node: ListNode(NOWHERE, (ListNode(NOWHERE, (node,)),)),
    "an empty mapping": lambda _: MapNode(NOWHERE, {}),
    "a strange mapping": lambda _: mapping(a="b"),
    "a question": lambda _: mapping(ask="base"),
    "a field and its value": lambda _: mapping(field="rating", **{"is": "good"}),
}


def count(node: Node) -> int:
    """How many nodes there are."""
    match node:
        case ListNode():
            return 1 + sum(count(item) for item in node.items)
        case MapNode():
            return 1 + sum(count(entry.value) for entry in node.entries.values())
    return 1


def changed_at(node: Node, position: int, change: Callable[[Node], Node]) -> Node:
    """*node* with the node at *position*, counted in the order of the text, changed."""
    if position == 0:
        return change(node)
    left = position - 1
    if isinstance(node, ListNode):
        items = list(node.items)
        for index, item in enumerate(items):
            if left < count(item):
                items[index] = changed_at(item, left, change)
                return replace(node, items=tuple(items))
            left -= count(item)
    if isinstance(node, MapNode):
        for key, entry in node.entries.items():
            if left < count(entry.value):
                fresh = Entry(entry.key, changed_at(entry.value, left, change))
                return replace(node, entries={**node.entries, key: fresh})
            left -= count(entry.value)
    raise IndexError(position)


def here_and_there(root: Node, change: str) -> range:
    """Every seventh node, from another one on for each change: between them the changes meet all nodes."""
    return range(list(CHANGES).index(change) % 7, count(root), 7)


def agree(root: Node, validator: Draft202012Validator, *, whole: bool) -> None:
    """The schema takes *root* exactly where the shapes do."""
    by_shapes = list(refused(root, PLAN, whole=whole))

    assert validator.is_valid(as_text(root)) == (not by_shapes), by_shapes[:3]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.sampled_from(sorted(CHANGES)), st.integers(min_value=1))
def test_a_changed_file_is_refused_by_the_schema_exactly_where_the_shapes_refuse_it(
    name: str, change: str, position: int
) -> None:
    root = changed_at(FILES[name], position % count(FILES[name]), CHANGES[change])

    agree(root, OF_ONE_FILE, whole=False)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.sampled_from(sorted(CHANGES)), st.integers(min_value=1))
def test_a_changed_plan_is_refused_by_the_schema_exactly_where_the_shapes_refuse_it(
    name: str, change: str, position: int
) -> None:
    root = changed_at(WHOLE[name], position % count(WHOLE[name]), CHANGES[change])

    agree(root, OF_WHOLE_PLANS, whole=True)


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_throughout_the_small_plan_is_judged_alike(change: str) -> None:
    root = WHOLE["small"]
    for position in here_and_there(root, change):
        agree(changed_at(root, position, CHANGES[change]), OF_WHOLE_PLANS, whole=True)


PARTS = """
letters:
  deadline_reminder: {vi: {subject: "{deadline}"}}
  deadline_overdue: {vi: {text: "{subjects}"}}
  deadline_escalation: {vi: {sms: "{count}"}}
  window_opened: {en: {subject: "{first_day}"}}
  case_moved: {en: {text: "{state}"}}
  deadline_changed: {vi: {text: "{changes}"}}
  campaign_paused: {vi: {sms: "{happened}"}}
  case_cancelled: {en: {text: "{reason}"}}
waivers: {no_form: {label: Miễn bản đăng ký, by: office}}
assessments: {discipline: {label: Không vi phạm, by: office}}
consultations:
  police: {label: Ý kiến, track: collective, from: rated, asked_by: office, of: office, days: 5, silence: agrees}
rounds: {label: Hằng tháng, every: month, from: 1/1/2021, through: 31/12/2021}
deadlines:
  first: {label: Hạn, from: 1/6, through: [30/6, day 25, quarter 1 next year], each_round: yes, may_overlap: yes}
  second: {label: Hạn, reading: {ask: base, answers: {participants: {before: 28/2}, registered: {through: year}}}}
  third: {label: Hạn, through: {working_days: 5, entering: rated}, proof: {by: office, within: 5}}
  fourth: {label: Hạn, through: {ask: base, answers: {participants: 30/11/2019}}, ladder: {opening +1d: {remind: office}}}
  fifth: {label: Hạn, before: {on: issued}, roll: {ask: base}}
  sixth: {label: Hạn, through: {days: 10, after: issued}}
obligations:
  join:
    label: Tham gia
    owed_by: participants
    blocks: everybody
    encouraged: yes
    deadline: first
    met_when: {track: collective, state: rated, at_least: 1}
quotas:
  prizes: {label: Giải, track: collective, places: {field: rating, values: {good: 1}}, each: [unit, round], held_in: rated}
  flags:
    label: Cờ
    track: collective
    reading: {ask: base, answers: {participants: {exactly: 3}}}
    ranked_by: [score, {field: rating, is: good}]
    contenders: {in: rated}
    held_in: rated
votes:
  flag_vote:
    label: Biểu quyết
    reading: {ask: base, answers: {participants: {quorum: 2/3, majority: more than 1/2}}}
  hero_vote: {label: Biểu quyết, by_law: {form: anh_hung, quorum: 2/3}}
councils:
  jury:
    label: Ban Giám khảo
    tracks: collective
    trigger: rate
    convened_by: office
    ballot: score
    conflicted: excluded
    derived: [own_unit, author]
    criteria: {idea: {label: Ý tưởng, most: 40, weight: "0.5"}}
    result: score
    judges: 3
    within: first
awards:
  prize: {label: Giải, track: collective, when: {field: rating, is: good}, amount: 3.000.000, once: {in: awarded, again_after: 5, honour: title}}
tracks:
  collective:
    transitions:
      nominate:
        guard:
          - {unit_case: collective, in: [rated], at_least: 2, unless: no_form}
          - {own_case: collective, in: rated}
          - {field: score, at_least: 80}
          - {assessment: discipline}
          - {along_with: collective}
          - {answer: base, is: participants}
          - {trigger: rate, at_most: 1}
          - {not: {won: awarded, within_years: 2}}
          - {all: [{document: form}]}
          - {any: [{consulted: police}, {deadline: first}, {participant: yes}]}
      award: {carries: {tracks: [collective], trigger: nominate}}
      expire: {label: Hết hạn, from: open, to: withdrawn, at: first}
"""


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_throughout_the_parts_that_few_plans_use_is_judged_alike(change: str) -> None:
    root = root_of(PARTS)

    assert list(refused(root, PLAN, whole=False)) == []
    for position in here_and_there(root, change):
        agree(changed_at(root, position, CHANGES[change]), OF_ONE_FILE, whole=False)


def test_an_editor_reads_the_parts_as_the_reader_does() -> None:
    assert list(OF_ONE_FILE.iter_errors(as_an_editor_reads(root_of(PARTS)))) == []


def test_the_texts_tried_have_every_kind_of_record() -> None:
    roots = (*FILES.values(), *WHOLE.values(), root_of(PARTS))
    tried = {visit.shape.name for root in roots for visit in walk(root, PLAN) if isinstance(visit.shape, Record)}

    assert {record.name for record in records(PLAN)} - tried == set()


def records(shape: object, known: dict[int, Record] | None = None) -> list[Record]:
    """Every record of the language, found by following shapes."""
    found = {} if known is None else known
    if isinstance(shape, Record):
        if id(shape) in found:
            return []
        found[id(shape)] = shape
        for key in shape.keys.values():
            records(key.shape, found)
    elif isinstance(shape, Led):
        for kind in shape.kinds.values():
            records(kind, found)
    else:
        for part in ("item", "value", "text", "record"):
            records(getattr(shape, part, None), found) if hasattr(shape, part) else None
    return list(found.values())


def test_no_two_records_share_a_name() -> None:
    names = [record.name for record in records(PLAN)]

    assert len(names) == len(set(names))


def test_an_editor_offers_words_descriptions_and_examples() -> None:
    parts = schema()["$defs"]
    assert isinstance(parts, dict)
    deadline, vote = parts["deadline"]["properties"], parts["vote"]["properties"]

    assert deadline["late"]["enum"] == ["refuse", "allow_and_mark"]
    assert vote["quorum"]["examples"] == ["2/3", "at least 2/3"]
    assert [
        f"{name}.{key}"
        for name, part in parts.items()
        for key, meaning in part.get("properties", {}).items()
        if not meaning["description"]
    ] == []
