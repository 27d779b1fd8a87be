"""A plan as one SVG picture: self-contained, without script or style sheet, readable at 1280 pixels."""

from __future__ import annotations

from definitions.diagram import words
from definitions.diagram.layout import Box
from definitions.diagram.lettering import width_of
from definitions.diagram.markup import INK, PAPER, RED, SOFT, Style, arrow_head, lines_of, tag, told
from definitions.diagram.panel import arrangement, panel, room
from definitions.diagram.pieces import frame, lettered
from definitions.diagram.showing import shown
from definitions.diagram.spoken import described
from definitions.diagram.strip import RIGHT
from workflow.definition import Definition, Label
from workflow.ids import TrackId

WIDTH, MARGIN = 1280.0, 32.0
FONTS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"
SAMPLE = (34.0, 20.0)
SAMPLES: tuple[tuple[Label, dict[str, bool]], ...] = (
    (words.ORDINARY, {}),
    (words.FINAL, {"final": True}),
    (words.SKELETON, {"skeleton": True}),
    (words.SEALED, {"sealed": True}),
)


def svg(definition: Definition, track: TrackId | None = None, language: str = "vi") -> str:
    """The picture of *definition*, or of one track of it; `KeyError` if there is no such track."""
    tracks = shown(definition, track, language)
    layouts = [arrangement(one, language) for one in tracks]
    inner = max([WIDTH - 2 * MARGIN, *(room(one, layout) for one, layout in zip(tracks, layouts, strict=True))])
    head, y = _head(definition, inner, language)
    parts = [head]
    for one, layout in zip(tracks, layouts, strict=True):
        drawn, height = panel(one, layout, MARGIN, inner, language)
        parts.append(tag("g", drawn, transform=f"translate(0 {y:.1f})"))
        y += height
    return _page(definition, described(tracks, language), parts, (round(inner + 2 * MARGIN), round(y)), language)


def _page(definition: Definition, spoken: str, parts: list[str], size: tuple[int, int], language: str) -> str:
    width, height = size
    page = tag(
        "svg",
        told("title", definition.label.said(language)),
        told("desc", spoken),
        tag("rect", width=width, height=height, fill=PAPER),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="img",
        lang=language,
        font_family=FONTS,
    )
    return f"{page}\n"


def _head(definition: Definition, width: float, language: str) -> tuple[str, float]:
    """The name of the plan, where it comes from, and the legend; and how high they are."""
    name = lettered(definition.label.said(language), width, 22, most=2, bold=True)
    named = words.SOURCE if definition.source.number else words.UNNUMBERED
    source = named.said(language).format(number=definition.source.number, issuer=definition.source.issuer)
    under = lettered(source, width, 14, most=1)
    y = 46 + 28 * (len(name.lines) - 1)
    drawn = lines_of(name.lines, MARGIN, 46, 28, font_size=22, font_weight=700, fill=INK)
    drawn += lines_of(under.lines, MARGIN, y + 25, 0, font_size=14, fill=SOFT)
    return drawn + _legend(y + 48, language), y + 92


def _legend(y: float, language: str) -> str:
    x, drawn = MARGIN, ""
    for label, kind in SAMPLES:
        text, further = _explained(x, y, label.said(language))
        drawn += frame(Box(x, y, *SAMPLE), **kind) + text
        x = further
    middle = y + SAMPLE[1] / 2
    line: Style = {"stroke": RED, "stroke_width": 1.5, "stroke_dasharray": "5 4"}
    drawn += tag("path", d=f"M{x:.1f} {middle:.1f}h{SAMPLE[0] - 6:.1f}", **line)
    drawn += arrow_head((x + SAMPLE[0], middle), RIGHT, RED)
    return drawn + _explained(x, y, words.BACK.said(language))[0]


def _explained(x: float, y: float, text: str) -> tuple[str, float]:
    """The words beside a sample, and where the next sample begins."""
    place = x + SAMPLE[0] + 9
    return lines_of((text,), place, y + 14.5, 0, font_size=13, fill=SOFT), place + width_of(text, 13) + 26
