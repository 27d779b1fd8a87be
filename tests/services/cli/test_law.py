"""`thidua law`: what the law of this installation holds, or where its own files are wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from definitions.law import shipped_books
from definitions.law.money import FILE
from services.cli.app import app


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("THIDUA_LAW", raising=False)
    return lambda *arguments: CliRunner().invoke(app, ["law", *arguments])


def test_law_as_shipped_is_counted(run) -> None:
    found = run("--json")

    assert found.exit_code == 0
    counted = json.loads(found.stdout)
    assert (counted["own"], counted["rule_sets"]) == ([], ["nd91", "nd98", "nd152"])
    assert counted["sha256"] == shipped_books().money.sha256
    assert counted["verified"]["no"] > 0


def test_files_of_ones_own_are_named_and_read(run, monkeypatch, tmp_path: Path) -> None:
    (tmp_path / "money.yaml").write_bytes(FILE.read_bytes() + b"# corrected\n")
    monkeypatch.setenv("THIDUA_LAW", str(tmp_path))

    found = run()

    assert found.exit_code == 0
    assert "own files: money.yaml" in found.stdout
    assert shipped_books().money.sha256 not in found.stdout


def test_what_is_wrong_is_located_and_the_answer_is_no(run, tmp_path: Path) -> None:
    (tmp_path / "money.yaml").write_bytes(FILE.read_bytes().replace(b"amount: 2.530.000", b"amount: many"))

    found = run(str(tmp_path))

    line = (
        FILE.read_text("utf-8")
        .splitlines()
        .index(next(line for line in FILE.read_text("utf-8").splitlines() if "2.530.000" in line))
    )
    assert found.exit_code == 1
    assert found.stdout.startswith(f"{tmp_path / 'money.yaml'}:{line + 1}:")


def test_plans_are_checked_under_the_law_of_the_installation(monkeypatch, tmp_path: Path) -> None:
    law, plan = tmp_path / "law", tmp_path / "plan.yaml"
    law.mkdir()
    shipped = FILE.with_name("texts.yaml").read_text("utf-8")
    (law / "texts.yaml").write_text(
        shipped.replace("from: 1/7/2025\n", "from: 1/7/2025\n    through: 31/12/2026\n", 1), "utf-8"
    )
    small = Path(__file__).parents[2] / "definitions" / "small.yaml"
    text = small.read_text("utf-8").replace("signer: Chủ tịch", "signer: Chủ tịch, basis: Nghị định 152/2025/NĐ-CP")
    plan.write_text(text.replace("year: 2020", "year: 2027").replace("30/3/2020", "30/3/2027"), "utf-8")

    monkeypatch.delenv("THIDUA_LAW", raising=False)
    shipped_law = CliRunner().invoke(app, ["check", str(plan)])
    monkeypatch.setenv("THIDUA_LAW", str(law))
    own_law = CliRunner().invoke(app, ["check", str(plan)])

    assert "text-not-in-force" not in shipped_law.stdout
    assert "152/2025/NĐ-CP was in force through 2026-12-31 only" in own_law.stdout
