"""What may stand in no file: a machine's path, a registry's host, an unfinished stub."""

from __future__ import annotations

import re

from tests.house.tree import modules, name_of, tracked

TEXT = {".py", ".md", ".yaml", ".toml", ".json", ".lock", ".j2", ".html", ".css", ".po", ".mako", ""}
MACHINE = re.compile(
    r"(?<![\w.])/(?:work|farm|home/\w+|root)/|pypi" + r"\.org|files\.pythonhosted" + r"|registry\.npmjs"
)
STUB = re.compile(r"\b(?:TODO|FIXME|XXX|NotImplementedError)\b")


def _found(pattern: re.Pattern[str], paths) -> set[str]:
    return {
        f"{name_of(path)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if pattern.search(line)
    }


def test_no_file_names_a_machine_or_a_registry() -> None:
    paths = [path for path in tracked() if path.suffix in TEXT and path.name != "test_text.py"]

    assert _found(MACHINE, paths) == set()


def test_nothing_is_a_stub() -> None:
    assert _found(STUB, modules()) == set()


def test_locks_hold_hashes_and_no_address() -> None:
    locks = [path for path in tracked() if path.suffix == ".lock"]

    assert [path.name for path in locks] == ["dev.lock", "run.lock"]
    assert _found(re.compile(r"https?://"), locks) == set()
