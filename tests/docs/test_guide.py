"""The guide says what is so: its YAML is laid over the plan it begins with and checked, its commands are run."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from definitions import load_text, scaffolding
from definitions.composing import merged
from definitions.draft import Draft
from definitions.nodes import MapNode
from definitions.parsing import parse
from definitions.problem import Problem, collected
from definitions.reading import definition_from
from definitions.rules import RULES
from definitions.scaffolding import Wanted
from services import simulation
from services.cli.app import app
from tests.house.tree import ROOT

GUIDE = ROOT / "docs" / "guide"
VIETNAMESE, ENGLISH = GUIDE / "viet-ke-hoach.md", GUIDE / "writing-a-plan.md"
BLOCK = re.compile(r"^(?:<!-- (?P<mark>\w+) -->\n)?```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = "ke-hoach-2026.yaml"
BEGUN = scaffolding.plan("rated-emulation", Wanted(id="ke-hoach-2026", year=2026), "schema.json")


@dataclass(frozen=True)
class Block:
    """A fenced block of a page, its language and the mark above it."""

    language: str
    mark: str
    text: str


def blocks(page: Path) -> list[Block]:
    found = BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [Block(one["language"], one["mark"] or "", one["text"]) for one in found]


SNIPPETS = [block.text for block in blocks(VIETNAMESE) if (block.language, block.mark) == ("yaml", "")]
[WRONG] = [block.text for block in blocks(VIETNAMESE) if block.mark == "wrong"]
[TOLD] = [block.text for block in blocks(VIETNAMESE) if block.language == "text"]
[SCENARIO] = [block.text for block in blocks(VIETNAMESE) if block.mark == "scenario"]
[DECISION] = [block.text for block in blocks(VIETNAMESE) if block.mark == "decision"]
[SITTING] = [block.text for block in blocks(VIETNAMESE) if block.mark == "sitting"]


def laid_over(snippet: str) -> MapNode:
    """The plan the guide begins with, *snippet* over it."""
    beneath = load_text(BEGUN.encode(), "begun.yaml").root
    above = parse(snippet.encode(), FILE).root
    assert beneath is not None
    assert above is not None
    return merged(beneath, above)


def problems(root: MapNode) -> tuple[Problem, ...]:
    draft = Draft.of(root)
    misfits = [problem for visit in draft.met for problem in visit.shape.misfits(visit.node)]
    return collected([*misfits, *(problem for rule in RULES for problem in rule.check(draft))])


def test_the_plan_the_guide_begins_with_has_no_problem() -> None:
    assert load_text(BEGUN.encode(), FILE).problems == ()


def test_both_languages_show_the_same() -> None:
    assert blocks(VIETNAMESE) == blocks(ENGLISH)
    assert len(SNIPPETS) > 15
    headings = [re.findall(r"^#+ ", page.read_text("utf-8"), re.MULTILINE) for page in (VIETNAMESE, ENGLISH)]
    assert headings[0] == headings[1]


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda text: " ".join(text.split())[:40])
def test_snippet_laid_over_the_plan_has_no_problem(snippet: str) -> None:
    root = laid_over(snippet)

    assert problems(root) == ()
    assert definition_from(root, "0" * 64).id == "ke-hoach-2026"


def test_problem_lines_are_those_of_the_wrong_snippet() -> None:
    assert [str(problem) for problem in problems(laid_over(WRONG))] == TOLD.splitlines()


def test_commands_run_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [line for block in blocks(VIETNAMESE) if block.language == "sh" for line in block.text.splitlines()]

    for line in lines:
        program, *arguments = shlex.split(line)
        done = CliRunner().invoke(app, arguments)
        assert (program, done.exit_code) == ("thidua", 0), (line, done.output)
    assert {path.name for path in tmp_path.iterdir()} == {FILE, "ke-hoach-2026.scenario.yaml", "ke-hoach-2026.svg"}
    assert {shlex.split(line)[1] for line in lines} == {"new", "check", "simulate", "diagram"}


def test_scenario_of_the_guide_goes_as_told(tmp_path: Path) -> None:
    plan = tmp_path / FILE
    plan.write_text(BEGUN, encoding="utf-8")
    definition = load_text(BEGUN.encode(), FILE).definition
    assert definition is not None
    units, _, _ = scaffolding.scenario("rated-emulation", Wanted(id="ke-hoach-2026", year=2026)).partition("acts:\n")

    read = simulation.read_text((units + SCENARIO).encode(), "scenario.yaml", plan, definition)

    assert read.scenario is not None, read.problems
    assert simulation.run(read.scenario, "vi").as_told
    assert len(read.scenario.acts) == 4


def test_sitting_of_the_guide_goes_as_told(tmp_path: Path) -> None:
    wanted = Wanted(id="ke-hoach-2026", year=2026)
    plan = tmp_path / FILE
    plan.write_text(BEGUN, encoding="utf-8")
    definition = load_text(BEGUN.encode(), FILE).definition
    assert definition is not None
    before, _, _ = scaffolding.scenario("rated-emulation", wanted).partition("  # Hội đồng được thành lập")

    acts = before + SITTING.removeprefix("acts:\n") + DECISION.removeprefix("acts:\n")
    read = simulation.read_text(acts.encode(), "s.yaml", plan, definition)

    assert read.scenario is not None, read.problems
    year = simulation.run(read.scenario, "vi")
    assert year.as_told, year.problems
    assert "awarded" in {one.state for one in year.listed}


def test_guide_to_deadlines_has_the_same_sections_in_both_languages() -> None:
    headings = [
        re.findall(r"^(?:#+|-) ", (GUIDE / name).read_text("utf-8"), re.MULTILINE)
        for name in ("thoi-han.md", "deadlines.md")
    ]

    assert headings[0] == headings[1]
    assert len(headings[0]) > 8


def test_pages_that_the_guide_to_deadlines_names_are_so_called() -> None:
    words = (ROOT / "services" / "words" / "en.po").read_text("utf-8")
    named = re.findall(r"\*([^*\n]+)\*(?!\*)", (GUIDE / "deadlines.md").read_text("utf-8").replace("**", ""))
    vietnamese = [name for name in named if not name.isascii()]

    assert len(vietnamese) > 8
    assert [name for name in vietnamese if f'msgid "{name}"' not in words] == []


def test_guide_is_found_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    for page in GUIDE.glob("*.md"):
        assert f"docs/guide/{page.name}" in readme, page.name
    assert "docs/guide/writing-a-plan.md" in readme


@pytest.mark.parametrize("page", [VIETNAMESE, ENGLISH], ids=lambda page: page.stem)
def test_every_key_the_guide_names_in_code_is_a_word_of_the_language_or_of_the_plan(page: Path) -> None:
    known = (ROOT / "docs" / "reference" / "language.md").read_text("utf-8") + BEGUN + "".join(SNIPPETS)
    known += (ROOT / "docs" / "reference" / "command-line.md").read_text("utf-8")
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    named = set(re.findall(r"`([a-z_]+)`", text))

    assert {word for word in named if word not in known} <= {"error", "warning"}
