"""The zip archive a DOCX is: written alike each time, and read with care."""

from __future__ import annotations

import io
import re
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first instant a zip archive can say; every part carries it, so that one paper is always the same bytes."""
LARGEST = 64 * 1024 * 1024
OUTSIDE = re.compile(r'<Relationship\b[^>]*TargetMode="External"[^>]*>')
HYPERLINK = "/hyperlink"
TARGET = re.compile(r'\bTarget="([^"]*)"')
PROGRAMS = ("vbaProject", "/embeddings/", "/activeX/")


def settled(document: bytes) -> bytes:
    """*document* with the parts in a fixed order and without the time it was written."""
    written = io.BytesIO()
    with ZipFile(io.BytesIO(document)) as source, ZipFile(written, "w") as target:
        for name in sorted(source.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            info = ZipInfo(name, EARLIEST)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 3  # the same on every system that writes it
            target.writestr(info, source.read(name))
    return written.getvalue()


def parts(document: bytes) -> dict[str, bytes]:
    """What *document* is made of, by name; nothing when it is no zip archive, or grows beyond all measure."""
    try:
        with ZipFile(io.BytesIO(document)) as archive:
            if sum(info.file_size for info in archive.infolist()) > LARGEST:
                return {}
            return {name: archive.read(name) for name in archive.namelist()}
    except (BadZipFile, OSError, RuntimeError):
        return {}


def reaching_out(found: dict[str, bytes]) -> list[str]:
    """What those parts would fetch from elsewhere or run when opened: programs, linked pictures, attached templates."""
    programs = [name for name in found if any(mark in f"/{name}" for mark in PROGRAMS)]
    links = [
        target
        for name, content in sorted(found.items())
        if name.endswith(".rels")
        for link in OUTSIDE.findall(content.decode("utf-8", "replace"))
        if HYPERLINK not in link
        for target in TARGET.findall(link)
    ]
    return programs + links
