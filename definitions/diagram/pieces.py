"""The pieces of a drawing: the box of a state, the label of a move, the card of a deadline, each with its size."""

from __future__ import annotations

from dataclasses import dataclass

from definitions.diagram.duties import Duty
from definitions.diagram.layout import Box
from definitions.diagram.lettering import balanced, width_of
from definitions.diagram.markup import (
    AMBER,
    AMBER_PAPER,
    BLUE,
    CALM,
    CALM_PAPER,
    GROUND,
    INK,
    LINE,
    PAPER,
    SOFT,
    Style,
    lines_of,
    tag,
    told,
)
from workflow.definition import State

STATE_SIZE, STATE_STEP, STATE_WIDTH, STATE_LEAST = 14, 18, 190, 116
MOVE_SIZE, WHO_SIZE, MOVE_STEP, MOVE_WIDTH = 13, 12, 16, 232
LOCK = 18
DUTY_WIDTH, DUTY_STEP, DUTY_COLUMN = 380.0, 19, 112


@dataclass(frozen=True, slots=True)
class Lettered:
    """Text that was broken into lines, and how wide the widest is."""

    lines: tuple[str, ...]
    width: float


def lettered(text: str, width: float, size: float, *, most: int, bold: bool = False) -> Lettered:
    lines = balanced(text, width, size, most=most, bold=bold)
    return Lettered(lines, max((width_of(line, size, bold=bold) for line in lines), default=0))


def state_text(state: State, language: str) -> Lettered:
    return lettered(state.label.said(language), STATE_WIDTH, STATE_SIZE, most=3, bold=True)


def state_size(state: State, language: str) -> tuple[float, float]:
    """How wide and high the box of *state* is."""
    text = state_text(state, language)
    width = text.width + 32 + (LOCK if state.sealed else 0)
    return max(STATE_LEAST, width), STATE_STEP * max(1, len(text.lines)) + 22


def state_box(state: State, box: Box, language: str, about: str) -> str:
    """The box of *state*: double when final, dashed when of the skeleton, amber with a lock when sealed."""
    text = state_text(state, language)
    x = box.middle + (LOCK / 2 if state.sealed else 0)
    y = box.y + box.height / 2 - STATE_STEP * (len(text.lines) - 1) / 2 + 5
    bold: Style = {"font_size": STATE_SIZE, "font_weight": 600, "text_anchor": "middle", "fill": INK}
    return tag(
        "g",
        told("title", about),
        frame(box, final=state.final, sealed=state.sealed, skeleton=state.skeleton),
        padlock(x - text.width / 2 - LOCK, y - 11) if state.sealed else "",
        lines_of(text.lines, x, y, STATE_STEP, **bold),
        data_state=state.id,
    )


def frame(box: Box, *, final: bool = False, sealed: bool = False, skeleton: bool = False) -> str:
    """The outline by which kinds of states are told apart."""
    colour = AMBER if sealed else CALM if final else BLUE
    fill = AMBER_PAPER if sealed else CALM_PAPER if final else PAPER
    outline: Style = {"stroke": colour, "stroke_width": 1.6}
    if skeleton:
        outline["stroke_dasharray"] = "6 4"
    outer = tag("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=9, fill=fill, **outline)
    if not final:
        return outer
    place: Style = {"x": box.x + 3.5, "y": box.y + 3.5, "width": box.width - 7, "height": box.height - 7}
    return outer + tag("rect", rx=6, fill="none", stroke=colour, **place)


def padlock(x: float, y: float) -> str:
    """A small padlock, 10 wide and 12 high."""
    bow = f"M{x + 2:.1f} {y + 6:.1f}v-2.5a3 3 0 0 1 6 0v2.5"
    return tag("path", d=bow, fill="none", stroke=AMBER, stroke_width=1.5) + tag(
        "rect", x=x, y=y + 5.5, width=10, height=7, rx=1.5, fill=AMBER
    )


@dataclass(frozen=True, slots=True)
class MoveText:
    """What stands at an arrow: its name, when it is meant, who may."""

    name: Lettered
    when: Lettered
    who: Lettered

    @property
    def size(self) -> tuple[float, float]:
        count = len(self.name.lines) + len(self.when.lines) + len(self.who.lines)
        return max(self.name.width, self.when.width, self.who.width) + 12, MOVE_STEP * count + 6


def move_text(name: str, when: str, who: str, width: float = MOVE_WIDTH) -> MoveText:
    return MoveText(
        lettered(name, width, MOVE_SIZE, most=3, bold=True),
        lettered(when, width, WHO_SIZE, most=2),
        lettered(who, width, WHO_SIZE, most=3),
    )


def move_label(text: MoveText, box: Box) -> str:
    """The text of a move in the middle of *box*."""
    parts: tuple[tuple[Lettered, Style], ...] = (
        (text.name, {"font_size": MOVE_SIZE, "font_weight": 600, "fill": INK}),
        (text.when, {"font_size": WHO_SIZE, "font_style": "italic", "fill": BLUE}),
        (text.who, {"font_size": WHO_SIZE, "fill": SOFT}),
    )
    y, drawn = box.y + 15.5, ""
    for part, style in parts:
        drawn += lines_of(part.lines, box.middle, y, MOVE_STEP, text_anchor="middle", **style)
        y += MOVE_STEP * len(part.lines)
    return drawn


def duty_card(duty: Duty, x: float, y: float) -> tuple[str, float]:
    """The card of a deadline at that place, and how high it is: its last day, and its rungs along a line of days."""
    width, column = DUTY_WIDTH - 36, x + 18 + DUTY_COLUMN
    name = lettered(duty.label, width, STATE_SIZE, most=2, bold=True)
    day = lettered(duty.last_day, width, MOVE_SIZE, most=2)
    bold: Style = {"font_size": STATE_SIZE, "font_weight": 600, "fill": INK}
    down = y + 27 + DUTY_STEP * len(name.lines)
    drawn = lines_of(name.lines, x + 18, y + 27, DUTY_STEP, **bold)
    drawn += lines_of(day.lines, x + 18, down, DUTY_STEP, font_size=MOVE_SIZE, fill=INK)
    down += DUTY_STEP * len(day.lines) + 8
    marks = []
    for days, happens in duty.rungs:
        text = lettered(happens, width - DUTY_COLUMN - 18, WHO_SIZE, most=3)
        drawn += lines_of((days,), column - 12, down, 0, font_size=WHO_SIZE, fill=SOFT, text_anchor="end")
        drawn += lines_of(text.lines, column + 14, down, MOVE_STEP, font_size=WHO_SIZE, fill=INK)
        marks.append(down - 4)
        down += DUTY_STEP + MOVE_STEP * (len(text.lines) - 1)
    if marks:
        drawn += tag("path", d=f"M{column:.1f} {marks[0]:.1f}V{marks[-1]:.1f}", stroke=LINE, stroke_width=2)
    drawn += "".join(tag("circle", cx=column, cy=mark, r=3.5, fill=BLUE) for mark in marks)
    back = tag("rect", x=x, y=y, width=DUTY_WIDTH, height=down - y, rx=9, fill=GROUND, stroke=LINE)
    return back + drawn, down - y
