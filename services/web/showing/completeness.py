"""Dossiers as their board and the case page show them: which parts are there, which are missing for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from services.pages.reading import CaseRead
from services.readiness import Board, Row
from services.store.papers import KeptDocument
from services.web.contexts.campaigns import Tally
from services.web.contexts.completeness import Cell, CompletenessPage, DossierRow, DossierShown, Item, UnitRow
from services.web.contexts.frame import Badge
from services.web.contexts.obligations import RoundLink
from services.web.showing.parts import field_value, state_badge, track_named, with_round
from services.words import day, moment, translation
from workflow.completeness import Dossier, Mark, Standing
from workflow.completing import Part, PartKind
from workflow.definition import Definition
from workflow.ids import DocumentKindId, FieldId

A_PAGE = 100
MARKS: Mapping[Mark, tuple[str, str]] = {
    Mark.THERE: ("✓ Có", "good"),
    Mark.RETURNED: ("Trả lại bổ sung", "warn"),
    Mark.UNMET: ("Không đạt", "bad"),
    Mark.MISSING: ("Thiếu", "bad"),
    Mark.LATER: ("Bước sau", "calm"),
    Mark.NOT_NEEDED: ("Không cần", "quiet"),
}
FIRST = (Mark.RETURNED, Mark.UNMET, Mark.MISSING, Mark.THERE, Mark.LATER, Mark.NOT_NEEDED)
NUMBERED, DATED, FILED = "số {number}", "ngày {day}", "{name} đính kèm lúc {at}"
NEEDED_FOR = "Cần cho bước: {step}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What of the board is shown: a kind of case, perhaps in one state or of one unit, from that place on."""

    track: str
    state: str
    unit: str
    after: int


def chosen_track(found: Board, track: str) -> str:
    """*track*, or the first kind of case there is any of."""
    there = {row.listed.track for row in found.rows}
    known = [str(name) for name in found.definition.tracks if name in there]
    return track or next(iter(known), "")


def completeness_page(found: Board, asked: Asked, language: str) -> CompletenessPage:
    """The context of `completeness.html`; *found* holds every case that may be seen."""
    definition, here = found.definition, f"/campaigns/{found.campaign.id}"
    of_track = [row for row in found.rows if row.listed.track == asked.track]
    of_unit = [row for row in of_track if asked.unit in ("", row.listed.unit)]
    shown = [row for row in of_unit if asked.state in ("", row.listed.state)]
    page = shown[asked.after : asked.after + A_PAGE]
    columns = tuple(dict.fromkeys(one.part for row in shown for one in row.dossier.parts))
    at = f"{here}/completeness?track={quote(asked.track)}"
    at_unit = f"{at}&unit={quote(asked.unit)}" if asked.unit else at
    filters = _filters(definition, asked.track, of_unit, at_unit, language)
    through = asked.after + A_PAGE
    onward = f"{at_unit}{f'&state={quote(asked.state)}' if asked.state else ''}&after={through}"
    return CompletenessPage(
        campaign=definition.label.said(language),
        href=here,
        tracks=_tracks(found, asked, language),
        track=track_named(definition, asked.track).label.said(language) if of_track else "",
        filters=filters,
        all_href=at_unit,
        state=state_badge(definition, asked.track, asked.state, language).label if asked.state and of_track else "",
        total=len(of_unit),
        unit=next((one.name for one in found.units if one.unit == asked.unit), ""),
        every_unit_href=at,
        columns=tuple(part_said(definition, part, language) for part in columns),
        rows=tuple(_row(definition, row, columns, language) for row in page),
        units=_units(found, asked, at) if len(found.units) > 1 else (),
        next=onward if through < len(shown) else "",
    )


def part_said(definition: Definition, part: Part, language: str) -> str:
    """What a part of a dossier is called."""
    if part.kind is PartKind.DOCUMENT:
        return definition.documents[DocumentKindId(part.name)].label.said(language)
    return definition.fields[FieldId(part.name)].label.said(language)


