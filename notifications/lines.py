"""Text that came from people, made safe to stand on one line. It knows no mail and no templates."""

from __future__ import annotations

import unicodedata

# Unicode categories that break a line or can't be encoded: controls, surrogates, line and paragraph separators.
_BREAKING = {"Cc", "Cs", "Zl", "Zp"}

# Marks that turn the reading direction, so that what is shown is not what is written (Unicode TR 36, 2.5).
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])


def one_line(text: str) -> str:
    """*text* on one line, in composed Unicode (NFC); runs of white space and controls become one space."""
    visible = unicodedata.normalize("NFC", text)
    if not visible.isprintable():
        kept = visible.translate(_TURNING)
        visible = "".join(" " if unicodedata.category(c) in _BREAKING else c for c in kept)
    return " ".join(visible.split())
