"""An office's template is checked whole: everything wrong with it is told, by name, before any paper is written."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from services.papers import PaperKind
from tests.services.papers.templates import codes, office_template

DECISION = PaperKind.DECISION


def test_every_unknown_field_is_named_with_what_may_be_meant(tmp_path: Path) -> None:
    loops = "{% for g in groups %}{{ g.tittle }}{% for one in g.lines %}{{ one.nmae }}{% endfor %}{% endfor %}"
    office_template(tmp_path, DECISION, "{{ sumary }}", "{{ head.zzz }}", loops, "{{ summary }}")

    assert codes(tmp_path) == [
        ("paper_field_unknown_but_like", "sumary"),
        ("paper_field_unknown", "head.zzz"),
        ("paper_field_unknown_but_like", "g.tittle"),
        ("paper_field_unknown_but_like", "one.nmae"),
    ]


@pytest.mark.parametrize(
    ("evil", "told"),
    [
        ("{{ ''.__class__.__mro__ }}", "''.__class__.__mro__"),
        ("{{ summary.__class__ }}", "summary.__class__"),
        ("{{ summary.format(head) }}", "summary.format(…)"),
        ("{{ groups[0].title }}", "groups[…].title"),
        ("{% for n in range(9) %}{{ n }}{% endfor %}", "range(…)"),
        ("{{ summary|attr('x') }}", "summary|attr"),
        ("{{ 'a' * 999999999 }}", "mul"),
        ("{% set x = 1 %}", "assign"),
        ("{% include 'other' %}", "include"),
        ("{{ groups }}", "{{ groups }}"),
        ("{{ head }}", "{{ head }}"),
        ("{% for c in summary %}{{ c }}{% endfor %}", "for c in summary"),
        ("{% for one in recipients recursive %}{{ one }}{% endfor %}", "for one in recipients"),
    ],
)
def test_what_a_template_may_not_do_is_refused_by_name(tmp_path: Path, evil: str, told: str) -> None:
    office_template(tmp_path, DECISION, evil)

    assert ("paper_template_forbidden", told) in codes(tmp_path)


def test_loops_within_loops_end_somewhere(tmp_path: Path) -> None:
    deep = "".join(f"{{% for a{depth} in basis %}}" for depth in range(4)) + "x" + "{% endfor %}" * 4
    office_template(tmp_path, DECISION, deep)

    assert codes(tmp_path) == [("paper_template_forbidden", "for a3 in basis")]


def test_mistake_of_writing_is_told_with_the_words_beside_it(tmp_path: Path) -> None:
    office_template(tmp_path, DECISION, "Trích yếu", "Về việc {{ summary ", "Điều 1")
    [(code, told)] = codes(tmp_path)

    assert code == "paper_template_syntax"
    assert told.startswith("Về việc {{ summary")


def test_template_without_the_mark_of_drafts_is_refused(tmp_path: Path) -> None:
    office_template(tmp_path, DECISION, "{{ summary }}", mark="")

    assert codes(tmp_path) == [("paper_field_not_shown", "head.mark")]


@pytest.mark.parametrize("content", [b"", b"no zip archive", b"PK\x03\x04 cut off"])
def test_what_is_no_word_file_is_unreadable(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "decision.docx").write_bytes(content)

    assert codes(tmp_path) == [("paper_template_unreadable", "")]


def test_zip_of_something_else_is_unreadable(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "decision.docx", "w") as archive:
        archive.writestr("hello.txt", "hello")

    assert codes(tmp_path) == [("paper_template_unreadable", "")]


def test_file_named_as_no_kind_is_told_the_names(tmp_path: Path) -> None:
    office_template(tmp_path, DECISION).rename(tmp_path / "quyet-dinh.docx")
    [(code, kinds)] = codes(tmp_path)

    assert code == "paper_kind_unknown"
    assert "decision.docx" in kinds


def test_picture_that_lies_elsewhere_is_refused_a_hyperlink_is_not(tmp_path: Path) -> None:
    path = office_template(tmp_path, DECISION)
    _add_links(
        path,
        ("image", "http://elsewhere.invalid/picture.png"),
        ("hyperlink", "https://thidua.invalid/"),
    )

    assert codes(tmp_path) == [("paper_template_reaches_out", "http://elsewhere.invalid/picture.png")]


def test_program_within_is_refused(tmp_path: Path) -> None:
    path = office_template(tmp_path, DECISION)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\x00")

    assert codes(tmp_path) == [("paper_template_reaches_out", "word/vbaProject.bin")]


def _add_links(path: Path, *links: tuple[str, str]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    added = "".join(
        f'<Relationship Id="rId9{number}" Type="{kind}/{what}" Target="{target}" TargetMode="External"/>'
        for number, (what, target) in enumerate(links)
    )
    parts[name] = parts[name].replace(b"</Relationships>", f"{added}</Relationships>".encode())
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
