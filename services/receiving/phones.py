"""Vietnamese mobile numbers, in the one way they are kept: +84 and nine digits."""

from __future__ import annotations

import re

# Mobile numbers since 2018 begin with 3, 5, 7, 8 or 9 after the country's code (Circular 22/2014/TT-BTTTT, as changed).
_MOBILE = re.compile(r"(?:\+84|0084|84|0)([35789]\d{8})", re.ASCII)
_BETWEEN = re.compile(r"[\s.\-()]")


def normalised(text: str) -> str | None:
    """*text* as +84…; None unless it is a Vietnamese mobile number, however it is grouped."""
    found = _MOBILE.fullmatch(_BETWEEN.sub("", text))
    return f"+84{found[1]}" if found else None
