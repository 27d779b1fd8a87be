"""Configuration, read once from the environment. Every name has the prefix `THIDUA_`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from definitions.law import LawBooks, LawUnreadable, books_of


class SettingsInvalid(Exception):
    """A setting in the environment can't be used; the message names it and the way out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an installation decides.

    `database_url`: `sqlite:///file` or `postgresql+psycopg://…`. `files`: the folder of attachments, outside every
    web root. `smtp_url`: `smtp://user:password@host:port?starttls=yes` or `smtps://…`, empty to keep mail in the outbox.
    `sms_gateway`: the TOML file that describes an SMS gateway (docs/guide/sms.md), empty for none. `public_url`: how
    people reach the pages, used in mail. `sender`: From of every mail. `upload_limit`: largest attachment in bytes.
    `session_hours`: how long a sign-in lasts. `sweep_seconds`: how often due deadlines and mail are looked for.
    `box_keys`: the folder of the keys of ballot boxes under way, best one that no backup takes; in `files` unless said.
    `law`: a folder whose files replace those of the law under the same names (`money.yaml`, `texts.yaml`, `votes.yaml`);
    empty: the law as shipped. `thidua law` reads it and says what is wrong.
    `papers`: the folder of an office's own templates of papers (docs/guide/paper-templates.md), empty for none.
    `demo` is no setting of the environment: only `thidua serve --demo` turns it on, on loopback.
    `lease_seconds`: how long a process may hold a message it is sending, or a batch it is making, before another takes it over.
    `node`: what this process is called on the page of operations; its host, number and start unless said.
    `metrics_token`: who shows it reads `/metrics` from anywhere; empty: only a program on this machine does.
    """

    database_url: str = "sqlite:///thidua.db"
    files: Path = Path("thidua-files")
    smtp_url: str = ""
    sms_gateway: str = ""
    public_url: str = "http://127.0.0.1:8000"
    sender: str = "Thi Đua <thidua@localhost.invalid>"
    upload_limit: int = 20 * 1024 * 1024
    session_hours: int = 12
    sweep_seconds: int = 5
    lease_seconds: int = 120
    node: str = ""
    metrics_token: str = field(default="", repr=False)
    box_keys: str = ""
    law: str = ""
    papers: str = ""
    demo: bool = False

    @property
    def paper_templates(self) -> Path | None:
        """The folder of this office's own templates, none when papers are written with those that come along."""
        return Path(self.papers) if self.papers else None


PREFIX = "THIDUA_"
NAMES = {PREFIX + part.name.upper(): part for part in fields(Settings) if part.name != "demo"}
"""The variables that are read, by name."""


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings *environment* gives, with defaults for the rest; raises `SettingsInvalid`."""
    given: dict[str, object] = {}
    for name, part in NAMES.items():
        if name in environment:
            given[part.name] = _read(name, environment[name], part.default)
    return Settings(**given)  # type: ignore[arg-type]


def law_books(settings: Settings) -> LawBooks:
    """The law that this installation goes by; raises `SettingsInvalid` with every problem of its own files."""
    try:
        return books_of(Path(settings.law) if settings.law else None)
    except LawUnreadable as unreadable:
        raise SettingsInvalid(f"THIDUA_LAW can't be used:\n{unreadable}") from unreadable


def _read(name: str, text: str, default: object) -> object:
    if isinstance(default, bool):
        return text.strip().lower() in {"1", "yes", "true"}
    if isinstance(default, int):
        if not text.strip().isdigit() or int(text) < 1:
            raise SettingsInvalid(f"{name} is {text!r}; give a whole number of 1 or more")
        return int(text)
    return Path(text) if isinstance(default, Path) else text
