"""The schema editors use is the language the reader knows, no more and no less."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from definitions import shipped_plans
from definitions.nodes import ListNode, MapNode, Node, TextNode
from definitions.parsing import parse
from definitions.schema import FILE, schema, written

TEXTS = (*shipped_plans(), *sorted((FILE.parent / "skeletons").glob("*.yaml")))


def as_text(node: Node) -> object:
    """*node* with every scalar read as a string."""
    match node:
        case TextNode():
            return node.text
        case ListNode():
            return [as_text(item) for item in node.items]
        case MapNode():
            return {key: as_text(entry.value) for key, entry in node.entries.items()}


def as_json(path: Path) -> dict[str, object]:
    root = parse(path.read_bytes(), path.name).root
    assert root is not None
    whole = as_text(root)
    assert isinstance(whole, dict)
    return whole


def test_schema_beside_the_code_is_the_one_the_language_gives() -> None:
    assert FILE.read_text(encoding="utf-8") == written()


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_shipped_text_follows_the_schema(path: Path) -> None:
    assert list(Draft202012Validator(schema()).iter_errors(as_json(path))) == []


def test_unknown_key_breaks_the_schema() -> None:
    text = {**as_json(TEXTS[0]), "colour": "red"}

    assert [error.validator for error in Draft202012Validator(schema()).iter_errors(text)] == ["additionalProperties"]
