"""`make bench`: prints every ratio; the machine's own speed cancels out."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench import deciding, durable, launching, reading
from bench.timing import Ratio
from tests.support import postgres
from tests.support.offices import postgres_database


def main() -> None:
    ratios: list[Ratio] = [*deciding.measure(), *reading.measure()]
    with tempfile.TemporaryDirectory() as folder:
        ratios += durable.measure("SQLite", f"sqlite:///{Path(folder) / 'bench.db'}", Path(folder))
        ratios += launching.measure("SQLite", f"sqlite:///{Path(folder) / 'launch.db'}", Path(folder))
    with tempfile.TemporaryDirectory() as folder, postgres.server() as server, postgres_database(server) as url:
        ratios += durable.measure("PostgreSQL", url, Path(folder))
        with postgres_database(server) as other:
            ratios += launching.measure("PostgreSQL", other, Path(folder))
    print("what".ljust(58), "ours/s".rjust(10), "floor/s".rjust(10), "ratio".rjust(7))
    for ratio in ratios:
        print(ratio)


main()
