"""`thidua papers`: an office takes the templates that come along, changes them, and is told what is wrong."""

from __future__ import annotations

from pathlib import Path

from services.papers import PaperKind
from services.papers.finding import SHIPPED
from tests.services.cli.test_commands import run
from tests.services.papers.templates import office_template


def test_copied_templates_are_fine_and_those_there_already_stay(tmp_path: Path) -> None:
    folder = tmp_path / "mẫu văn bản"
    folder.mkdir()
    own = office_template(folder, PaperKind.DECISION, "{{ summary }}").read_bytes()

    copied = run("papers", "copy", folder)
    checked = run("papers", "check", folder)

    shipped = sorted(path.name for path in SHIPPED.glob("*.docx"))
    assert (copied.returncode, copied.stderr) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == shipped
    assert (folder / "decision.docx").read_bytes() == own
    assert (checked.returncode, checked.stdout.splitlines()) == (0, [f"{name}: fine" for name in shipped])


def test_every_problem_is_told_and_the_answer_is_no(tmp_path: Path) -> None:
    office_template(tmp_path, PaperKind.DECISION, "{{ sumary }}", "{{ ''.__class__ }}")
    (tmp_path / "proposal.docx").write_bytes(b"")

    done = run("papers", "check", tmp_path)

    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "Mẫu decision.docx dùng trường không có: sumary. Có phải: summary?",
        "Mẫu decision.docx có chỗ không được phép: ''.__class__.",
        "Không đọc được mẫu proposal.docx; cần tệp Word (.docx).",
    ]


def test_folder_without_templates_is_fine_one_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    empty, nowhere = run("papers", "check", tmp_path), run("papers", "check", tmp_path / "nowhere")

    assert (empty.returncode, nowhere.returncode) == (0, 2)
    assert "no .docx here" in empty.stdout


def test_folder_that_can_not_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    done = run("papers", "copy", tmp_path / "file" / "below")

    assert (done.returncode, done.stderr.startswith("thidua: "), "Traceback" in done.stderr) == (1, True, False)
