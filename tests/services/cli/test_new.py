"""`thidua new`: what it writes can be checked, run and drawn at once; whatever it is given stays text, or is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from definitions import Severity, load, load_text, scaffolding
from definitions.scaffolding import LONGEST, Wanted
from definitions.schema import FILE as SCHEMA
from services.cli.app import app
from tests.definitions.test_editor_schema import OF_ONE_FILE, as_an_editor_reads, root_in
from workflow.definition import FieldKind

KINDS = scaffolding.kinds()
HOSTILE = (
    'Kế hoạch "thi đua"',
    "l'Avenir: # không phải chú thích",
    "- [a, {b: c}] & *d ! | > % @ `e`",
    "{{ 7 * 7 }}{% include 'x' %}{# y #}",
    "../../etc/passwd",
    "C:\\new\\table \\u0041",
    "dòng một\nplan: khac\n\tdòng ba\r\nhết",
    "yes",
    "31/7",
    "---",
    "ấ" * 300,
)


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "400", "NO_COLOR": "1"})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "thi-dua.yaml"


def test_every_kind_of_the_folder_is_offered() -> None:
    assert KINDS[0] == "emulation"
    assert {"rated-emulation", "contest", "empty"} < set(KINDS)
    assert not [kind for kind in KINDS if kind.startswith("_")]


@pytest.mark.parametrize("year", [2026, 2027, 2028])
@pytest.mark.parametrize("kind", KINDS)
def test_scaffold_has_no_error_in_any_year(kind: str, year: int) -> None:
    loaded = load_text(scaffolding.plan(kind, Wanted(id="thu", year=year), "schema.json").encode(), "thu.yaml")

    assert loaded.definition is not None, loaded.problems
    assert {problem.rule for problem in loaded.problems} <= {"deadline-on-day-off"}
    assert all(problem.severity is Severity.WARNING for problem in loaded.problems)


@pytest.mark.parametrize("kind", KINDS)
def test_scaffold_has_a_place_for_everything_an_author_begins_with(kind: str) -> None:
    text = scaffolding.plan(kind, Wanted(id="thu", year=2026), "schema.json")
    plan = load_text(text.encode(), "thu.yaml").definition

    assert plan is not None
    assert plan.participants is not None
    assert len(plan.participants.blocks) == 1
    assert [len(question.options) for question in plan.questions.values()] == [2]
    assert all(deadline.ladder for deadline in plan.deadlines.values())
    assert len(plan.obligations) == len(plan.quotas) == 1
    assert bool(plan.votes) == (kind != "contest")  # a contest is marked, and not voted on
    assert "# ĐIỀN" in text
    assert "# XEM" in text
    assert FieldKind.NUMBER in {field.kind for field in plan.fields.values()}


@pytest.mark.parametrize("kind", KINDS)
def test_scaffold_is_written_checked_run_and_drawn(kind: str, file: Path) -> None:
    written = invoke("new", "--kind", kind, "--scenario", "--year", 2026, file)
    beside = file.with_name("thi-dua.scenario.yaml")

    assert written.exit_code == 0, written.output
    assert [line.strip() for line in written.stdout.splitlines()][-3:] == [
        f"thidua check {file}",
        f"thidua simulate {file} --scenario {beside}",
        f"thidua diagram {file} --output {file.with_suffix('.svg')}",
    ]
    assert load(file).problems == ()
    assert "giả định" in beside.read_text(encoding="utf-8")
    told = json.loads(invoke("simulate", file, "--scenario", beside, "--json").stdout)
    assert (told["as_told"], told["problems"], told["summary"]["refused"] > 1) == (True, [], True)
    assert [place["taken"] for place in told["summary"]["places"]] == [1]
    assert invoke("diagram", file).stdout.startswith("<svg")
    assert invoke("diagram", "--format", "mermaid", file).stdout.startswith("stateDiagram")


@pytest.mark.parametrize("kind", KINDS)
def test_scaffold_follows_the_schema_it_names(kind: str, file: Path) -> None:
    invoke("new", "--kind", kind, file)
    first = file.read_text(encoding="utf-8").splitlines()[0]

    assert first.startswith("# yaml-language-server: $schema=")
    assert (file.parent / first.partition("=")[2]).resolve() == SCHEMA.resolve()
    assert list(OF_ONE_FILE.iter_errors(as_an_editor_reads(root_in(file)))) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_given_as_a_name_stays_text(kind: str, text: str, file: Path) -> None:
    done = invoke("new", "--kind", kind, "--label", text, "--issuer", text, "--year", 2026, file)
    plan = load(file).definition

    assert done.exit_code == 0, done.output
    assert plan is not None
    assert plan.id == "thi-dua"
    assert plan.label.vi == plan.source.issuer == " ".join(text.split())


@pytest.mark.parametrize("text", ["a" * (LONGEST + 1), "chuông\a", "\ufeffđầu", "\ud800", "đảo\u202echiều", "\x7f"])
def test_name_that_can_not_be_read_is_refused(text: str, file: Path) -> None:
    for option in ("--label", "--issuer"):
        done = invoke("new", option, text, file)

        assert (done.exit_code, file.exists()) == (2, False)
        assert "write a plain name" in done.output


@pytest.mark.parametrize("id_", ["", "Ke-hoach", "kế-hoạch", "../x", "a b", "1a", "a" * 65, 'a"b', "a\nb", "{{ a }}"])
def test_id_that_is_not_plain_is_refused(id_: str, file: Path) -> None:
    done = invoke("new", "--id", id_, file)

    assert (done.exit_code, file.exists()) == (2, False)
    assert "can't be an id" in done.output


def test_id_is_the_name_of_the_file_where_none_is_given(tmp_path: Path) -> None:
    invoke("new", tmp_path / "cai-cach-2026.yaml")
    plan = load(tmp_path / "cai-cach-2026.yaml").definition

    assert plan is not None
    assert plan.id == "cai-cach-2026"
    assert invoke("new", tmp_path / "Kế hoạch 2026.yaml").exit_code == 2
    assert invoke("new", "--id", "ke-hoach", tmp_path / "Kế hoạch 2026.yaml").exit_code == 0


@pytest.mark.parametrize("year", ["2014", "2100", "-1", "nay", "20O6"])
def test_year_out_of_reach_is_refused(year: str, file: Path) -> None:
    assert (invoke("new", "--year", year, file).exit_code, file.exists()) == (2, False)


@pytest.mark.parametrize("kind", ["contests", "../emulation", "_plan", "", "Emulation"])
def test_kind_there_is_none_of_is_refused(kind: str, file: Path) -> None:
    done = invoke("new", "--kind", kind, file)

    assert (done.exit_code, file.exists()) == (2, False)
    assert ", ".join(KINDS) in done.output


@pytest.mark.parametrize("name", ["thi-dua.yaml", "thi-dua.scenario.yaml"])
def test_file_that_is_there_is_kept(name: str, file: Path) -> None:
    there = file.with_name(name)
    there.write_text("của người khác", encoding="utf-8")

    done = invoke("new", "--scenario", file)

    assert done.exit_code == 1
    assert f"{there} is there already" in done.output
    assert there.read_text(encoding="utf-8") == "của người khác"
    assert [path.name for path in file.parent.iterdir()] == [name]


def test_link_that_leads_nowhere_is_kept(file: Path) -> None:
    file.symlink_to(file.with_name("elsewhere.yaml"))

    assert invoke("new", file).exit_code == 1
    assert file.is_symlink()
    assert not file.exists()


@pytest.mark.parametrize("place", ["nowhere/a.yaml", "a" * 300])
def test_file_that_can_not_be_written_is_told_in_a_sentence(place: str, tmp_path: Path) -> None:
    done = invoke("new", "--id", "a", tmp_path / place)

    assert done.exit_code == 1
    assert done.output.startswith("thidua: ")
    assert "can't be written" in done.output


def test_steps_name_a_file_with_odd_characters_as_a_shell_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "năm $1\n# x"
    folder.mkdir()
    file = folder / "kế hoạch's.yaml"

    done = invoke("new", "--id", "a", file)

    assert done.exit_code == 0
    assert load(file).problems == ()
    assert "'\"'\"'" in done.stdout
