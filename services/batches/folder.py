"""The files of batches: a folder for each, apart from attachments, so that all of it can be thrown away together."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from services.attachments import UNKNOWN, Examined, FileStore

NO_LIMIT = 0
"""What is made here is not uploaded: its size was nobody's to choose."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Where one batch keeps its pieces while it is made, and its result."""

    root: Path

    def keep_piece(self, data: bytes) -> str:
        """Keep the bytes of a piece; the hash to find them by."""
        return _keep(self._pieces, data)

    def piece(self, sha256: str) -> bytes:
        """Raises `NotFound` when it is gone."""
        return self._pieces.read(sha256)

    def keep_result(self, data: bytes) -> str:
        return _keep(self._whole, data)

    def result(self, sha256: str) -> bytes:
        """Raises `NotFound` when it is gone."""
        return self._whole.read(sha256)

    def clear_pieces(self) -> None:
        """Throw the pieces away; the result stays."""
        shutil.rmtree(self._pieces.root, ignore_errors=True)

    def clear(self) -> None:
        """Throw everything away."""
        shutil.rmtree(self.root, ignore_errors=True)

    @property
    def _pieces(self) -> FileStore:
        return FileStore(self.root / "pieces", NO_LIMIT)

    @property
    def _whole(self) -> FileStore:
        return FileStore(self.root / "result", NO_LIMIT)


def _keep(store: FileStore, data: bytes) -> str:
    sha256 = hashlib.sha256(data).hexdigest()
    store.keep(Examined(sha256=sha256, size=len(data), media_type=UNKNOWN, filename=""), data)
    return sha256
