"""Text that can be stored on every database: no NUL (PostgreSQL has none), no half of a surrogate pair (UTF-8)."""

from __future__ import annotations


def is_plain(value: object) -> bool:
    """Whether every text in *value* can be stored: no NUL (PostgreSQL), no lone surrogate (UTF-8)."""
    if isinstance(value, str):
        return "\0" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)
    if isinstance(value, dict):
        return all(is_plain(part) for pair in value.items() for part in pair)
    return all(map(is_plain, value)) if isinstance(value, (list, tuple)) else True