def dossier_shown(read: CaseRead, stands: Dossier, language: str) -> DossierShown:
    """What the dossier of a case consists of: what is there, with number, date and who filed it; what is missing."""
    papers = {one.kind: one for one in read.documents}
    return DossierShown(
        step=stands.next_step.label.said(language) if stands.next_step else "",
        in_the_way=stands.in_the_way,
        items=tuple(
            Item(
                label=part_said(read.looked.definition, one.part, language),
                badge=_badge(one.mark, language),
                detail=_detail(read, one, papers, language),
            )
            for one in sorted(stands.parts, key=lambda one: FIRST.index(one.mark))
            if one.mark is not Mark.NOT_NEEDED
        ),
    )


def _detail(read: CaseRead, one: Standing, papers: Mapping[str, KeptDocument], language: str) -> str:
    said = translation(language).gettext
    if one.mark is not Mark.THERE:
        return said(NEEDED_FOR).format(step=one.step.label.said(language)) if one.step else ""
    if one.part.kind is PartKind.FIELD:
        name = FieldId(one.part.name)
        return field_value(read.looked.definition.fields[name], read.looked.case.fields[name], language)
    paper = papers.get(one.part.name)
    if paper is None:
        return ""
    number = said(NUMBERED).format(number=paper.number) if paper.number else ""
    dated = said(DATED).format(day=day(paper.dated)) if paper.dated else ""
    filed = said(FILED).format(name=read.names.get(paper.filed_by, ""), at=moment(paper.filed_at))
    return ", ".join(part for part in (number, dated, filed) if part)


def _badge(mark: Mark, language: str) -> Badge:
    label, tone = MARKS[mark]
    return Badge(label=translation(language).gettext(label), tone=tone)


def _tracks(found: Board, asked: Asked, language: str) -> tuple[RoundLink, ...]:
    there = {row.listed.track for row in found.rows}
    unit = f"&unit={quote(asked.unit)}" if asked.unit else ""
    return tuple(
        RoundLink(
            href=f"/campaigns/{found.campaign.id}/completeness?track={quote(name)}{unit}",
            label=track.label.said(language),
            chosen=name == asked.track,
        )
        for name, track in found.definition.tracks.items()
        if name in there
    )


def _filters(definition: Definition, track: str, rows: list[Row], at: str, language: str) -> tuple[Tally, ...]:
    counted = Counter(row.listed.state for row in rows)
    known = track_named(definition, track).states if counted else {}
    order = [*(str(name) for name in known), *(name for name in counted if name not in known)]
    return tuple(
        Tally(
            href=f"{at}&state={quote(name)}",
            badge=state_badge(definition, track, name, language),
            number=counted[name],
        )
        for name in order
        if counted[name]
    )


def _row(definition: Definition, row: Row, columns: tuple[Part, ...], language: str) -> DossierRow:
    listed, stands = row.listed, row.dossier
    parts = {one.part: one for one in stands.parts}
    return DossierRow(
        href=f"/cases/{listed.id}#dossier",
        subject=with_round(listed.subject, listed.occurrence, language),
        unit=listed.unit_name if listed.unit_name != listed.subject else "",
        badge=state_badge(definition, listed.track, listed.state, language),
        step=stands.next_step.label.said(language) if stands.next_step else "",
        in_the_way=stands.in_the_way,
        cells=tuple(_cell(definition, parts.get(part, _unneeded(part)), language) for part in columns),
    )


def _unneeded(part: Part) -> Standing:
    return Standing(part=part, mark=Mark.NOT_NEEDED)


def _cell(definition: Definition, one: Standing, language: str) -> Cell:
    return Cell(
        column=part_said(definition, one.part, language),
        badge=_badge(one.mark, language),
        step=one.step.label.said(language) if one.step else "",
        idle=one.mark in (Mark.LATER, Mark.NOT_NEEDED),
    )


def _units(found: Board, asked: Asked, at: str) -> tuple[UnitRow, ...]:
    return tuple(
        UnitRow(
            href=f"{at}&unit={quote(one.unit)}",
            name=one.name,
            cases=one.cases,
            complete=one.complete,
            in_the_way=one.in_the_way,
            chosen=one.unit == asked.unit,
        )
        for one in found.units
    )
