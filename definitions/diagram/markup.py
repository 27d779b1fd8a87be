"""SVG as text: elements whose every attribute and every letter is escaped, styled by presentation attributes alone."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from definitions.diagram.layout import Point
from definitions.diagram.lettering import clean

INK, SOFT, LINE, PAPER, GROUND = "#1d232b", "#525c69", "#c3c9d1", "#ffffff", "#f5f6f8"
BLUE, RED, AMBER, AMBER_PAPER, CALM, CALM_PAPER = "#1b4f8a", "#a3161f", "#8a5a00", "#fdf3dc", "#48525e", "#e6e9ed"

Style = dict[str, str | float]


def tag(name: str, *inside: str, **attributes: str | float) -> str:
    """An element; `_` in the name of an attribute stands for `-`, and *inside* is markup already."""
    written = "".join(f' {key.replace("_", "-")}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def _value(value: str | float) -> str:
    return escape(clean(value)) if isinstance(value, str) else f"{round(value, 1)}"


def told(name: str, text: str) -> str:
    """An element that holds *text*: a title, a description."""
    return tag(name, escape(clean(text), quote=False))


def lines_of(lines: Iterable[str], x: float, y: float, step: float, **attributes: str | float) -> str:
    """Lines of text under one another, the baseline of the first at *y*."""
    return "".join(
        tag("text", escape(line, quote=False), x=x, y=y + step * number, **attributes)
        for number, line in enumerate(lines)
    )


def line_through(points: Iterable[Point], **attributes: str | float) -> str:
    """A line that runs straight down, and in an even curve from one column to another."""
    (x, y), *rest = points
    path = [f"M{x:.1f} {y:.1f}"]
    for right, down in rest:
        half = (y + down) / 2
        straight = f"{right:.1f}" == f"{x:.1f}"
        curve = f"C{x:.1f} {half:.1f} {right:.1f} {half:.1f} {right:.1f} {down:.1f}"
        path.append(f"V{down:.1f}" if straight else curve)
        x, y = right, down
    return tag("path", d="".join(path), fill="none", **attributes)


def arrow_head(tip: Point, towards: Point, colour: str) -> str:
    """A small triangle at *tip*, pointing (*towards* is a unit step: down, up or right)."""
    (x, y), (dx, dy) = tip, towards
    back, side = 8.0, 4.2
    corners = (
        (x, y),
        (x - back * dx - side * dy, y - back * dy - side * dx),
        (x - back * dx + side * dy, y - back * dy + side * dx),
    )
    return tag("path", d="M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in corners) + "Z", fill=colour)
