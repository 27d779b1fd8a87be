"""Where everything lies: the second half of a layered layout, from cells on layers to boxes and lines.

Layers run downwards. A line bends only between two layers and runs straight through its own place on each,
so no line can pass over a box or a label that is not its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from definitions.diagram.layering import Cell, Grid, Item, Link, layered

APART = 26.0
GAP = 20.0
GAP_FOR_BENDS = 0.05
MOST_GAP = 44.0
CORNER = 16.0
PORTS_APART = 18.0
ROUNDS, STILL = 300, 0.05
LANE_WEIGHTS = (1.0, 0.6, 40.0)
"""How much neighbours pull each other when none, one or both of them are places of a passing line."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its left upper corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    def moved(self, dx: float, dy: float) -> Box:
        """The same box elsewhere."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Route:
    """A line: from its source to its label, and from its label to its target. `backward` ones run upwards."""

    out: tuple[Point, ...]
    into: tuple[Point, ...]
    backward: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the boxes of items and the labels of links lie, by id, and how the lines run."""

    boxes: Mapping[str, Box]
    labels: Mapping[str, Box]
    routes: Mapping[str, Route]
    width: float
    height: float


def arranged(items: Sequence[Item], links: Sequence[Link], start: str) -> Layout:
    """*items* and *links* laid out from *start* downwards. The same input gives the same picture, always."""
    grid = layered(items, links, start)
    boxes = _boxes(grid, _middles(grid))
    ends, bands = _ends(grid, boxes), _bands(grid, boxes)
    return Layout(
        boxes={id_: boxes[cell] for id_, cell in grid.item_cell.items()},
        labels={id_: boxes[cell] for id_, cell in grid.label_cell.items()},
        routes={link.id: _route(grid, boxes, ends, bands, link.id) for link in links},
        width=max(box.right for box in boxes),
        height=max(box.bottom for box in boxes),
    )


def _middles(grid: Grid) -> list[float]:
    """The middle of each cell: as near to its neighbours above and below as those beside it allow."""
    middles = [0.0] * len(grid.cells)
    for layer in grid.layers:
        _settle(grid, layer, middles, [(0.0, 1.0)] * len(layer))
    for turn in range(ROUNDS):
        before = [*middles]
        for layer in grid.layers if turn % 2 == 0 else reversed(grid.layers):
            _settle(grid, layer, middles, [_wanted(grid, cell, middles) for cell in layer])
        if all(abs(was - now) < STILL for was, now in zip(before, middles, strict=True)):
            break
    left = min(middle - cell.width / 2 for middle, cell in zip(middles, grid.cells, strict=True))
    return [middle - left for middle in middles]


def _wanted(grid: Grid, cell: int, middles: Sequence[float]) -> tuple[float, float]:
    """Where a cell would stand for the sake of its neighbours, and how much they weigh."""
    neighbours = [*grid.cells[cell].above, *grid.cells[cell].below]
    if not neighbours:
        return middles[cell], 1.0
    weights = [_weight(grid.cells[cell], grid.cells[other]) for other in neighbours]
    pull = sum(weight * middles[other] for weight, other in zip(weights, neighbours, strict=True))
    return pull / sum(weights), sum(weights)


def _weight(one: Cell, other: Cell) -> float:
    """How much two neighbours want to stand above each other; passing lines most, so that they run straight."""
    return LANE_WEIGHTS[(one.height == 0) + (other.height == 0)]


def _settle(grid: Grid, layer: Sequence[int], middles: list[float], wanted: Sequence[tuple[float, float]]) -> None:
    """Give the cells of a layer the places nearest to those wanted that keep them apart (pooled neighbours)."""
    offset = 0.0
    offsets: list[float] = []
    pools: list[tuple[float, float, int]] = []
    for place, cell in enumerate(layer):
        if place:
            offset += (grid.cells[layer[place - 1]].width + grid.cells[cell].width) / 2 + APART
        offsets.append(offset)
        mean, weight, count = wanted[place][0] - offset, wanted[place][1], 1
        while pools and pools[-1][0] > mean:
            earlier, heavy, many = pools.pop()
            mean = (earlier * heavy + mean * weight) / (heavy + weight)
            weight, count = heavy + weight, many + count
        pools.append((mean, weight, count))
    shifts = [mean for mean, _, count in pools for _ in range(count)]
    for cell, shift, far in zip(layer, shifts, offsets, strict=True):
        middles[cell] = shift + far


