"""The result of a batch: one ZIP of its files, under names that every file system takes, the same bytes every time."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator

from services.batches.kinds import Made

ZIP = "application/zip"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can say, and what all of ours say."""
NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
LONGEST_STEM = 120


def packed(files: Iterable[Made]) -> bytes:
    """The archive of *files*, in their order."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as archive:
        for one in _apart(files):
            archive.writestr(zipfile.ZipInfo(one.filename, FIRST_DAY), one.data)
    return kept.getvalue()


def plain_name(name: str) -> str:
    """*name* as any file system takes it: no path, no control characters, not too long; never empty."""
    stem, dot, ending = unicodedata.normalize("NFC", name).rpartition(".")
    stem, ending = (stem, f"{dot}{ending}") if dot else (ending, "")
    bare = NOT_IN_NAMES.sub("-", stem)[:LONGEST_STEM].strip(" .") or "-"
    bare = f"_{bare}" if RESERVED.match(bare) else bare
    return bare + NOT_IN_NAMES.sub("-", ending)


def _apart(files: Iterable[Made]) -> Iterator[Made]:
    """*files* under names of which no two are alike, capital letters or not."""
    taken: set[str] = set()
    for one in files:
        plain = plain_name(one.filename)
        stem, dot, ending = plain.rpartition(".")
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem} ({number}){dot}{ending}" if dot else f"{plain} ({number})"
        taken.add(name.casefold())
        yield Made(filename=name, data=one.data)
