"""Registers and periodic reports of a campaign, as workbooks: what may be seen by whoever asks, and nothing sealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from services.access import Actor
from services.registers.asked import Asked, asked, called, heading
from services.registers.awards import NAME as AWARDS
from services.registers.awards import awards
from services.registers.nominations import NAME as NOMINATIONS
from services.registers.nominations import nominations
from services.registers.of_unit import of_unit, units_of
from services.registers.periodic import report
from services.registers.registrations import NAME as REGISTRATIONS
from services.registers.registrations import registrations
from services.registers.results import NAME as RESULTS
from services.registers.results import results
from services.registers.sheets import Book, Sheet
from services.registers.terms import FIRST_YEAR, LAST_YEAR, Term
from services.registers.written import XLSX, written
from services.store.work import Work
from workflow.definition import Label
from workflow.errors import NotFound

REGISTERS: Mapping[str, tuple[Label, Callable[[Asked], Sheet]]] = {
    "registrations": (REGISTRATIONS, registrations),
    "nominations": (NOMINATIONS, nominations),
    "results": (RESULTS, results),
    "awards": (AWARDS, awards),
}
"""Each register by the name in its address: what it is called, and how it is put together."""
FILES: Mapping[str, str] = {
    "registrations": "so-dang-ky",
    "nominations": "so-de-nghi",
    "results": "ket-qua-hop-xet",
    "awards": "so-khen-thuong",
}
REPORTS: Mapping[Term, str] = {Term.SIX_MONTHS: "6-thang", Term.QUARTER_3: "quy-3", Term.YEAR: "nam"}


def register(work: Work, who: Actor, campaign: str, name: str, language: str) -> Book:
    """The register of that name, whose rows are read while it is written. Raises `NotFound`."""
    if name not in REGISTERS:
        raise NotFound("register", name)
    of = asked(work, who, campaign, language)
    _, made = REGISTERS[name]
    filename = f"{FILES[name]}-{of.definition.id}-{of.campaign.year}.xlsx"
    return Book(filename=filename, heading=heading(of), sheets=(made(of),))


def periodic_report(work: Work, who: Actor, campaign: str, term: Term, year: int | None, language: str) -> Book:
    """The report for *term* of that year, or of the campaign's own. Raises `NotFound`."""
    of = asked(work, who, campaign, language)
    wanted = of.campaign.year if year is None else year
    filename = f"bao-cao-{REPORTS[term]}-{wanted}-{of.definition.id}.xlsx"
    return Book(filename=filename, heading=heading(of), sheets=report(of, term, wanted))


__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "REGISTERS",
    "XLSX",
    "Book",
    "Term",
    "asked",
    "called",
    "of_unit",
    "periodic_report",
    "register",
    "units_of",
    "written",
]
