"""The law an installation goes by: the shipped files, those of them replaced that its own folder holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from definitions.law import money, texts, votes
from definitions.law.located import LawUnreadable, error, refuse, unknown_names
from definitions.law.texts import LegalTexts
from definitions.law.votes import LawOfVotes
from definitions.parsing import LARGEST, too_large
from definitions.problem import Place, Problem, choice_hint, collected, quoted
from workflow.money import LawOfMoney

Law = TypeVar("Law")
Files = Mapping[str, tuple[str, bytes]]
"""Each file of the law by its name: what problems call it, and its text."""

SHIPPED = {"votes.yaml": votes.FILE, money.MONEY_FILE: money.FILE, texts.TEXTS_FILE: texts.FILE}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LawBooks:
    """The law of votes (with its text, which plans keep) and of money, the registry of texts; `own` files are an office's."""

    votes: LawOfVotes
    votes_text: bytes = field(repr=False)
    money: LawOfMoney
    texts: LegalTexts
    own: tuple[str, ...] = ()


@cache
def shipped_books() -> LawBooks:
    """The law that comes with the program."""
    return _books({name: (f"law/{name}", path.read_bytes()) for name, path in SHIPPED.items()}, ())


def books_of(folder: Path | None) -> LawBooks:
    """The shipped law, each file of it replaced that *folder* holds under the same name; None: as shipped.

    Raises `LawUnreadable` with every problem: a folder that is none, a file that replaces nothing, what is wrong in one.
    """
    if folder is None:
        return shipped_books()
    if not folder.is_dir():
        message, hint = f"{folder} is no folder", "name the folder that holds your files of the law"
        raise LawUnreadable((error(Place(str(folder)), "law-folder", message, hint),))
    own = tuple(sorted(path.name for path in folder.iterdir() if path.suffix in {".yaml", ".yml"}))
    refuse(_replacing_nothing(folder, own))
    shipped = {name: (f"law/{name}", path.read_bytes()) for name, path in SHIPPED.items()}
    return _books({**shipped, **{name: (str(folder / name), _bytes(folder / name)) for name in own}}, own)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise LawUnreadable((too_large(str(path)),))
        return path.read_bytes()
    except OSError as reason:
        message = f"the file can't be read: {reason.strerror}"
        hint = "check your permission to read it"
        raise LawUnreadable((error(Place(str(path)), "unreadable-file", message, hint),)) from reason


def _replacing_nothing(folder: Path, own: tuple[str, ...]) -> Iterator[Problem]:
    for name in own:
        if name not in SHIPPED:
            message = f"{quoted(name)} replaces no file of the law"
            yield error(Place(str(folder / name)), "law-file", message, choice_hint(name, SHIPPED))


def _books(files: Files, own: tuple[str, ...]) -> LawBooks:
    """The law in *files*, each under what problems call it; every problem of all of them at once."""
    found: list[Problem] = []

    def read(name: str, reader: Callable[[bytes, str], Law]) -> Law | None:
        called, data = files[name]
        try:
            return reader(data, called)
        except LawUnreadable as unreadable:
            found.extend(unreadable.problems)
            return None

    by_votes = read("votes.yaml", votes.law_from)
    by_money = read(money.MONEY_FILE, money.money_from)
    registry = read(texts.TEXTS_FILE, texts.texts_from)
    if by_votes is None or by_money is None or registry is None:
        raise LawUnreadable(collected(found))
    called, data = files[money.MONEY_FILE]
    refuse(unknown_names(money.texts_named(data, called), registry.texts, "texts"))
    return LawBooks(votes=by_votes, votes_text=files["votes.yaml"][1], money=by_money, texts=registry, own=own)
