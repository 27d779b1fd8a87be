"""The head of papers that are signed by hand: place and day are written when they are, and mostly the number too."""

from __future__ import annotations

from services.papers.fields.parts import Head
from services.papers.wording import BLANK, day_in_words, mark, number_line

PLACE = "…………"


def headed(
    *, superior: str, issuer: str, symbol: str, year: int, demo: bool, draft: bool = False, number: str = "",
    place: str = PLACE,
) -> Head:  # fmt: skip
    """The head of such a paper: *number* as it was filed, else room for one before *symbol* (`BB-HĐ`, `BC`), if any.

    *place* is where the body has its seat, room to write it where that is not known.
    """
    return Head(
        superior=superior,
        issuer=issuer,
        number_line=number_line(number, symbol) if symbol else f"Số:{BLANK}{BLANK}",
        place_and_date=f"{place}, {day_in_words(None, year)}",
        mark=mark(draft=draft, demo=demo),
    )
