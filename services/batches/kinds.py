"""What can be done in the background: a kind says what there is to make, and makes one piece of it.

The result may be downloaded by whoever asked for it and by everybody who sees the whole organisation: a kind makes what
all of them may see.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from services.access import Actor
from services.store.work import Work
from workflow.definition import Label
from workflow.errors import Refused
from workflow.refusals import Refusal, WayOut


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for: a kind by its name, with that kind's own arguments, said in a language."""

    kind: str
    arguments: Mapping[str, str]
    language: str = "vi"

    def argument(self, name: str) -> str:
        """The argument of that name; raises `Refused` with its place where it was not given."""
        given = self.arguments.get(name, "").strip()
        if not given:
            raise Refused("batch", (Refusal("batch_argument_missing", {"name": name}, (WayOut.FILL_IN,), name),))
        return given


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a batch is about, in words, and the name that its result is saved by."""

    said: str
    filename: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One file that is to be made, by the name its kind knows it by; people read the `label`."""

    name: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file that was made, under the name it has in the result."""

    filename: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of batch.

    `about` and `pieces` are asked when it is ordered, in one short transaction, and raise `Refused` or `NotFound`.
    `make` is asked for one piece at a time, perhaps days later and by another node, for whoever ordered it as they act
    then; it only reads. What it raises is kept as the reason why that piece is missing, and stops no other.
    """

    name: str
    label: Label
    about: Callable[[Work, Actor, Order], About]
    pieces: Callable[[Work, Actor, Order], Sequence[Piece]]
    make: Callable[[Work, Actor, Order, str], Made]


Kinds = Mapping[str, Kind]
