"""Five hundred certificates written from the shipped template, as a ratio to docxtpl filling in a template of one field."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import count
from time import perf_counter

from docxtpl import DocxTemplate

from bench.timing import Ratio, compare
from services.papers import PaperKind, render
from services.papers.layout.page import new_paper
from services.papers.sheets import one_after_another
from tests.services.papers.samples import certificate

ROUND, ROUNDS = 100, 5
"""Five rounds of a hundred are the five hundred."""
SHEETS = 50


def measure() -> list[Ratio]:
    """How many are written a second, by us (fields checked, same bytes each time) and by docxtpl alone."""
    numbers = count(1)
    made = compare(
        f"certificate, one of {ROUND * ROUNDS} / docxtpl, one field",
        lambda: _certificate(next(numbers)),
        _bare(),
        ROUND,
        rounds=ROUNDS,
    )
    print(f"per certificate: {1000 / made.ours:.1f} ms, docxtpl with one field {1000 / made.floor:.1f} ms")
    papers = [_certificate(number) for number in range(SHEETS)]
    began = perf_counter()
    one_after_another(papers)
    print(f"{SHEETS} of them put together for the printer: {1000 * (perf_counter() - began) / SHEETS:.1f} ms each")
    return [made]


def _certificate(number: int) -> bytes:
    return render(PaperKind.CERTIFICATE, certificate(recipient=f"Nguyễn Văn Mẫu {number}"))


def _bare() -> Callable[[], bytes]:
    """Fills in a template of one paragraph with one field, as lean as ours."""
    template, kept = new_paper("Một trường", mark=""), io.BytesIO()
    template.add_paragraph("{{ name }}")
    template.save(kept)

    def fill() -> bytes:
        document, written = DocxTemplate(io.BytesIO(kept.getvalue())), io.BytesIO()
        document.render({"name": "Nguyễn Văn Mẫu"})
        document.save(written)
        return written.getvalue()

    return fill
