"""Archives hold what any file system takes: plain names, no two alike, the same bytes for the same files."""

from __future__ import annotations

import io
import zipfile

import pytest

from services.batches import Made
from services.batches.packing import packed, plain_name


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("Xã Đông Thái.xlsx", "Xã Đông Thái.xlsx"),
        ("../../etc/passwd.xlsx", "-..-etc-passwd.xlsx"),
        ("con.xlsx", "_con.xlsx"),
        ('Xã "A"/B: <1>?.xlsx', "Xã -A--B- -1--.xlsx"),
        ("  . .xlsx", "-.xlsx"),
        ("x" * 300 + ".xlsx", "x" * 120 + ".xlsx"),
    ],
)
def test_names_are_plain(given: str, plain: str) -> None:
    assert plain_name(given) == plain


def test_names_alike_but_for_capitals_are_told_apart() -> None:
    files = [Made(filename=name, data=b"1") for name in ("Xã A.txt", "xã a.txt", "XÃ A.txt")]

    with zipfile.ZipFile(io.BytesIO(packed(files))) as archive:
        assert archive.namelist() == ["Xã A.txt", "xã a (2).txt", "XÃ A (3).txt"]
    assert packed(files) == packed(files)
