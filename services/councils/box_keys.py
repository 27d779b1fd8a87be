"""The keys of ballot boxes: a file each, outside the database, gone once the box is opened."""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection
from pathlib import Path

from services.store.work import Work
from workflow.errors import Refused
from workflow.ids import SittingId
from workflow.refusals import Refusal, WayOut

KEY_BYTES = 32
OWNER_ONLY_FOLDER, OWNER_ONLY = 0o700, 0o600


def cut(work: Work, sitting: SittingId) -> bytes:
    """The key of a new box; the one that is there where its opening was tried before and not committed."""
    path = _path(work, sitting)
    path.parent.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except FileExistsError:
        return of(work, sitting)
    key = secrets.token_bytes(KEY_BYTES)
    with os.fdopen(handle, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    return key


def of(work: Work, sitting: str) -> bytes:
    """The key of that box; raises `Refused` where it is gone: then nobody can open it."""
    path = _path(work, sitting)
    key = path.read_bytes() if path.is_file() else b""
    if len(key) != KEY_BYTES:
        raise Refused("open_box", (Refusal("box_key_missing", {}, (WayOut.CALL_ANOTHER_SITTING,)),))
    return key


def destroy(work: Work, sittings: Collection[SittingId]) -> None:
    """Destroy those keys once *work* is committed, and not before: until then the box may still be needed."""
    paths = [_path(work, sitting) for sitting in sittings]

    def burn() -> None:
        for path in paths:
            path.unlink(missing_ok=True)

    work.afterwards.append(burn)


def _path(work: Work, sitting: str) -> Path:
    folder = work.installation.box_keys
    if folder is None or not sitting.isalnum():
        raise Refused("open_box", (Refusal("box_key_missing", {}, (WayOut.CALL_ANOTHER_SITTING,)),))
    return folder / sitting
