"""The command line. Exit 0: fine; 1: the answer is no; 2: wrong usage."""

from __future__ import annotations

import sys

from services.cli.app import app
from services.settings import SettingsInvalid
from services.store.database import DatabaseAway, DatabaseShared
from services.store.migrating import SchemaNotCurrent

DEFAULT_DEMO = "an-bien-2020"


def main() -> None:
    """Run the command line; what the world refuses is told in one sentence, never a traceback."""
    try:
        app(with_demo_named(sys.argv[1:]))
    except (DatabaseAway, DatabaseShared, SchemaNotCurrent, SettingsInvalid) as error:
        print(f"thidua: {error}", file=sys.stderr)
        sys.exit(1)


def with_demo_named(arguments: list[str]) -> list[str]:
    """*arguments* with the first demo named where `--demo` stands without a name."""
    named: list[str] = []
    for place, argument in enumerate(arguments):
        following = arguments[place + 1 : place + 2]
        bare = argument == "--demo" and (not following or following[0].startswith("-"))
        named += [argument, DEFAULT_DEMO] if bare else [argument]
    return named
