"""The command line as a person uses it: exit codes, sentences, no tracebacks."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import ExitStack, chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest

from definitions import load, shipped_plans
from services.cli import main, with_demo_named
from services.wiring import Office
from tests.definitions.texts import AN_BIEN
from tests.house.tree import ROOT
from tests.support.offices import an_office
from tests.support.walker import Walker


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line in this process: starting another takes longer than most commands."""
    words = ["thidua", *(str(argument) for argument in arguments)]
    out, errors = io.StringIO(), io.StringIO()
    status = 0
    with ExitStack() as held:
        held.enter_context(patch.dict(os.environ, {"NO_COLOR": "1", **environment}))
        held.enter_context(patch("sys.argv", words))
        held.enter_context(chdir(ROOT))
        held.enter_context(redirect_stdout(out))
        held.enter_context(redirect_stderr(errors))
        try:
            main()
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return subprocess.CompletedProcess(words, status, out.getvalue(), errors.getvalue())


def run_apart(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line as a shell starts it."""
    command = [sys.executable, "-m", "services.cli", *(str(argument) for argument in arguments)]
    settings = {**os.environ, "NO_COLOR": "1", **environment}
    return subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("plan", shipped_plans(), ids=lambda plan: plan.stem)
def test_shipped_plan_is_fine(plan: Path) -> None:
    facts = len(load(plan).definition.facts)

    done = run("check", plan)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{plan}: fine ({facts} facts, ")


def test_every_fact_of_an_bien_is_counted() -> None:
    assert run("check", AN_BIEN).stdout.startswith(f"{AN_BIEN}: fine (23 facts, ")


def test_every_problem_of_a_broken_plan_is_printed_with_its_place(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    text = AN_BIEN.read_text(encoding="utf-8")
    broken = text.replace("through: 31/7", "through: 31/11").replace(
        "by: standing_office, within", "by: nobody, within"
    )
    plan.write_text(broken, encoding="utf-8")

    done = run("check", plan)
    as_json = json.loads(run("check", "--json", plan).stdout)

    lines = [line for line in done.stdout.splitlines() if " error " in line]
    assert done.returncode == 1
    assert len(lines) == len(as_json["problems"]) == 2
    assert all(line.startswith(f"{plan}:") for line in lines)


@pytest.mark.parametrize("arguments", [("check", "/nowhere/plan.yaml"), ("check", "/")])
def test_file_that_can_not_be_read_is_a_problem(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)

    assert (done.returncode, "Traceback" in done.stdout + done.stderr) == (1, False)


def test_started_by_a_shell_it_answers_with_its_exit_code() -> None:
    [fine, refused, wrong] = [run_apart(*given) for given in (["check", AN_BIEN], ["check", "/nowhere.yaml"], ["fly"])]

    assert [fine.returncode, refused.returncode, wrong.returncode] == [0, 1, 2]
    assert fine.stdout.startswith(f"{AN_BIEN}: fine (23 facts, ")
    assert [done.stderr.count("Traceback") for done in (fine, refused, wrong)] == [0, 0, 0]


def test_wrong_usage_exits_with_two() -> None:
    assert [run("fly").returncode, run("check").returncode, run("serve", "--demo", "no-such-plan").returncode] == [
        2,
        2,
        2,
    ]


def test_database_that_is_away_is_told_in_a_sentence() -> None:
    done = run("verify", THIDUA_DATABASE_URL="postgresql+psycopg://nobody@127.0.0.1:1/none")

    assert (done.returncode, done.stderr.startswith("thidua: the database did not answer")) == (1, True)


def test_setting_that_can_not_be_used_is_named() -> None:
    done = run("migrate", THIDUA_SWEEP_SECONDS="often")

    assert (done.returncode, done.stderr) == (
        1,
        "thidua: THIDUA_SWEEP_SECONDS is 'often'; give a whole number of 1 or more\n",
    )


def test_serving_an_old_schema_is_refused(tmp_path: Path) -> None:
    done = run("serve", THIDUA_DATABASE_URL=f"sqlite:///{tmp_path / 'empty.db'}")

    assert (done.returncode, done.stderr) == (1, "thidua: the database's schema is not current; run `thidua migrate`\n")


def test_second_server_on_one_sqlite_file_is_refused_loudly(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'thidua.db'}"
    made = an_office(url, tmp_path)
    made.database.dispose()
    program = "import sys, time; from services.store.database import take_file_alone as take; h = take(sys.argv[1]); print(1, flush=True); time.sleep(60)"
    holder = subprocess.Popen([sys.executable, "-c", program, url], cwd=ROOT, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()

    done = run("serve", "--port", "1", THIDUA_DATABASE_URL=url)
    holder.kill()
    holder.communicate()

    assert (done.returncode, done.stderr) == (
        1,
        f"thidua: {tmp_path / 'thidua.db'} is served by another process already\n",
    )


def test_verify_proves_the_history_and_names_what_was_altered(office: Office) -> None:
    case = Walker(office).register("thu-ba")
    url = office.settings.database_url
    held = run("verify", THIDUA_DATABASE_URL=url)
    with office.writing() as work:
        work.connection.exec_driver_sql(f"UPDATE entries SET actor = 'x' WHERE stream = 'case:{case['id']}'")
        work.commit()

    broken = run("verify", THIDUA_DATABASE_URL=url)

    assert (held.returncode, held.stdout) == (0, "25 entries in 14 streams: holds\n")
    assert broken.returncode == 1
    assert broken.stdout.startswith(f"case:{case['id']} entry 1: hash: expected ")


def test_token_opens_the_api(office: Office) -> None:
    url = office.settings.database_url

    issued = run("token", "thu-ba", THIDUA_DATABASE_URL=url)
    nobody = run("token", "nobody", THIDUA_DATABASE_URL=url)

    assert (issued.returncode, issued.stdout.startswith("thidua_")) == (0, True)
    assert (nobody.returncode, nobody.stderr) == (1, "thidua: nobody signs in as 'nobody'\n")


def test_demo_without_a_name_is_the_first() -> None:
    assert [
        with_demo_named(given) for given in (["serve", "--demo"], ["serve", "--demo", "--port", "1"], ["serve"])
    ] == [
        ["serve", "--demo", "an-bien-2020"],
        ["serve", "--demo", "an-bien-2020", "--port", "1"],
        ["serve"],
    ]
