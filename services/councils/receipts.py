"""Receipts of secret papers: with one, a member finds their papers in the published list, and nobody else can.

A receipt is 60 random bits and 40 that only the box's key could have made for that member: once the key is gone,
a receipt can't be guessed, not even from the published codes.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from services.councils.sealed import derived

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letter that is read as another."""
LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
RANDOM_LETTERS, PROOF_LETTERS, CODE_LETTERS = 12, 8, 12
BITS = 5
GROUP = 4


def issue(key: bytes, member: str) -> str:
    """A new receipt for *member*; it is kept nowhere."""
    chance = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_LETTERS))
    return grouped(chance + _proof(key, member, chance))


def is_issued(key: bytes, member: str, receipt: str) -> bool:
    """Whether *receipt* was made with *key* for *member*."""
    letters = plain(receipt)
    chance, proof = letters[:RANDOM_LETTERS], letters[RANDOM_LETTERS:]
    return hmac.compare_digest(proof.encode(), _proof(key, member, chance).encode())


def code_of(receipt: str, motion: str) -> str:
    """The tracking code of the paper on *motion*: anybody who has the receipt can work it out."""
    return _letters(hashlib.sha256(f"{motion}:{plain(receipt)}".encode()).digest(), CODE_LETTERS)


def plain(receipt: str) -> str:
    """*receipt* as its letters alone, however it was typed."""
    return receipt.upper().translate(LOOKALIKES)


def grouped(letters: str) -> str:
    """*letters* by fours, for people to read."""
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def _proof(key: bytes, member: str, chance: str) -> str:
    return _letters(hmac.digest(derived(key, "receipt"), f"{member}:{chance}".encode(), "sha256"), PROOF_LETTERS)


def _letters(digest: bytes, number: int) -> str:
    bits = int.from_bytes(digest)
    return "".join(ALPHABET[(bits >> (BITS * at)) % len(ALPHABET)] for at in range(number))
