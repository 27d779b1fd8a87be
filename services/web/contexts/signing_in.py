"""The sign-in page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Somebody of the scene whom a visitor may play."""

    login: str
    name: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A unit of the scene with its people; `habit` says how it behaves."""

    name: str
    habit: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPage:
    """`sign_in.html`."""

    next: str
    """Where to go once signed in."""
    login: str
    """The login as it was typed."""
    problem: str
    """Why signing in failed, in words; empty on the first look."""
    offices: tuple[Group, ...]
    """Demo only: the offices whose roles reach the whole organisation."""
    units: tuple[Group, ...]
    """Demo only: the units that take part."""
