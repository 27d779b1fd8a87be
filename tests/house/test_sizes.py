"""No file nobody split, no function nobody could read aloud."""

from __future__ import annotations

from statistics import median

from tests.house.tree import functions, modules, name_of

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
MEDIAN_MODULE = 120


def _lines(path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_module_is_longer_than_the_ceiling() -> None:
    assert {name_of(path): _lines(path) for path in modules() if _lines(path) > LONGEST_MODULE} == {}


def test_the_median_module_is_short() -> None:
    assert median(_lines(path) for path in modules()) <= MEDIAN_MODULE


def test_no_function_is_longer_than_the_ceiling() -> None:
    long = {
        f"{name_of(path)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in modules()
        for node in functions(path)
        if node.end_lineno is not None and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }

    assert long == {}
