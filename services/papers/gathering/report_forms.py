"""Which form of a decree an achievement report follows: by what the plan rests on, else by the day it was issued.

Dated data, each with how sure we are: forms by number are facts of law, and one that was inferred says so on the paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workflow.campaign import Campaign
from workflow.dates import ISSUED, LAUNCHED
from workflow.definition import Definition


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportForm:
    """The form of a report for an emulation movement or theme, by the decree in force between those days."""

    decree: str
    first_day: date
    last_day: date | None
    number: str
    note: str = ""

    @property
    def written(self) -> str:
        """`Mẫu số 07, Nghị định 91/2017/NĐ-CP`; without a number where none is known."""
        form = f"Mẫu số {self.number}" if self.number else "Mẫu báo cáo thành tích thi đua theo chuyên đề"
        return f"{form}, Nghị định {self.decree}"


FORMS = (
    ReportForm(decree="91/2017/NĐ-CP", first_day=date(2017, 10, 1), last_day=date(2023, 12, 31), number="07"),
    ReportForm(
        decree="98/2023/NĐ-CP",
        first_day=date(2024, 1, 1),
        last_day=date(2025, 6, 30),
        number="",
        note="Số của mẫu trong Phụ lục Nghị định 98/2023/NĐ-CP chưa được kiểm chứng.",
    ),
    ReportForm(
        decree="152/2025/NĐ-CP",
        first_day=date(2025, 7, 1),
        last_day=None,
        number="08",
        note="Số mẫu 08 được suy ra từ thứ tự trong Phụ lục Nghị định 152/2025/NĐ-CP, chưa được kiểm chứng.",
    ),
)


def form_of(definition: Definition, campaign: Campaign, today: date) -> ReportForm:
    """The form that reports of that campaign follow: of the decree its plan names, else of the one in force then."""
    named = " ".join(_texts(definition))
    found = [form for form in FORMS if form.decree.removesuffix("/NĐ-CP") in named]
    if found:
        return found[-1]
    issued = campaign.milestones.get(ISSUED) or campaign.milestones.get(LAUNCHED) or today
    in_force = (form for form in FORMS if form.first_day <= issued <= (form.last_day or issued))
    return next(in_force, FORMS[0])


def _texts(definition: Definition) -> Iterator[str]:
    yield from definition.source.basis
    yield from (award.by_law for award in definition.awards.values())
    yield from (kind.label.vi for kind in definition.documents.values())
