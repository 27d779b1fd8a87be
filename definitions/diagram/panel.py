"""One track of a picture: its heading, its states and moves, its deadline beside them, moves from everywhere below."""

from __future__ import annotations

from definitions.diagram.layering import Item, Link
from definitions.diagram.layout import Box, Layout, arranged
from definitions.diagram.markup import (
    CALM,
    INK,
    LINE,
    RED,
    SOFT,
    Style,
    arrow_head,
    line_through,
    lines_of,
    tag,
    told,
)
from definitions.diagram.pieces import (
    DUTY_WIDTH,
    MOVE_WIDTH,
    MoveText,
    duty_card,
    lettered,
    move_label,
    move_text,
    state_box,
    state_size,
)
from definitions.diagram.showing import Move, Shown
from definitions.diagram.spoken import about, named
from definitions.diagram.strip import strip

HEAD, ENTRY, APART, BETWEEN, FOOT = 48.0, 50.0, 36.0, 22.0, 34.0
KIND_WIDTH, NARROW = 260.0, 200.0
DOWN, UP = (0.0, 1.0), (0.0, -1.0)
NECK = 6.0
"""How far before its tip the line of an arrow ends."""


def arrangement(one: Shown, language: str) -> Layout:
    """Where the states and moves of a track lie, before it is given a place in the picture."""
    items = [Item(state.id, *state_size(state, language)) for state in one.states]
    links = [
        Link(move.id, move.transition.source, move.transition.target, *_text(one, move).size) for move in one.moves
    ]
    return arranged(items, links, one.track.initial)


def room(one: Shown, layout: Layout) -> float:
    """How wide a track is, its deadline beside it."""
    return layout.width + (DUTY_WIDTH + APART if one.duty else 0)


def panel(one: Shown, layout: Layout, x: float, width: float, language: str) -> tuple[str, float]:
    """The track, drawn from the top into that width, and how high it is."""
    free = width - (DUTY_WIDTH + APART if one.duty else 0)
    corner = (x + (free - layout.width) / 2, HEAD + ENTRY)
    parts = [_head(one, x, width), _graph(one, layout, corner, (x, x + free), language)]
    y = corner[1] + layout.height
    if one.duty:
        card, height = duty_card(one.duty, x + width - DUTY_WIDTH, HEAD + 14)
        parts.append(card)
        y = max(y, HEAD + 14 + height)
    for group in one.everywhere:
        drawn, height = strip(group, one, (x, y + BETWEEN, width), language)
        parts.append(drawn)
        y += BETWEEN + height
    return tag("g", *parts, data_track=one.track.id), y + FOOT


def _head(one: Shown, x: float, width: float) -> str:
    name = lettered(one.label, width - KIND_WIDTH, 18, most=1, bold=True)
    rule = tag("path", d=f"M{x:.1f} 0H{x + width:.1f}", stroke=LINE)
    title = lines_of(name.lines, x, 33, 0, font_size=18, font_weight=700, fill=RED)
    return rule + title + lines_of((one.kind,), x + name.width + 14, 33, 0, font_size=13, fill=SOFT)


def _graph(one: Shown, layout: Layout, corner: tuple[float, float], edges: tuple[float, float], language: str) -> str:
    """Lines first, so that boxes lie on them."""
    boxes = {state: box.moved(*corner) for state, box in layout.boxes.items()}
    entry = _entry(one, boxes[one.track.initial], edges)
    moves = (_move(one, move, layout, corner) for move in one.moves)
    states = (state_box(state, boxes[state.id], language, named(state, language)) for state in one.states)
    return "".join((entry, *moves, *states))


def _entry(one: Shown, box: Box, edges: tuple[float, float]) -> str:
    """The dot where every case of the track begins, and how it comes to be."""
    x, y = box.middle, box.y - 34
    to_the_right = edges[1] - x >= x - edges[0]
    text = lettered(one.opening, max(edges[1] - x, x - edges[0]) - 20, 12, most=1)
    beside: Style = {} if to_the_right else {"text_anchor": "end"}
    return "".join(
        (
            tag("circle", cx=x, cy=y, r=6, fill=INK),
            tag("path", d=f"M{x:.1f} {y:.1f}V{box.y - NECK:.1f}", stroke=CALM, stroke_width=1.5),
            arrow_head((x, box.y), DOWN, CALM),
            lines_of(text.lines, x + (14 if to_the_right else -14), y + 4, 0, font_size=12, fill=SOFT, **beside),
        )
    )


def _text(one: Shown, move: Move) -> MoveText:
    """The text of a move, narrower where a deadline stands beside it."""
    return move_text(move.label, move.when, move.who, NARROW if one.duty else MOVE_WIDTH)


def _move(one: Shown, move: Move, layout: Layout, corner: tuple[float, float]) -> str:
    """The line, its arrow head and its text; dashed and red where it leads back."""
    route, label = layout.routes[move.id], layout.labels[move.id]
    out, into = ([(x + corner[0], y + corner[1]) for x, y in points] for points in (route.out, route.into))
    colour, way = (RED, UP) if route.backward else (CALM, DOWN)
    line: Style = {"stroke": colour, "stroke_width": 1.5}
    if route.backward:
        line["stroke_dasharray"] = "5 4"
    tip = into[-1]
    into[-1] = (tip[0], tip[1] - NECK * way[1])
    return tag(
        "g",
        told("title", about(move)),
        line_through(out, **line),
        line_through(into, **line),
        arrow_head(tip, way, colour),
        move_label(_text(one, move), label.moved(*corner)),
        data_trigger=move.transition.trigger,
        data_source=move.transition.source,
        data_target=move.transition.target,
    )
