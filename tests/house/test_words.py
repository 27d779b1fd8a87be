"""One word, one thing: the words of the design in names, none of those it bans; words for every refusal."""

from __future__ import annotations

import ast
import re

from services.words.cautions import CAUTIONS
from services.words.refusals import SENTENCES, WAYS_OUT
from tests.house.tree import ROOT, functions, modules, name_of, parsed
from workflow.cautions import PRECAUTIONS
from workflow.facts import FactKind
from workflow.refusals import WayOut

NOWHERE = {"utils", "helpers", "common", "misc", "base", "manager", "handler", "processor"}
MEANT = {
    "workflow/quotas.py: Base",  # what a percentage is taken of: the law's own word
    "workflow/quotas.py: base_of",
    "definitions/rules/quota_without_base.py: quota_without_base",
}
ONE_THING = {
    "status": "state (an HTTP status is one)",
    "ticket": "case",
    "todo": "the inbox",
    "cron": "rung",
    "committee": "council",
    "template_id": "definition",
    "threshold": "quorum or majority",
}
HTTP_STATUS_IS_MEANT = {"services/api/errors.py", "services/api/cases.py", "services/store/idempotency.py"}


def _words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}


def _names(path) -> list[str]:
    classes = [node.name for node in ast.walk(parsed(path)) if isinstance(node, ast.ClassDef)]
    return [path.stem, *classes, *(function.name for function in functions(path))]


def test_no_banned_word_stands_in_a_file_class_or_function_name() -> None:
    found = {f"{name_of(path)}: {name}" for path in modules() for name in _names(path) if _words(name) & NOWHERE}

    assert found - MEANT == set()


def test_one_thing_has_one_word() -> None:
    found = {
        f"{name_of(path)}: {name}"
        for path in modules("workflow", "definitions", "services")
        for name in _names(path)
        if _words(name) & set(ONE_THING) and name_of(path) not in HTTP_STATUS_IS_MEANT and "web" not in path.parts
    }

    assert found == set()


def test_every_refusal_the_code_can_give_has_words() -> None:
    given = {
        node.args[0].value
        for path in modules("workflow", "services")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Refusal"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    by_name = {
        "condition_holds",
        "vote_carried",
        "won_already",
        "own_case_reached",
    }  # the codes that negated guards give

    assert given | by_name == set(SENTENCES)


def test_every_caution_the_code_can_give_has_words() -> None:
    given = {
        node.args[0].value
        for node in ast.walk(parsed(ROOT / "workflow" / "cautions.py"))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Caution"
    }

    assert given == set(CAUTIONS)


def test_every_precaution_names_facts_that_there_are_loaders_for() -> None:
    rooms = [ROOT / "services" / "facts.py", ROOT / "services" / "readiness" / "beside.py"]
    loaded = "".join(room.read_text("utf-8") for room in rooms)
    asked = {kind for precaution in PRECAUTIONS for kind in precaution.needs} - {FactKind.DEADLINES}

    assert all(precaution.needs for precaution in PRECAUTIONS)
    assert [kind for kind in asked if f"FactKind.{kind.name}" not in loaded] == []


def test_every_way_out_has_words() -> None:
    assert set(WAYS_OUT) == set(WayOut)


def test_vietnamese_sentences_have_their_diacritics() -> None:
    plain = {text for text in [*SENTENCES.values(), *WAYS_OUT.values(), *CAUTIONS.values()] if text.isascii()}

    assert plain == set()
