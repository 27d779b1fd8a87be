"""The docs say what the code does: generated pages are fresh, and what must be documented is."""

from __future__ import annotations

import re

from definitions.language import GUARD, PLAN
from definitions.language.days import DAY_KINDS
from docs.generate import pages
from docs.language import CHAPTERS, records
from services.api.errors import STATUSES
from tests.house.tree import ROOT, name_of, tracked

DECISION_PARTS = ("## Context", "## Decision", "## Consequences", "## Alternatives")


def test_generated_pages_are_fresh() -> None:
    """Run `make docs` and commit what it writes."""
    stale = {name_of(path) for path, text in pages().items() if not path.is_file() or path.read_text("utf-8") != text}

    assert stale == set()


def test_every_thing_of_the_language_stands_in_one_chapter_of_its_page() -> None:
    led = {record.name for record in (*DAY_KINDS.values(), *GUARD.kinds.values())}
    told = [name for names in CHAPTERS.values() for name in names]

    assert sorted(told) == sorted(set(records(PLAN)) - led)


def test_every_link_within_the_page_of_the_language_leads_to_a_heading() -> None:
    (page,) = [text for path, text in pages().items() if path.name == "language.md"]
    headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    known = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}

    assert set(re.findall(r"\]\(#([^)]+)\)", page)) - known == set()


def test_every_error_the_core_raises_has_a_status() -> None:
    from workflow import errors  # noqa: PLC0415 - walked as data

    raised = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.WorkflowError) and kind is not errors.WorkflowError
    ]

    assert [kind.__name__ for kind in raised if kind not in STATUSES] == []


def test_every_decision_has_its_parts() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    missing = {
        path.name: [part for part in DECISION_PARTS if part not in path.read_text("utf-8")] for path in decisions
    }

    assert decisions != []
    assert {name: parts for name, parts in missing.items() if parts} == {}


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = {
        f"{name_of(path)}: {link}"
        for path in tracked()
        if path.suffix == ".md"
        for link in re.findall(r"\]\(([^)#:\s]+)\)", path.read_text("utf-8"))
        if not (path.parent / link).exists()
    }

    assert broken == set()
