"""A move that leaves many states for one final state, on a strip of its own: from where, what, to which state."""

from __future__ import annotations

from definitions.diagram.layout import Box
from definitions.diagram.markup import CALM, GROUND, INK, Style, arrow_head, lines_of, tag, told
from definitions.diagram.pieces import MoveText, lettered, move_label, move_text, state_box, state_size
from definitions.diagram.showing import Everywhere, Shown
from definitions.diagram.spoken import named

RIGHT = (1.0, 0.0)
SOURCES_WIDTH, MOVE_WIDTH, TARGET_WIDTH, ARROW, EDGE = 330.0, 300.0, 300.0, 44.0, 18.0


def strip(group: Everywhere, one: Shown, place: tuple[float, float, float], language: str) -> tuple[str, float]:
    """The strip at that place (left, top, width), and how high it is."""
    x, y, width = place
    sources = lettered(group.sources, SOURCES_WIDTH, 13, most=4)
    text = move_text(group.label, "", group.who, MOVE_WIDTH)
    size = state_size(group.target, language)
    height = max(16 * len(sources.lines) + 8, text.size[1], size[1]) + 20
    middle = y + height / 2
    label = Box(x + EDGE + sources.width + 14 + ARROW, middle - text.size[1] / 2, *text.size)
    box = Box(label.right + ARROW, middle - size[1] / 2, *size)
    drawn = tag(
        "g",
        told("title", f"{group.sources}: {group.label}, {group.who}"),
        tag("rect", x=x, y=y, width=width, height=height, rx=9, fill=GROUND),
        lines_of(sources.lines, x + EDGE, middle - 8 * (len(sources.lines) - 1) + 4.5, 16, font_size=13, fill=INK),
        _arrow(label, box, middle, text),
        _target(group, one, box, language),
        data_everywhere=group.transitions[0].trigger,
        data_target=group.target.id,
    )
    return drawn, height


def _arrow(label: Box, box: Box, middle: float, text: MoveText) -> str:
    line: Style = {"stroke": CALM, "stroke_width": 1.5}
    return (
        tag("path", d=f"M{label.x - ARROW:.1f} {middle:.1f}H{label.x:.1f}", **line)
        + tag("path", d=f"M{label.right:.1f} {middle:.1f}H{box.x - 6:.1f}", **line)
        + arrow_head((box.x, middle), RIGHT, CALM)
        + move_label(text, label)
    )


def _target(group: Everywhere, one: Shown, box: Box, language: str) -> str:
    """The state's box, unless it stands in the picture already: then its name alone."""
    first = next(other for other in one.everywhere if other.target == group.target)
    if group.target.id in one.alone and first == group:
        return state_box(group.target, box, language, named(group.target, language))
    name = lettered(group.target.label.said(language), TARGET_WIDTH, 14, most=1, bold=True)
    return lines_of(name.lines, box.x + 8, box.y + box.height / 2 + 5, 0, font_size=14, font_weight=600, fill=INK)
