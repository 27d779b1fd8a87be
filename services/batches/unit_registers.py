"""The registers of every unit, each in a workbook of its own, to be handed to the units."""

from __future__ import annotations

from collections.abc import Sequence

from services import registers
from services.access import Actor
from services.batches.kinds import About, Kind, Made, Order, Piece
from services.store.work import Work
from workflow.definition import Label

CAMPAIGN = "campaign"


def _about(work: Work, who: Actor, order: Order) -> About:
    of = registers.asked(work, who, order.argument(CAMPAIGN), order.language)
    return About(said=registers.called(of), filename=f"so-tung-don-vi-{of.definition.id}-{of.campaign.year}.zip")


def _pieces(work: Work, who: Actor, order: Order) -> Sequence[Piece]:
    units = registers.units_of(work, who, order.argument(CAMPAIGN))
    return [Piece(name=one.id, label=one.name) for one in units]


def _make(work: Work, who: Actor, order: Order, unit: str) -> Made:
    book = registers.of_unit(work, who, order.argument(CAMPAIGN), unit, order.language)
    return Made(filename=book.filename, data=registers.written(book))


UNIT_REGISTERS = Kind(
    name="unit_registers",
    label=Label("Sổ của từng đơn vị", "Registers of each unit"),
    about=_about,
    pieces=_pieces,
    make=_make,
)
