"""Certificates put together for the printer are the certificates: a section each, in order, the same bytes each time."""

from __future__ import annotations

import io
from dataclasses import replace

from docx import Document

from services.papers import PaperKind, render
from services.papers.sheets import one_after_another
from tests.services.papers import samples
from tests.services.papers.conftest import Converted
from tests.services.papers.reading import text_of

NAMES = ("Trần Thị Mỹ Duyên", "=1+1 {{ 7*7 }} <b>", "Lê Văn Bình")


def certificates() -> list[bytes]:
    plain = [samples.certificate(recipient=name, mark="BẢN MINH HỌA") for name in NAMES]
    crowded = samples.crowded_certificate()
    return [render(PaperKind.CERTIFICATE, one) for one in (*plain, replace(crowded, mark="BẢN MINH HỌA"))]


def test_sheets_say_what_each_certificate_says_in_order() -> None:
    papers = certificates()

    together = one_after_another(papers)

    said = [line for line in text_of(together).splitlines() if line]
    assert said == [line for one in papers for line in text_of(one).splitlines() if line]
    assert len(Document(io.BytesIO(together)).sections) == len(papers)
    assert together == one_after_another(papers)
    assert text_of(one_after_another(papers[:1])) == text_of(papers[0])


def test_every_certificate_is_one_page_without_a_number(converted: Converted) -> None:
    pages = converted({"sheets": one_after_another(certificates())})["sheets"].pages

    assert [name in page.extract_text() for name, page in zip(NAMES, pages, strict=False)] == [True] * len(NAMES)
    assert len(pages) == len(NAMES) + 1
    for page in pages:
        lines = [line.strip() for line in page.extract_text().splitlines()]
        assert not any(line.isdigit() for line in lines)
        assert "BẢN MINH HỌA" in lines
