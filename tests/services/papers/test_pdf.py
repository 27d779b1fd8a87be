"""Where LibreOffice is missing or broken the answer is a sentence, and the Word file remains."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from services.papers import PaperKind, pdf, render
from services.words.refusals import sentence
from tests.services.papers import samples
from workflow.errors import Refused


def program(folder: Path, text: str) -> None:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def refusal(monkeypatch: pytest.MonkeyPatch, path: str) -> str:
    monkeypatch.setenv("PATH", path)
    with pytest.raises(Refused) as refused:
        pdf.pdf_of(render(PaperKind.CERTIFICATE, samples.certificate()))
    [one] = refused.value.refusals
    assert sentence(one, None, "vi").endswith("hãy tải tệp Word (.docx).")
    return one.code


def test_office_without_libreoffice_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert refusal(monkeypatch, str(tmp_path)) == "pdf_not_available"


def test_run_that_writes_nothing_is_a_failure_even_if_it_says_otherwise(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program(tmp_path, "exit 0")

    assert refusal(monkeypatch, f"{tmp_path}:/usr/bin:/bin") == "pdf_failed"


def test_run_without_end_is_ended_with_what_it_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    running = tmp_path / "running"
    program(tmp_path, f"(sleep 1; touch {running}) & wait")
    monkeypatch.setattr(pdf, "SECONDS_TO_START", 0.2)
    monkeypatch.setattr(pdf, "SECONDS_EACH", 0)

    assert refusal(monkeypatch, f"{tmp_path}:/usr/bin:/bin") == "pdf_failed"
    time.sleep(1.5)
    assert not running.exists()


def test_each_run_has_a_profile_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = tmp_path / "said"
    program(tmp_path, f'echo "$1" >> {said}')
    for _ in range(2):
        assert refusal(monkeypatch, f"{tmp_path}:/usr/bin:/bin") == "pdf_failed"

    first, second = said.read_text(encoding="utf-8").split()
    assert first.startswith("-env:UserInstallation=file:///")
    assert first != second
