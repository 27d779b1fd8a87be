"""PDF of papers by LibreOffice, where it is installed. The DOCX is the record; a PDF is made when somebody asks."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path

from workflow.errors import Refused
from workflow.refusals import Refusal

PROGRAMS = ("soffice", "libreoffice")
SECONDS_TO_START, SECONDS_EACH = 60, 10
AT_ONCE = 2
"""Each run takes a processor and some 200 MB; more wait their turn."""
TURNS = threading.BoundedSemaphore(AT_ONCE)
MAKING = "make_pdf"


def pdf_of(docx: bytes) -> bytes:
    """That paper as PDF. Raises `Refused` where LibreOffice is not installed, or can't do it in time."""
    return pdfs_of({"paper": docx})["paper"]


def pdfs_of(papers: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those papers as PDF, by the same names, in one run of LibreOffice: it takes 2 seconds to start."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise Refused(MAKING, (Refusal("pdf_not_available"),))
    with TURNS, tempfile.TemporaryDirectory(prefix="thidua-pdf-") as given:
        folder = Path(given)
        sources = {name: folder / f"{number}.docx" for number, name in enumerate(papers)}
        for name, source in sources.items():
            source.write_bytes(papers[name])
        _run(program, folder, list(sources.values()))
        made = {name: source.with_suffix(".pdf") for name, source in sources.items()}
        if not all(path.is_file() and path.stat().st_size for path in made.values()):
            raise Refused(MAKING, (Refusal("pdf_failed"),))
        return {name: path.read_bytes() for name, path in made.items()}


def _run(program: str, folder: Path, sources: list[Path]) -> None:
    """One run with a profile of its own: two on one profile, and the second writes nothing and says nothing."""
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--convert-to", "pdf:writer_pdf_Export"),
        *("--outdir", str(folder)),
        *map(str, sources),
    ]
    environment = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    running = subprocess.Popen(  # noqa: S603 - its own files only, named by number
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        running.wait(timeout=SECONDS_TO_START + SECONDS_EACH * len(sources))
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)  # the program behind the one that was started, too
        running.wait()
