"""`thidua law`: the law an installation goes by, read and counted, or everything that is wrong with its own files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from definitions.law import LawBooks, LawUnreadable, books_of
from services.settings import from_environment


def law(
    folder: Annotated[
        Path | None, typer.Argument(help="A folder of files of the law; that of THIDUA_LAW unless given.")
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Read the law of votes, of money and the registry of texts; print every problem. Exit 1 if there is one."""
    asked = folder or (Path(said) if (said := from_environment().law) else None)
    try:
        books = books_of(asked)
    except LawUnreadable as unreadable:
        for problem in unreadable.problems:
            typer.echo(str(problem))
        raise typer.Exit(1) from None
    if as_json:
        typer.echo(json.dumps(_counted(books), ensure_ascii=False))
    else:
        for line in _told(books):
            typer.echo(line)


def _counted(books: LawBooks) -> dict[str, Any]:
    money = books.money
    numbers = [one for rules in money.rule_sets for one in rules.coefficients.values()]
    marks = Counter(one.verified.value for one in money.salaries)
    marks += Counter(one.verified.value for one in numbers) + Counter(one.verified.value for one in books.votes.rules)
    return {
        "own": list(books.own),
        "sha256": money.sha256,
        "rule_sets": [rules.id for rules in money.rule_sets],
        "salaries": len(money.salaries),
        "coefficients": len(numbers),
        "votes": len(books.votes.rules),
        "texts": len(books.texts.texts),
        "verified": dict(sorted(marks.items())),
    }


def _told(books: LawBooks) -> Iterator[str]:
    counted = _counted(books)
    yield f"own files: {', '.join(books.own) or 'none, the law is as shipped'}"
    yield f"money: {', '.join(counted['rule_sets'])}; {counted['salaries']} base salaries, {counted['coefficients']} coefficients"
    yield f"votes: {counted['votes']} rules; texts: {counted['texts']}"
    yield "verified: " + ", ".join(f"{number} {mark}" for mark, number in counted["verified"].items())
    yield f"sha256 of the law of money: {books.money.sha256}"
