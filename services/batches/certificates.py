"""The certificates of a signed decision: a file for each, and the same sheets together for the printer, fifty at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from services.access import Actor
from services.batches.kinds import About, Kind, Made, Order, Piece
from services.decisions.looking import known_to
from services.papers import PaperKind, render
from services.papers.fields.certificate import CertificateFields
from services.papers.gathering.awarded import check_signed
from services.papers.gathering.certificates import certificates, certified
from services.papers.sheets import one_after_another
from services.store.work import Work
from workflow.decisions.decision import Decision
from workflow.definition import Label
from workflow.ids import LineId

DECISION = "decision"
SHEETS = 50
"""How many certificates are put into one file for the printer: after a jam so many are printed again at most."""
TOGETHER = "sheets:"


def certificates_by(templates: Path | None) -> Kind:
    """That kind of batch, written with the office's own templates where *templates* has any."""

    def make(work: Work, who: Actor, order: Order, name: str) -> Made:
        known = known_to(work, who, order.argument(DECISION))
        places = _places(known, who)
        if name.startswith(TOGETHER):
            return _together(work, who, known, places, int(name.removeprefix(TOGETHER)), templates)
        [paper] = certificates(work, who, known, [LineId(name)])
        filename = f"{places[LineId(name)]:03d} - {paper.recipient}.docx"
        return Made(filename=filename, data=_rendered(paper, templates))

    return Kind(name="certificates", label=Label("Giấy khen", "Certificates"), about=_about, pieces=_pieces, make=make)


def _about(work: Work, who: Actor, order: Order) -> About:
    known = known_to(work, who, order.argument(DECISION))
    check_signed(known, PaperKind.CERTIFICATE.label.vi)
    number = known.signed.number if known.signed else ""
    return About(said=f"{number}: {known.subject}"[:200], filename="giay-khen.zip")


def _pieces(work: Work, who: Actor, order: Order) -> Sequence[Piece]:
    known = known_to(work, who, order.argument(DECISION))
    places = _places(known, who)
    single = [Piece(name=line, label=known.given[line].recipient) for line in places]
    return [*single, *_sheets(len(places))]


def _sheets(number: int) -> Iterator[Piece]:
    """The files for the printer; none for a single certificate."""
    for first in range(1, number + 1, SHEETS) if number > 1 else ():
        yield Piece(name=f"{TOGETHER}{first}", label=f"{first}–{min(first + SHEETS - 1, number)}")


def _together(
    work: Work, who: Actor, known: Decision, places: dict[LineId, int], first: int, templates: Path | None
) -> Made:
    lines = [line for line, place in places.items() if first <= place < first + SHEETS]
    papers = [_rendered(one, templates) for one in certificates(work, who, known, lines)]
    return Made(filename=f"In {first:03d}-{first + len(lines) - 1:03d}.docx", data=one_after_another(papers))


def _places(decision: Decision, who: Actor) -> dict[LineId, int]:
    """The lines whose certificates *who* may print, each with its place among them from 1."""
    return {line: place for place, line in enumerate(certified(decision, who), start=1)}


def _rendered(paper: CertificateFields, templates: Path | None) -> bytes:
    return render(PaperKind.CERTIFICATE, paper, templates)
