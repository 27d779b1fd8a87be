"""Which mail addresses the post accepts.

Stricter than RFC 5321: no quoted local parts, no comments, ASCII only. Relays agree on nothing more.
"""

from __future__ import annotations

import re

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_ATOM}(\.{_ATOM})*@{_LABEL}(\.{_LABEL})*")
_LONGEST = 254  # RFC 5321, 4.5.3.1, as corrected by erratum 1690


def is_address(text: str) -> bool:
    """Whether *text* is an address that can stand in a header and in an envelope."""
    return len(text) <= _LONGEST and _ADDRESS.fullmatch(text) is not None
