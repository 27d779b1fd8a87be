"""LibreOffice, where papers are turned into PDF: the one place that a test may be skipped for want of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader

from services.papers.pdf import PROGRAMS, pdfs_of
from tests.services.papers.pictures import picture

Converted = Callable[[Mapping[str, bytes]], dict[str, PdfReader]]


@pytest.fixture(params=("sqlite",))
def database_kind(request: pytest.FixtureRequest) -> str:
    """Papers are filled in from what use cases give them: one database is enough, unless a module asks for both."""
    return str(request.param)


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """Turns papers into PDF in one run, keeps DOCX, PDF and a PNG of every page, and gives the PDF to read."""
    if not any(map(shutil.which, PROGRAMS)):
        pytest.skip("LibreOffice is not installed: no paper is turned into PDF, no page is looked at")
    kept = tmp_path_factory.mktemp("papers")

    def convert(papers: Mapping[str, bytes]) -> dict[str, PdfReader]:
        return {name: _kept(kept, name, papers[name], pdf) for name, pdf in pdfs_of(papers).items()}

    return convert


def _kept(folder: Path, name: str, docx: bytes, pdf: bytes) -> PdfReader:
    (folder / f"{name}.docx").write_bytes(docx)
    path = folder / f"{name}.pdf"
    path.write_bytes(pdf)
    reader = PdfReader(path)
    for page in range(len(reader.pages)):
        (folder / f"{name}-{page + 1}.png").write_bytes(picture(path, page))
    return reader
