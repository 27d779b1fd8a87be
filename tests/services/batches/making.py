"""A kind of batch for tests, whose pieces are slips of paper; and one node that makes them until it is killed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from services.access import Actor
from services.batches import About, Kind, Made, Order, Piece
from services.settings import from_environment
from services.store.database import DatabaseAway
from services.store.work import Work
from services.wiring import Office, office
from workflow.definition import Label
from workflow.errors import Refused
from workflow.refusals import Refusal

SLOWLY = 0.05


def _about(_work: Work, _who: Actor, _order: Order) -> About:
    return About(said="Phiếu", filename="phieu.zip")


def _pieces(_work: Work, _who: Actor, order: Order) -> Sequence[Piece]:
    return [Piece(name=str(one), label=f"Phiếu {one}") for one in range(1, int(order.argument("number")) + 1)]


def _make(_work: Work, who: Actor, order: Order, name: str) -> Made:
    if name == order.arguments.get("refused"):
        raise Refused("make", (Refusal("document_missing", {"document": "Bản chính"}),))
    if name == order.arguments.get("broken"):
        raise ZeroDivisionError("no such slip")
    if name == order.arguments.get("away"):
        raise DatabaseAway("gone for a moment")
    if "slowly" in order.arguments:
        time.sleep(SLOWLY)
    return Made(filename="phiếu.txt", data=f"{who.person.name}: {name}".encode())


SLIPS = Kind(name="slips", label=Label("Phiếu", "Slips"), about=_about, pieces=_pieces, make=_make)


def with_slips(made: Office) -> Office:
    """*made*, which makes slips too."""
    return replace(made, kinds={**made.kinds, SLIPS.name: SLIPS})


if __name__ == "__main__":
    with_slips(office(from_environment())).make_batches()
