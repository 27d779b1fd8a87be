"""A paper is complete or it is refused; whatever people typed stands in it as text; it is the same bytes each time."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from services.papers import PaperKind, render
from services.papers.plain_text import plain
from services.words.refusals import sentence
from tests.services.papers import samples
from tests.services.papers.templates import office_template, texts
from workflow.errors import Refused

DECISION = PaperKind.DECISION
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "{_{ x }_} {_% y %_}",
    "<w:p><w:r/></w:p> & &amp; &#65; ]]>",
    "Ủy ban nhân dân huyện " * 14,
    "Nguyễn \"A' “B” ‘C’ \\n",
    "x" * 300,
)
CONTROLS = "Lê\x00\x07\x0c\x1b\u202e Văn\ufeff\u200b B\ufffe"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_come_out_as_text(name: str) -> None:
    papers = {
        DECISION: samples.decision(name=name),
        PaperKind.CERTIFICATE: samples.certificate(recipient=name),
        PaperKind.RESULTS_NOTICE: samples.results_notice(name=name),
        PaperKind.PROPOSAL: samples.proposal(name=name),
    }

    for kind, paper in papers.items():
        assert name.strip() in texts(render(kind, paper)), kind


def test_characters_that_no_paper_can_show_are_gone() -> None:
    assert "Lê Văn B" in texts(render(DECISION, samples.decision(name=CONTROLS)))


def test_letters_are_composed() -> None:
    assert plain("Tru\u031bo\u031bng thi\u0323") == "Trương thị"


def test_line_ends_of_a_text_stay_lines() -> None:
    assert "một\nhai" in texts(render(DECISION, samples.decision(name="một\r\nhai")))


def test_every_empty_field_is_named_at_once() -> None:
    paper = samples.decision()
    [first, second] = paper.groups
    nameless = replace(second, lines=(second.lines[0], replace(second.lines[1], name="  "), *second.lines[2:]))
    lacking = replace(
        paper, summary="", basis=(), groups=(first, nameless), signature=replace(paper.signature, name="\u200b")
    )

    with pytest.raises(Refused) as refused:
        render(DECISION, lacking)

    assert [one.place for one in refused.value.refusals] == [
        "summary",
        "basis",
        "signature.name",
        "groups[2].lines[2].name",
    ]
    assert sentence(refused.value.refusals[0], None, "vi") == (
        "Văn bản còn thiếu: trích yếu (trường summary, mẫu decision.docx)."
    )


def test_field_that_the_template_does_not_print_may_be_empty(tmp_path: Path) -> None:
    office_template(tmp_path, DECISION, "{{ summary }}")

    assert render(DECISION, replace(samples.decision(), authority=""), tmp_path)


def test_money_that_is_not_there_is_refused_not_blank(tmp_path: Path) -> None:
    office_template(tmp_path, DECISION, "Tổng: {{ money.total }}")

    with pytest.raises(Refused) as refused:
        render(DECISION, samples.decision(money=False), tmp_path)

    assert [one.code for one in refused.value.refusals] == ["paper_template_fails"]
    assert "Tổng: 8.100.000" in texts(render(DECISION, samples.decision(), tmp_path))


def test_broken_template_is_refused_with_its_problems(tmp_path: Path) -> None:
    office_template(tmp_path, DECISION, "{{ ''.__class__ }}", "{{ nothing }}")

    with pytest.raises(Refused) as refused:
        render(DECISION, samples.decision(), tmp_path)

    assert [one.code for one in refused.value.refusals] == ["paper_field_unknown", "paper_template_forbidden"]


def test_office_replaces_one_template_and_keeps_the_others(tmp_path: Path) -> None:
    path = office_template(tmp_path, DECISION, "Mẫu riêng: {{ summary }}")
    summary = samples.decision().summary

    assert f"Mẫu riêng: {summary}" in texts(render(DECISION, samples.decision(), tmp_path))
    assert "Giấy khen" in texts(render(PaperKind.CERTIFICATE, samples.certificate(), tmp_path))

    office_template(tmp_path, DECISION, "Mẫu mới: {{ summary }}")
    os.utime(path, ns=(1, 1))
    assert f"Mẫu mới: {summary}" in texts(render(DECISION, samples.decision(), tmp_path))


def test_tag_that_word_split_into_pieces_is_read_whole(tmp_path: Path) -> None:
    path = office_template(tmp_path, DECISION)
    paper = docx.Document(str(path))
    split = paper.add_paragraph("Việc: {")
    for number, piece in enumerate(("{ sum", "mary", " }", "}")):
        split.add_run(piece).bold = number % 2 == 0
    paper.save(str(path))

    assert f"Việc: {samples.decision().summary}" in texts(render(DECISION, samples.decision(), tmp_path))


def test_same_fields_give_the_same_bytes() -> None:
    first, second, other = (render(DECISION, samples.decision(people=people)) for people in (3, 3, 4))

    assert first == second
    assert first != other


def test_figures_of_the_paper_are_those_it_was_given() -> None:
    paper = samples.decision(people=5)
    read = texts(render(DECISION, paper))

    for group in paper.groups:
        assert [read.count(line.amount) >= 1 for line in group.lines] == [True] * len(group.lines)
    assert paper.money is not None
    assert read[read.index("Tổng cộng") :].count(paper.money.total) == 1
    assert f"Bằng chữ: {paper.money.in_words}./." in read
