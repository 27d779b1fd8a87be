"""The guide to councils: its examples, laid over the plan of the other guide, say what the pages say they do."""

from __future__ import annotations

import re

import pytest

from definitions.composing import compose, skeleton_file
from definitions.loading import HERE
from definitions.nodes import MapNode
from definitions.reading import definition_from
from services.words import explained
from tests.docs.test_guide import BEGUN, FILE, GUIDE, blocks, problems
from tests.workflow.councils.results import CARRIED
from workflow.ids import CouncilId

PAGES = {"vi": GUIDE / "hoi-dong.md", "en": GUIDE / "councils.md"}
SNIPPETS = [block.text for block in blocks(PAGES["vi"]) if (block.language, block.mark) == ("yaml", "")]
[WRONG] = [block.text for block in blocks(PAGES["vi"]) if block.mark == "wrong"]
[TOLD] = [block.text for block in blocks(PAGES["vi"]) if block.language == "text"]


def laid_over(snippet: str) -> MapNode:
    """The plan the guides begin with, *snippet* over it as over a skeleton."""

    def skeleton(name: str) -> bytes:
        return BEGUN.encode() if name == "begun" else (HERE / skeleton_file(name)).read_bytes()

    composed = compose(f"{snippet}extends: begun\n".encode(), FILE, skeleton)
    assert composed.root is not None
    assert composed.problems == ()
    return composed.root


def test_both_languages_show_the_same() -> None:
    assert blocks(PAGES["vi"]) == blocks(PAGES["en"])
    headings = [re.findall(r"^(?:#+|-|\d\.) ", page.read_text("utf-8"), re.MULTILINE) for page in PAGES.values()]
    assert headings[0] == headings[1]
    assert len(SNIPPETS) == 4


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda text: " ".join(text.split())[:40])
def test_snippet_laid_over_the_plan_has_no_problem(snippet: str) -> None:
    root = laid_over(snippet)

    assert [str(problem) for problem in problems(root)] == []
    councils = definition_from(root, "0" * 64).councils
    assert "councils:" not in snippet or councils[CouncilId("award_council")].minutes == "vote_minutes"


def test_problem_lines_are_those_of_the_wrong_snippet() -> None:
    assert [str(problem) for problem in problems(laid_over(WRONG))] == TOLD.splitlines()


@pytest.mark.parametrize("language", PAGES)
def test_a_result_is_explained_as_the_guide_shows(language: str) -> None:
    page = PAGES[language].read_text("utf-8")

    assert " ".join(re.findall(r"^> (.+)$", page, re.MULTILINE)) == explained(CARRIED, language)


@pytest.mark.parametrize("language", PAGES)
def test_every_key_the_guide_names_is_a_word_of_the_language(language: str) -> None:
    known = (GUIDE.parent / "reference" / "language.md").read_text("utf-8")
    text = re.sub(r"```.*?```", "", PAGES[language].read_text("utf-8"), flags=re.DOTALL)

    assert {word for word in re.findall(r"`([a-z_]+)`", text) if f"`{word}`" not in known} == set()
