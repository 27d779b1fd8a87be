"""`make bench`: prints every ratio; the machine's own speed cancels out."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from bench import deciding, durable, launching, papers, reading, registers, sitting, sweeping
from bench.timing import Ratio
from tests.support import postgres
from tests.support.offices import postgres_database


def main() -> None:
    asked = _asked()
    if asked.only:
        alone = {
            "sweep": lambda: _swept(asked),
            "sitting": _sat,
            "registers": registers.measure,
            "papers": papers.measure,
        }
        _print(alone[asked.only]())
        return
    ratios: list[Ratio] = [*deciding.measure(), *reading.measure(), *registers.measure(), *papers.measure()]
    with tempfile.TemporaryDirectory() as folder:
        ratios += durable.measure("SQLite", f"sqlite:///{Path(folder) / 'bench.db'}", Path(folder))
        ratios += launching.measure("SQLite", f"sqlite:///{Path(folder) / 'launch.db'}", Path(folder))
    with tempfile.TemporaryDirectory() as folder, postgres.server() as server, postgres_database(server) as url:
        ratios += durable.measure("PostgreSQL", url, Path(folder))
        with postgres_database(server) as other:
            ratios += launching.measure("PostgreSQL", other, Path(folder))
    _print([*ratios, *_sat(), *_swept(asked)])


def _sat() -> list[Ratio]:
    with tempfile.TemporaryDirectory() as folder:
        found = sitting.measure("SQLite", f"sqlite:///{Path(folder) / 'sitting.db'}", Path(folder))
    with tempfile.TemporaryDirectory() as folder, postgres.server() as server, postgres_database(server) as url:
        return [*found, *sitting.measure("PostgreSQL", url, Path(folder))]


def _swept(asked: argparse.Namespace) -> list[Ratio]:
    with tempfile.TemporaryDirectory() as folder, postgres.server() as server, postgres_database(server) as url:
        found = sweeping.measure(url, Path(folder), due=asked.due, pending=asked.pending)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'sweep.db'}"
        return [*found, *sweeping.measure_officers("SQLite", url, Path(folder), due=asked.due // 2)]


def _print(ratios: list[Ratio]) -> None:
    print("what".ljust(62), "ours/s".rjust(10), "floor/s".rjust(10), "ratio".rjust(7))
    for ratio in ratios:
        print(ratio)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench ARGS=…")
    parser.add_argument("--only", choices=["sweep", "sitting", "registers", "papers"], help="measure that alone")
    parser.add_argument("--due", type=int, default=10_000, help="how many rungs are due at once")
    parser.add_argument(
        "--pending", type=int, nargs="+", default=[100_000, 300_000], help="how many more are to come, from few to many"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
