"""Which layer each state lies on, and in which order from left to right: the first half of a layered layout.

States lie on even layers, the labels of the links between them on odd ones, so that a label is given room like
anything else. A link that passes a layer holds a place there, through which its line runs.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

SWEEPS = 12
LANE = 8.0
"""The width a passing line holds on a layer."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be placed in a box of that size."""

    id: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Link:
    """A line from one item to another, or to itself, with a label of that size."""

    id: str
    source: str
    target: str
    width: float
    height: float


@dataclass(slots=True)
class Cell:
    """A place on a layer: an item's, a label's, or that of a line which passes."""

    layer: int
    width: float
    height: float
    above: list[int] = field(default_factory=list)
    below: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """Cells on their layers in order. A thread is the cells of a link from its upper end to its lower one."""

    cells: list[Cell]
    layers: list[list[int]]
    item_cell: dict[str, int]
    label_cell: dict[str, int]
    threads: dict[str, list[int]]
    backward: frozenset[str]


def layered(items: Sequence[Item], links: Sequence[Link], start: str) -> Grid:
    """Every item and label on a layer, those on one layer ordered so that few lines cross."""
    backward = _backward(items, links, start)
    ranks = _ranks(items, links, backward)
    grid = Grid([], [], {}, {}, {}, backward)
    for item in items:
        grid.item_cell[item.id] = _placed(grid, 2 * ranks[item.id], item.width, item.height)
    for link in links:
        grid.threads[link.id] = _threaded(grid, link, ranks)
    _ordered(grid)
    return grid


def _backward(items: Sequence[Item], links: Sequence[Link], start: str) -> frozenset[str]:
    """The links that lead back to an item one came from, walking from *start*; those from an item to itself apart."""
    leaving: dict[str, list[Link]] = {item.id: [] for item in items}
    for link in links:
        leaving[link.source].append(link)
    found: set[str] = set()
    seen: set[str] = set()
    for first in (start, *leaving):
        if first in seen:
            continue
        seen.add(first)
        way: dict[str, Iterator[Link]] = {first: iter(leaving[first])}
        while way:
            here = next(reversed(way))
            onward = next(way[here], None)
            if onward is None:
                del way[here]
            elif onward.target in way:
                found |= {onward.id} if onward.target != here else set()
            elif onward.target not in seen:
                seen.add(onward.target)
                way[onward.target] = iter(leaving[onward.target])
    return frozenset(found)


def _ranks(items: Sequence[Item], links: Sequence[Link], backward: frozenset[str]) -> Mapping[str, int]:
    """How many links lie on the longest way to each item, those that lead back turned round."""
    below: dict[str, list[str]] = {item.id: [] for item in items}
    waits = dict.fromkeys(below, 0)
    for link in links:
        if link.source != link.target:
            upper, lower = (link.target, link.source) if link.id in backward else (link.source, link.target)
            below[upper].append(lower)
            waits[lower] += 1
    ranks = dict.fromkeys(below, 0)
    ready = [item for item, count in waits.items() if not count]
    for item in ready:
        for lower in below[item]:
            ranks[lower] = max(ranks[lower], ranks[item] + 1)
            waits[lower] -= 1
            if not waits[lower]:
                ready.append(lower)
    return ranks


def _placed(grid: Grid, layer: int, width: float, height: float) -> int:
    while len(grid.layers) <= layer:
        grid.layers.append([])
    grid.cells.append(Cell(layer, width, height))
    grid.layers[layer].append(len(grid.cells) - 1)
    return len(grid.cells) - 1


def _threaded(grid: Grid, link: Link, ranks: Mapping[str, int]) -> list[int]:
    """The cells of *link*, its label next to where it starts."""
    first, last = 2 * ranks[link.source], 2 * ranks[link.target]
    label_layer = first - 1 if last < first else first + 1
    upper, lower = (link.target, link.source) if last < first else (link.source, link.target)
    thread = [grid.item_cell[upper]]
    for layer in range(min(first, last) + 1, max(first, last, label_layer + (first == last))):
        if layer == label_layer:
            grid.label_cell[link.id] = _placed(grid, layer, link.width, link.height)
            thread.append(grid.label_cell[link.id])
        else:
            thread.append(_placed(grid, layer, LANE, 0))
    if first != last:
        thread.append(grid.item_cell[lower])
    for higher, next_lower in pairwise(thread):
        grid.cells[higher].below.append(next_lower)
        grid.cells[next_lower].above.append(higher)
    return thread


def _ordered(grid: Grid) -> None:
    """Sweep down and up by barycentre; the order with the fewest crossings is kept."""
    best, fewest = [[*layer] for layer in grid.layers], _crossings(grid)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        for layer in grid.layers if down else reversed(grid.layers):
            _sort_by_neighbours(grid, layer, down=down)
        crossings = _crossings(grid)
        if crossings < fewest:
            best, fewest = [[*layer] for layer in grid.layers], crossings
    grid.layers[:] = best


def _sort_by_neighbours(grid: Grid, layer: list[int], *, down: bool) -> None:
    beside = max(0, min(len(grid.layers) - 1, grid.cells[layer[0]].layer + (-1 if down else 1))) if layer else 0
    places = {cell: place for place, cell in enumerate(grid.layers[beside])}
    own = {cell: place for place, cell in enumerate(layer)}

    def middle(cell: int) -> float:
        neighbours = grid.cells[cell].above if down else grid.cells[cell].below
        return sum(places[other] for other in neighbours) / len(neighbours) if neighbours else own[cell]

    layer.sort(key=middle)


def _crossings(grid: Grid) -> int:
    """How often two lines cross between neighbouring layers."""
    count = 0
    for upper, lower in pairwise(grid.layers):
        places = {cell: place for place, cell in enumerate(lower)}
        passed: list[int] = []
        for cell in upper:
            ends = sorted(places[other] for other in grid.cells[cell].below)
            count += sum(len(passed) - bisect_right(passed, end) for end in ends)
            for end in ends:
                insort(passed, end)
    return count
