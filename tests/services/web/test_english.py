"""English beside Vietnamese: every sentence a page, a refusal or an error can say is in the catalogue, whole."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import polib

import services
from services.api.errors import STATUSES
from services.web.rendering import TEMPLATES, environment
from services.words.catalogue import ENGLISH
from services.words.refusals import SENTENCES, WAYS_OUT

ROOT = Path(services.__file__).parent
VIETNAMESE = set("ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
NOT_SENTENCES = {"Thi Đua", "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"}


def _in_templates() -> set[str]:
    env = environment("vi")
    found = set()
    for path in TEMPLATES.rglob("*.html"):
        for _line, _function, message in env.extract_translations(path.read_text(encoding="utf-8")):
            found.add(message[0] if isinstance(message, tuple) else message)
    return found


def _in_code(folder: Path, files: str = "*.py") -> set[str]:
    """Every Vietnamese text in the code but docstrings: doors hold no other Vietnamese."""
    found = set()
    for path in folder.rglob(files):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
            if set(node.value.lower()) & VIETNAMESE
        }
    return found - NOT_SENTENCES


def _all() -> set[str]:
    sentences = {*SENTENCES.values(), *WAYS_OUT.values(), *(sentence for _, _, sentence in STATUSES.values())}
    doors = _in_code(ROOT / "web") | _in_code(ROOT / "api")
    worded = [
        _in_code(ROOT / "words", name)
        for name in ("refusals.py", "decision_refusals.py", "cautions.py", "returned.py", "results.py", "money.py")
    ]
    return sentences.union(_in_templates(), doors, *worded)


def _catalogue() -> dict[str, list[str]]:
    entries = polib.pofile(str(ENGLISH))
    return {one.msgid: list(one.msgstr_plural.values()) or [one.msgstr] for one in entries}


def test_every_sentence_has_its_english() -> None:
    english = _catalogue()

    assert sorted(one for one in _all() if not all(english.get(one, [""]))) == []


def test_catalogue_holds_nothing_that_is_no_longer_said() -> None:
    assert sorted(set(_catalogue()) - _all()) == []


def test_english_has_the_same_placeholders() -> None:
    differing = [
        vietnamese
        for vietnamese, said in _catalogue().items()
        for english in said
        if sorted(PLACES.findall(vietnamese)) != sorted(PLACES.findall(english))
    ]

    assert differing == []
