"""`thidua papers`: an office takes the templates that come along, changes them, and is told what is wrong."""

from __future__ import annotations

from pathlib import Path

from click.testing import Result
from typer.testing import CliRunner

from services.cli.app import app
from services.papers import PaperKind
from services.papers.finding import SHIPPED
from tests.services.papers.templates import office_template


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["papers", *map(str, arguments)])


def test_copied_templates_are_fine_and_those_there_already_stay(tmp_path: Path) -> None:
    folder = tmp_path / "mẫu văn bản"
    folder.mkdir()
    own = office_template(folder, PaperKind.DECISION, "{{ summary }}").read_bytes()

    copied = run("copy", folder)
    checked = run("check", folder)

    shipped = sorted(path.name for path in SHIPPED.glob("*.docx"))
    assert (copied.exit_code, copied.stderr) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == shipped
    assert (folder / "decision.docx").read_bytes() == own
    assert (checked.exit_code, checked.stdout.splitlines()) == (0, [f"{name}: fine" for name in shipped])


def test_every_problem_is_told_and_the_answer_is_no(tmp_path: Path) -> None:
    office_template(tmp_path, PaperKind.DECISION, "{{ sumary }}", "{{ ''.__class__ }}")
    (tmp_path / "proposal.docx").write_bytes(b"")

    done = run("check", tmp_path)

    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "Mẫu decision.docx dùng trường không có: sumary. Có phải: summary?",
        "Mẫu decision.docx có chỗ không được phép: ''.__class__.",
        "Không đọc được mẫu proposal.docx; cần tệp Word (.docx).",
    ]


def test_folder_without_templates_is_fine_one_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    empty, nowhere = run("check", tmp_path), run("check", tmp_path / "nowhere")

    assert (empty.exit_code, nowhere.exit_code) == (0, 2)
    assert "no .docx here" in empty.stdout


def test_folder_that_can_not_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    done = run("copy", tmp_path / "file" / "below")

    assert (done.exit_code, done.stderr.startswith("thidua: "), type(done.exception)) == (1, True, SystemExit)
