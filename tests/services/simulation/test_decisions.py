"""Decisions in a scenario: drafted, signed, published or dropped, and every problem with what is written of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from definitions import load, scaffolding
from definitions.scaffolding import Wanted
from services import simulation
from services.simulation import Read, Year

WANTED = Wanted(id="ke-hoach-2026", year=2026)
SIGN = "  - {on: 20/12/2026, who: thuong-truc, does: sign_decision, number: 99/QĐ (giả định)}\n"
PUBLISH = "  - {on: 21/12/2026, who: thuong-truc, does: publish_decision}\n"
BACK = """  - on: 28/12/2026
    who: thuong-truc
    does: draft_revocation
    decision: back
    awards: [{unit: don-vi-1, ground: false_declaration, reason: Kê khai không đúng}]
    subject: Thu hồi khen thưởng
    basis: Quyết định 99/QĐ (giả định)
    signer: Trần Thị Thử
    post: Phó Thủ trưởng
    power: kt
    for_whom: Thủ trưởng
  - {on: 29/12/2026, who: thuong-truc, does: sign_decision, decision: back, number: 100/QĐ (giả định)}
"""


def _read(tmp_path: Path, **instead: str) -> Read:
    """The scenario that a new plan begins with, each text given as a key replaced."""
    plan = tmp_path / "ke-hoach-2026.yaml"
    plan.write_text(scaffolding.plan("emulation", WANTED, ""), encoding="utf-8")
    text = scaffolding.scenario("emulation", WANTED)
    for old, new in instead.items():
        assert old in text, old
        text = text.replace(old, new)
    definition = load(plan).definition
    assert definition is not None
    return simulation.read_text(text.encode(), "s.yaml", plan, definition)


def _year(tmp_path: Path, **instead: str) -> Year:
    read = _read(tmp_path, **instead)
    assert read.scenario is not None, read.problems
    return simulation.run(read.scenario, "vi")


def _end(year: Year) -> str:
    """Where the case of the first unit stands in the end."""
    return next(one.state for one in year.listed if one.track == "collective" and one.subject.endswith("số 1"))


@pytest.mark.parametrize(
    ("instead", "rule"),
    [
        ({"awards: [{unit: don-vi-1}]": "awards: [{unit: don-vi-9}]"}, "unknown-unit"),
        ({"awards: [{unit: don-vi-1}]": "awards: [{person: nobody}]"}, "unknown-person"),
        ({"awards: [{unit: don-vi-1}]": "awards: [{unit: don-vi-1, award: gold}]"}, "unknown-award"),
        ({"awards: [{unit: don-vi-1}]": "awards: [{unit: don-vi-1, track: register}]"}, "track-left-open"),
        ({"awards: [{unit: don-vi-1}]": "awards: [{unit: don-vi-1, ground: later_finding}]"}, "key-of-no-use"),
        ({"does: draft_decision": "does: draft_revocation"}, "missing-key"),
        ({"does: draft_decision": "does: draft_decision\n    rule: decree"}, "unknown-decision"),
        ({"does: publish_decision": "does: publish_decision, decision: other"}, "decision-not-drafted"),
        ({"    post: Thủ trưởng\n": ""}, "missing-key"),
        ({", number: 99/QĐ (giả định)": ""}, "missing-key"),
    ],
)
def test_what_is_wrong_with_a_decision_is_named(tmp_path: Path, instead: dict[str, str], rule: str) -> None:
    read = _read(tmp_path, **instead)

    assert rule in {problem.rule for problem in read.problems}


def test_signing_is_known_to_the_office_alone_and_publication_to_all(tmp_path: Path) -> None:
    signed = _year(tmp_path, **{PUBLISH: ""})
    published = _year(tmp_path)

    def letters(year: Year) -> list[str]:
        return [one.subject for one in year.letters if "Đã ký" in one.subject or "Được khen thưởng" in one.subject]

    assert (_end(signed), letters(signed)) == ("decided", [])
    assert (_end(published), len(letters(published))) == ("awarded", 2)


def test_draft_that_is_dropped_leaves_the_case_where_it_was(tmp_path: Path) -> None:
    drop = "  - {on: 20/12/2026, who: thuong-truc, does: drop_decision, reason: Lập lại}\n"

    assert _end(_year(tmp_path, **{SIGN: drop, PUBLISH: ""})) == "recommended"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_decision_is_told_from_its_draft_to_its_being_taken_back(tmp_path: Path, language: str) -> None:
    year = _year(tmp_path, **{PUBLISH: PUBLISH + BACK})

    lines = [line for line in simulation.tell(year, language).lines if "decision" in line.kind]

    assert (_end(year), year.as_told) == ("revoked", True)
    assert [line.kind.removeprefix("decision_") for line in lines] == [
        *("drafted", "line", "written", "signed", "published"),
        *("drafted", "line", "written", "signed"),
    ]
    by = {"vi": "KT. Thủ trưởng, Phó Thủ trưởng, Trần Thị Thử", "en": "KT. Thủ trưởng"}[language]
    assert by in lines[-1].details[-1]


def test_refused_signing_that_was_not_expected_is_told(tmp_path: Path) -> None:
    year = _year(tmp_path, **{", number: 99/QĐ (giả định)": ", dated: 21/12/2026, number: 99/QĐ (giả định)"})

    assert [problem.rule for problem in year.problems] == ["refusal-unexpected", "refusal-unexpected"]
