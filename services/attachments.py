"""Attached papers: kept by the hash of their bytes, outside every web root, under no name a person gave.

What a file is is read from its first bytes, never from its name.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

from workflow.errors import NotFound, Refused
from workflow.refusals import Refusal

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
UNKNOWN = "application/octet-stream"
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What a file is, by its bytes."""

    sha256: str
    size: int
    media_type: str
    filename: str


@dataclass(frozen=True, slots=True)
class FileStore:
    """A folder of files named by their SHA-256."""

    root: Path
    limit: int

    def examine(self, data: bytes, filename: str) -> Examined:
        """What *data* is, not yet kept. Raises `Refused` for an empty or too large file or a bad name."""
        _check(data, filename, self.limit)
        sha256 = hashlib.sha256(data).hexdigest()
        return Examined(sha256=sha256, size=len(data), media_type=media_type_of(data), filename=filename)

    def keep(self, examined: Examined, data: bytes) -> None:
        """Write *data* unless it is there already: after the case has taken it, before that is committed."""
        target = self._path(examined.sha256)
        if not target.exists():
            _write_whole(target, data)

    def read(self, sha256: str) -> bytes:
        """The bytes with that hash; raises `NotFound` when they are gone or no longer have it."""
        path = self._path(sha256)
        data = path.read_bytes() if path.is_file() else b""
        if hashlib.sha256(data).hexdigest() != sha256:
            raise NotFound("file", sha256)
        return data

    def _path(self, sha256: str) -> Path:
        return self.root / sha256[:2] / sha256


def media_type_of(data: bytes) -> str:
    """What *data* is, by its first bytes; a word-processor document by what its archive holds."""
    for signature, media_type in SIGNATURES:
        if data.startswith(signature):
            return media_type
    return DOCX if _is_docx(data) else UNKNOWN


def _is_docx(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def _check(data: bytes, filename: str, limit: int) -> None:
    unmet = []
    if not data:
        unmet.append(Refusal("file_empty", {}, (), "file"))
    if len(data) > limit:
        unmet.append(Refusal("file_too_large", {"size": len(data), "limit": limit}, (), "file"))
    if not filename or len(filename) > LONGEST_NAME or not _is_plain(filename):
        unmet.append(Refusal("file_name_not_plain", {"most": LONGEST_NAME}, (), "file"))
    if unmet:
        raise Refused("file_document", tuple(unmet))


def _is_plain(filename: str) -> bool:
    return filename.isprintable() and not set(filename) & {"/", "\\", ":"} and filename not in {".", ".."}


def _write_whole(target: Path, data: bytes) -> None:
    """Write beside, flush to disk, then rename: a file under its hash is always whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, delete=False) as part:
        part.write(data)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(target)
