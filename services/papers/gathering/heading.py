"""The head of papers that are signed by hand: their number and day are not known yet, unless they were filed."""

from __future__ import annotations

from services.papers.fields.parts import Head

DRAFT, DEMO = "DỰ THẢO", "BẢN MINH HỌA"
UNKNOWN_PLACE_AND_DAY = "…………, ngày …… tháng …… năm {year}"


def headed(
    *, superior: str, issuer: str, symbol: str, year: int, demo: bool, draft: bool = False, number: str = ""
) -> Head:
    """The head of such a paper: *number* as it was filed, else room for one before *symbol* (`BB-HĐ`, `BC`)."""
    return Head(
        superior=superior,
        issuer=issuer,
        number_line=f"Số: {number or f'        {f'/{symbol}' if symbol else ''}'}",
        place_and_date=UNKNOWN_PLACE_AND_DAY.format(year=year),
        mark=marked(draft=draft, demo=demo),
    )


def marked(*, draft: bool, demo: bool) -> str:
    """What is stamped on every page; nothing on a paper that is neither a draft nor of a demo."""
    return " - ".join(mark for mark, so in ((DRAFT, draft), (DEMO, demo)) if so)
