"""Sealing: what is readable and changeable only with a key. AES-256 in Galois/Counter Mode (NIST SP 800-38D)."""

from __future__ import annotations

import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12


class SealBroken(ValueError):
    """It was sealed with another key, about something else, or altered since."""


def seal(key: bytes, about: str, plain: bytes) -> bytes:
    """*plain* as nobody without *key* can read it; every call gives something else, of the same length."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + _cipher(key).encrypt(nonce, plain, about.encode())


def unseal(key: bytes, about: str, sealed: bytes) -> bytes:
    """What was sealed; raises `SealBroken`."""
    try:
        return _cipher(key).decrypt(sealed[:NONCE], sealed[NONCE:], about.encode())
    except (InvalidTag, ValueError):
        raise SealBroken from None


def derived(key: bytes, purpose: str) -> bytes:
    """A key for one purpose alone."""
    return hmac.digest(key, purpose.encode(), "sha256")


def _cipher(key: bytes) -> AESGCM:
    return AESGCM(derived(key, "seal"))
