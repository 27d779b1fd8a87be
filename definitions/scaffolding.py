"""Scaffolds: a plan of each kind to begin with, and a scenario that runs it. A file more in the folder is a kind more.

Values are data: each is put on one line, in quotes, where it is written. None stands in a comment.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

FOLDER = Path(__file__).with_name("scaffolds")
ENDING = ".yaml.j2"
PLAN, SCENARIO = f"_plan{ENDING}", f"_scenario{ENDING}"
LONGEST = 500


class Verbatim(str):
    """Text that the program itself has made, written without quotes."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is known of a plan before it is written. Empty text is left for the author to fill in."""

    id: str
    year: int
    label: str = ""
    issuer: str = ""


def kinds() -> tuple[str, ...]:
    """Every kind of plan there is a scaffold of, the usual one first."""
    found = {path.name.removesuffix(ENDING) for path in FOLDER.glob(f"[!_]*{ENDING}")}
    return tuple(sorted(found, key=lambda kind: (kind != "emulation", kind)))


def plan(kind: str, wanted: Wanted, schema: str) -> str:
    """A plan of *kind* to begin with; *schema* is where editors find the language."""
    return _rendered(kind, PLAN, wanted, schema)


def scenario(kind: str, wanted: Wanted) -> str:
    """A year of that plan, with units and people that are marked as invented."""
    return _rendered(kind, SCENARIO, wanted, "")


def fit_to_read(text: str) -> bool:
    """Whether *text* can stand in a plan as a name: nothing in it that is not shown, and not endless."""
    return one_line(text).isprintable() and len(text) <= LONGEST


def one_line(text: str) -> str:
    """*text* with every run of white space as one space."""
    return " ".join(text.split())


def _rendered(kind: str, laid_out: str, wanted: Wanted, schema: str) -> str:
    return ENVIRONMENT.get_template(f"{kind}{ENDING}").render(
        laid_out=laid_out,
        id=wanted.id,
        year=wanted.year,
        label=wanted.label or "(điền tên kế hoạch)",
        issuer=wanted.issuer or "(điền tên cơ quan ban hành)",
        schema=Verbatim(schema),
    )


def _written(value: object) -> object:
    """*value* as YAML holds it: text in double quotes, which JSON and YAML write alike."""
    if isinstance(value, str) and not isinstance(value, Verbatim):
        return json.dumps(one_line(value), ensure_ascii=False)
    return value


ENVIRONMENT = ImmutableSandboxedEnvironment(
    loader=FileSystemLoader(FOLDER),
    undefined=StrictUndefined,
    finalize=_written,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    auto_reload=False,
)