def _boxes(grid: Grid, middles: Sequence[float]) -> list[Box]:
    boxes = [Box(0, 0, 0, 0)] * len(grid.cells)
    top = 0.0
    for layer in grid.layers:
        tallest = max((grid.cells[cell].height for cell in layer), default=0)
        for cell in layer:
            width, height = grid.cells[cell].width, grid.cells[cell].height or tallest
            boxes[cell] = Box(middles[cell] - width / 2, top + (tallest - height) / 2, width, height)
        bends = [abs(middles[cell] - middles[other]) for cell in layer for other in grid.cells[cell].below]
        top += tallest + min(GAP + GAP_FOR_BENDS * max(bends, default=0), MOST_GAP)
    return boxes


Ends = Mapping[tuple[str, bool], float]
"""Where a link's line meets an item: by link, and whether it is the line's upper end."""


def _ends(grid: Grid, boxes: Sequence[Box]) -> Ends:
    """Lines spread along the edges of boxes, each as near as possible to where it comes from."""
    meeting: dict[tuple[int, bool], list[tuple[float, str, bool]]] = {}
    for link, thread in grid.threads.items():
        meeting.setdefault((thread[0], False), []).append((boxes[thread[1]].middle, link, True))
        if thread[-1] == grid.label_cell[link]:  # it comes back to where it left
            meeting[thread[0], False].append((boxes[thread[1]].middle, link, False))
        else:
            meeting.setdefault((thread[-1], True), []).append((boxes[thread[-2]].middle, link, False))
    ends: dict[tuple[str, bool], float] = {}
    for (cell, _), lines in meeting.items():
        lines.sort()
        for place, (_, link, upper) in zip(_ports(boxes[cell], [x for x, _, _ in lines]), lines, strict=True):
            ends[link, upper] = place
    return ends


def _ports(box: Box, wanted: Sequence[float]) -> list[float]:
    """A place along *box* for each line, in their order and apart from one another."""
    low, high = box.x + CORNER, box.right - CORNER
    apart = min(PORTS_APART, (high - low) / max(1, len(wanted) - 1))
    places: list[float] = []
    for number, x in enumerate(wanted):
        latest = high - apart * (len(wanted) - 1 - number)
        earliest = places[-1] + apart if places else low
        places.append(max(earliest, min(x, latest)))
    return places


Bands = Sequence[tuple[float, float]]
"""The top and the bottom of every layer."""


def _bands(grid: Grid, boxes: Sequence[Box]) -> Bands:
    return [
        (min((boxes[cell].y for cell in layer), default=0), max((boxes[cell].bottom for cell in layer), default=0))
        for layer in grid.layers
    ]


def _route(grid: Grid, boxes: Sequence[Box], ends: Ends, bands: Bands, link: str) -> Route:
    """The line of *link*, straight through the layers it passes and bending between them."""
    thread, label = grid.threads[link], grid.label_cell[link]
    if thread[-1] == label:
        bottom, top = bands[_layer(grid, thread[0])][1], bands[_layer(grid, label)][0]
        return _loop(boxes[thread[0]], boxes[label], (ends[link, False], ends[link, True]), (bottom, top))
    above: list[Point] = [
        (ends[link, True], boxes[thread[0]].bottom),
        (ends[link, True], bands[_layer(grid, thread[0])][1]),
    ]
    below: list[Point] = []
    half = above
    for cell in thread[1:-1]:
        box, (top, bottom) = boxes[cell], bands[_layer(grid, cell)]
        half.append((box.middle, top))
        if cell == label:
            half.append((box.middle, box.y))
            half = below
            half.append((box.middle, box.bottom))
        half.append((box.middle, bottom))
    x, last = ends[link, False], thread[-1]
    half += [(x, bands[_layer(grid, last)][0]), (x, boxes[last].y)]
    first, second = tuple(dict.fromkeys(above)), tuple(dict.fromkeys(below))
    if link in grid.backward:
        return Route(second[::-1], first[::-1], backward=True)
    return Route(first, second, backward=False)


def _layer(grid: Grid, cell: int) -> int:
    return grid.cells[cell].layer


def _loop(item: Box, label: Box, ends: tuple[float, float], gap: tuple[float, float]) -> Route:
    """From an item down to the label below it and back up again, bending only in the gap between their layers."""

    def half(x: float, at_label: float) -> tuple[Point, ...]:
        return tuple(dict.fromkeys(((x, item.bottom), (x, gap[0]), (at_label, gap[1]), (at_label, label.y))))

    quarter = label.width / 4
    out, into = half(min(ends), label.middle - quarter), half(max(ends), label.middle + quarter)
    return Route(out, into[::-1], backward=True)
