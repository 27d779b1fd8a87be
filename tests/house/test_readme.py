"""What the README says is so: its commands exist, its map is the tree, its make targets are there."""

from __future__ import annotations

import re

from typer.main import get_command

from services.cli.app import app
from tests.house.tree import PACKAGES, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_every_make_target_of_the_readme_exists() -> None:
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE))
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))

    assert named >= {"run", "test"}
    assert named - targets == set()


def test_every_command_of_the_readme_exists() -> None:
    named = set(re.findall(r"thidua ([a-z]+)", README))
    commands = set(get_command(app).commands)

    assert named - commands == set()
    assert commands - named == set()


def test_map_names_every_package() -> None:
    assert [package for package in PACKAGES if f"{package}/" not in README] == []


def test_ci_runs_the_readmes_commands() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert re.findall(r"^make (\w+)$", ci, re.MULTILINE) == ["test", "check"]
