"""Sealing: what is readable and changeable only with a key. Encrypt, then authenticate, with the standard library alone.

SHAKE-256 over a key and a fresh nonce is the keystream; HMAC-SHA-256 over what it is about, nonce and text the seal.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

NONCE, SEAL = 32, 32


class SealBroken(ValueError):
    """It was sealed with another key, about something else, or altered since."""


def seal(key: bytes, about: str, plain: bytes) -> bytes:
    """*plain* as nobody without *key* can read it; every call gives something else, of the same length."""
    nonce = secrets.token_bytes(NONCE)
    hidden = _mixed(key, nonce, plain)
    return nonce + hidden + _seal(key, about, nonce + hidden)


def unseal(key: bytes, about: str, sealed: bytes) -> bytes:
    """What was sealed; raises `SealBroken`."""
    body, found = sealed[:-SEAL], sealed[-SEAL:]
    if len(sealed) < NONCE + SEAL or not hmac.compare_digest(found, _seal(key, about, body)):
        raise SealBroken
    return _mixed(key, body[:NONCE], body[NONCE:])


def derived(key: bytes, purpose: str) -> bytes:
    """A key for one purpose alone."""
    return hmac.digest(key, purpose.encode(), "sha256")


def _mixed(key: bytes, nonce: bytes, text: bytes) -> bytes:
    stream = hashlib.shake_256(derived(key, "hide") + nonce).digest(len(text))
    return bytes(one ^ other for one, other in zip(text, stream, strict=True))


def _seal(key: bytes, about: str, body: bytes) -> bytes:
    return hmac.digest(derived(key, "seal"), about.encode() + b"\0" + body, "sha256")
