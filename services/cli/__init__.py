"""The command line. Exit 0: fine; 1: the answer is no; 2: wrong usage."""

from __future__ import annotations

import sys

from services.cli.app import app
from services.settings import SettingsInvalid
from services.store.database import DatabaseAway, DatabaseShared


def main() -> None:
    """Run the command line; what the world refuses is told in one sentence, never a traceback."""
    try:
        app()
    except (DatabaseAway, DatabaseShared, SettingsInvalid) as error:
        print(f"thidua: {error}", file=sys.stderr)
        sys.exit(1)
