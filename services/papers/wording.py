"""Lines of papers as NĐ 30/2020 wants them written: number, place and date, basis, powers, recipients."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from services.papers.fields.parts import Head, Signature
from workflow.decisions.decision import Power
from workflow.decisions.decision import Signature as Signing

DRAFT = "DỰ THẢO"
DEMO = "BẢN MINH HỌA"
POWERS = {Power.TM: "TM.", Power.Q: "Q.", Power.KT: "KT.", Power.TL: "TL.", Power.TUQ: "TUQ."}
"""How a power is written before the office it stands for (NĐ 30/2020, Appendix I, II.7)."""
BLANK = "\N{NO-BREAK SPACE}" * 6
"""Room for a number or a day that are written by hand."""
LAST_PADDED_MONTH = 2
TEN = 10


def head(
    *, issuer: str, symbol: str, place: str, superior: str = "", number: str = "", dated: date | None = None, year: int = 0,
    demo: bool = False,
) -> Head:  # fmt: skip
    """The head of a paper; of a draft as long as it has no *number* or no day (*dated*), *year* is the draft's."""
    return Head(
        superior=superior,
        issuer=issuer,
        number_line=number_line(number if dated else "", symbol),
        place_and_date=f"{place}, {day_in_words(dated if number else None, year)}",
        mark=mark(draft=not (number and dated), demo=demo),
    )


def mark(*, draft: bool, demo: bool) -> str:
    """What a draft or a demo's paper carries on every page; nothing on any other."""
    return " – ".join(said for said, carried in ((DRAFT, draft), (DEMO, demo)) if carried)


def number_line(number: str, symbol: str) -> str:
    """`Số: 05/QĐ-UBND`: two figures at least, no spaces; room to write where there is no number yet."""
    return f"Số: {numbered(number, symbol)}" if number else f"Số:{BLANK}/{symbol}"


def numbered(number: str, symbol: str) -> str:
    """`05/QĐ-UBND`; a number that brings its symbol along keeps it."""
    if "/" in number:
        return number
    return f"{int(number):02d}/{symbol}" if number.isascii() and number.isdigit() else f"{number}/{symbol}"


def day_in_words(day: date | None, year: int = 0) -> str:
    """`ngày 05 tháng 3 năm 2020`: a zero before days under ten and the first two months; without a day, room for it."""
    if day is None:
        return f"ngày{BLANK}tháng{BLANK}năm {year or BLANK}"
    month = f"{day.month:02d}" if day.month <= LAST_PADDED_MONTH else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def list_reference(
    *, number: str, symbol: str, dated: date | None, year: int, by: str, document: str = "Quyết định"
) -> str:
    """The line under an appended list's title, such as `(Kèm theo Quyết định số 05/QĐ-UBND ngày … của …)`."""
    said = numbered(number, symbol) if number and dated else f"{BLANK}/{symbol}"
    return f"(Kèm theo {document} số {said} {day_in_words(dated if number else None, year)} của {by})"


def basis(cited: Sequence[str], proposal: str = "") -> tuple[str, ...]:
    """The lines of legal basis and the proposal: a semicolon after each, a full stop after the last."""
    lines = [line.rstrip(" .;") for line in (*cited, *([proposal] if proposal else []))]
    return (*(f"{line};" for line in lines[:-1]), *(f"{line}." for line in lines[-1:]))


def recipients(named: Sequence[str], kept: str = "VT") -> tuple[str, ...]:
    """Nơi nhận: a semicolon after each, at last who keeps the paper: `Lưu: VT, NV.`"""
    return (*(f"{one.rstrip(' .;')};" for one in named), f"Lưu: {kept.rstrip(' .')}.")


def signed_as(signing: Signing) -> Signature:
    """The lines of a decision's signature as it was drafted or recorded; `Q. Chủ tịch` where it is for nobody else."""
    if signing.power is Power.OWN:
        return signed_by(signing.signer, signing.post)
    power = POWERS[signing.power]
    if not signing.for_whom:
        return signed_by(signing.signer, f"{power} {signing.post}")
    return signed_by(signing.signer, signing.post, (power, signing.for_whom))


def signed_by(name: str, office: str, *powers: tuple[str, str]) -> Signature:
    """Who signs: *office* is his own; each power is how and for whom, `("TM.", "Ủy ban nhân dân")`, the highest first.

    Powers are TM., Q., KT., TL., TUQ.; none when the head of a body signs in his own right.
    """
    return Signature(lines=(*(f"{power} {principal}" for power, principal in powers), office), name=name)
