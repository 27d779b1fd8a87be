"""The import contract of pyproject.toml holds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT


def test_the_import_contract_holds() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout[-2000:] if done.returncode else "") == (0, "")


def test_checking_and_verifying_import_no_web_framework() -> None:
    program = "import sys, services.cli.definitions, services.cli.history; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}

    assert loaded & {"fastapi", "starlette", "uvicorn", "apscheduler"} == set()
