"""`thidua check --facts`: the counts, a row for each fact, and what has no place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from services.cli.app import app
from tests.definitions.texts import AN_BIEN, SMALL

TIE_QUESTION, AWARDS = "facts: [001-Q3]", "facts: [001-Q1, 001-Q3, 001-A1]"


def check(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["check", "--facts", *(str(argument) for argument in arguments)])


def an_bien_with(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """A copy of An Biên's plan with each text changed."""
    text = AN_BIEN.read_text(encoding="utf-8")
    for written, instead in changes:
        assert text.count(written) == 1, written
        text = text.replace(written, instead)
    plan = tmp_path / "plan.yaml"
    plan.write_text(text, encoding="utf-8")
    return plan


@pytest.fixture
def without_q3(tmp_path: Path) -> Path:
    return an_bien_with(tmp_path, (TIE_QUESTION, "cites: III.3"), (AWARDS, "facts: [001-Q1, 001-A1]"))


def line_of(plan: Path, written: str) -> int:
    lines = plan.read_text(encoding="utf-8").splitlines()
    (number,) = (number for number, line in enumerate(lines, start=1) if written in line)
    return number


def test_counts_add_up_and_every_fact_has_a_row() -> None:
    done = check(AN_BIEN)

    fine, counts, headings, *rows = done.stdout.splitlines()
    assert done.exit_code == 0
    assert fine.startswith(f"{AN_BIEN}: fine (23 facts, ")
    assert counts == f"{AN_BIEN}: 17 expressed + 5 asked + 1 told = 23 of the 23 facts in its register"
    assert headings.split() == ["fact", "how", "clause", "stands", "at"]
    assert len(rows) == 23
    places = [f"{AN_BIEN.name}:{line_of(AN_BIEN, written)}," for written in (TIE_QUESTION, AWARDS)]
    assert [row.split() for row in rows if row.startswith("001-Q3")] == [
        ["001-Q3", "asked", "III.3", places[0], places[1].rstrip(",")]
    ]


def test_fact_that_was_removed_is_named_last_and_the_answer_is_no(without_q3: Path) -> None:
    done = check(without_q3)

    lines = done.stdout.splitlines()
    assert done.exit_code == 1
    assert lines[1].endswith(": 17 expressed + 4 asked + 1 told = 22 of the 23 facts in its register")
    assert lines[-1].startswith(f'{without_q3}:1:1 error fact-nowhere the fact "001-Q3" of III.3 stands nowhere: ')
    assert [line for line in lines if line.startswith("001-Q3")] == []


def test_id_the_register_does_not_know_is_named_last_and_the_answer_is_no(tmp_path: Path) -> None:
    plan = an_bien_with(tmp_path, (AWARDS, "facts: [001-Q1, 001-Q3, 001-A1, 001-A9]"))

    done = check(plan)

    place = f"plan.yaml:{line_of(plan, '001-A9')}"
    assert done.exit_code == 1
    assert done.stdout.splitlines()[-1] == f"001-A9 is in no line of the register: {place}"


def test_without_the_flag_neither_is_an_error(without_q3: Path) -> None:
    done = CliRunner().invoke(app, ["check", str(without_q3)])

    assert (done.exit_code, len(done.stdout.splitlines())) == (0, 1)


def test_plan_without_a_register_says_so(tmp_path: Path) -> None:
    plan = tmp_path / "small.yaml"
    plan.write_text(SMALL, encoding="utf-8")

    done = check(plan)

    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == (
        f"{plan}: no register lists the facts of small, so there is nothing to trace"
    )


def test_plan_with_errors_is_not_traced(tmp_path: Path) -> None:
    plan = an_bien_with(tmp_path, ("through: 31/7", "through: 31/11"))

    done = check(plan)

    (problem,) = done.stdout.splitlines()
    assert done.exit_code == 1
    assert " error no-such-date " in problem


def test_one_incomplete_plan_of_several_is_enough(without_q3: Path) -> None:
    assert [check(AN_BIEN, AN_BIEN).exit_code, check(without_q3, AN_BIEN).exit_code] == [0, 1]


def test_json_tells_every_fact_to_a_machine(tmp_path: Path, without_q3: Path) -> None:
    small = tmp_path / "small.yaml"
    small.write_text(SMALL, encoding="utf-8")

    done = check("--json", without_q3, small)

    told = json.loads(done.stdout)
    traced, untraced = told["facts"]
    register = traced["register"]
    assert done.exit_code == 1
    assert [problem["rule"] for problem in told["problems"]] == ["fact-nowhere"]
    assert untraced == {"file": str(small), "plan": "small", "register": None}
    assert (traced["file"], traced["plan"]) == (str(without_q3), "an-bien-2020")
    assert [register[name] for name in ("total", "expressed", "asked", "told")] == [23, 17, 4, 1]
    assert (register["nowhere"], register["unknown"]) == (["001-Q3"], {})
    by_id = {fact["id"]: fact for fact in register["facts"]}
    assert (by_id["001-Q3"]["how"], by_id["001-Q3"]["places"]) == (None, [])
    assert by_id["001-R3"]["how"] == "told"
    assert by_id["001-D2"]["clause"] == "II.3"
    assert by_id["001-D2"]["places"] == [f"plan.yaml:{line_of(without_q3, 'fact: 001-D2')}"]


def test_json_without_the_flag_says_nothing_of_facts(without_q3: Path) -> None:
    done = CliRunner().invoke(app, ["check", "--json", str(without_q3)])

    assert json.loads(done.stdout) == {"problems": []}
