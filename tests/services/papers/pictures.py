"""Pages of a PDF as pictures, PNG written by hand: no picture library is installed for this alone."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import BinaryIO

from pypdfium2 import PdfDocument

DARK = 128
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def picture(pdf: Path, page: int, *, scale: float = 1.2) -> bytes:
    """That page (from 0) as a PNG."""
    with PdfDocument(pdf) as document:
        bitmap = document[page].render(scale=scale, grayscale=False)
        wide, high, stride, pixels = bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
    rows = b"".join(b"\x00" + _rgb(pixels[row * stride : row * stride + wide * 3]) for row in range(high))
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def inked(pdf: BinaryIO, page: int, *, scale: float = 2.0) -> tuple[float, float, float]:
    """Millimetres without ink at the left, the right and the bottom of that page; its head apart, where numbers stand."""
    pdf.seek(0)
    with PdfDocument(pdf.read()) as document:
        bitmap = document[page].render(scale=scale, grayscale=True)
        wide, high, stride, pixels = bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
    per_mm = scale * 72 / 25.4
    rows = [pixels[row * stride : row * stride + wide] for row in range(round(20 * per_mm), high)]
    dark = [[place for place, shade in enumerate(row) if shade < DARK] for row in rows]
    inky = [row for row in dark if row]
    last = max(number for number, row in enumerate(dark) if row)
    left, right = min(row[0] for row in inky), max(row[-1] for row in inky)
    return left / per_mm, (wide - right) / per_mm, (len(rows) - last) / per_mm


def _rgb(row: bytes) -> bytes:
    """From the blue, green, red of pdfium."""
    turned = bytearray(row)
    turned[0::3], turned[2::3] = row[2::3], row[0::3]
    return bytes(turned)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
