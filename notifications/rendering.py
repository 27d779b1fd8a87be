"""Puts a letter into words: subject, plain text, HTML and a short message, from the templates of a kind and language.

Values are data: each is made one line, escaped in HTML and never evaluated. It knows no recipients and no mail.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from jinja2 import PackageLoader, StrictUndefined, select_autoescape
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from notifications.kinds import ensure_complete
from notifications.lines import one_line
from notifications.message import Kind, Language, Letter, Value
from notifications.moulds import Mould, Shape
from notifications.own_words import OwnWords, filled
from notifications.texting import PLAIN_MARKS

ENVIRONMENT = ImmutableSandboxedEnvironment(
    loader=PackageLoader("notifications"),
    autoescape=select_autoescape(disabled_extensions=("txt.j2", "sms.j2"), default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
DEMO_PREFIX = "[BẢN MINH HỌA] "
SHAPES_KEPT = 512


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter in words. `subject` is one line; `text` and `html` say the same; `short` is all that an SMS says."""

    subject: str
    text: str
    html: str
    short: str


def render(letter: Letter, *, demo: bool, own: OwnWords | None = None) -> Rendered:
    """*letter* in its own language, in the plan's *own* words where it has some; a demo's letter is marked everywhere.

    Raises `LetterInvalid` when the context is not what the kind needs.
    """
    ensure_complete(letter)
    notes: dict[str, Value] = {
        "instead_of": letter.instead_of,
        "vacancies": letter.vacancies,
        "acknowledge": letter.acknowledge,
    }
    parts = {"values": letter.context, "notes": notes}
    said = OwnWords()
    if own:
        clean = {name: {key: _clean(value) for key, value in part.items()} for name, part in parts.items()}
        said = filled(own, clean["values"])
        title, text, html = _worded(letter.kind, letter.language, clean, said, demo=demo)
    else:
        shape = Shape.of(parts)
        form = _form(letter.kind, letter.language, json.dumps(shape.marked), demo=demo)
        title, text = form.title.poured(shape.texts), form.text.poured(shape.texts)
        html = form.html.poured([escape(said) for said in shape.texts])
    mark = DEMO_PREFIX if demo else ""
    return Rendered(f"{mark}{title}", text, html, mark + (said.sms or _short(letter, title)))


@dataclass(frozen=True, slots=True)
class _Form:
    """The usual words of all letters of one shape."""

    title: Mould
    text: Mould
    html: Mould


@lru_cache(maxsize=SHAPES_KEPT)
def _form(kind: Kind, language: Language, shape: str, *, demo: bool) -> _Form:
    return _Form(*map(Mould.of, _worded(kind, language, json.loads(shape), OwnWords(), demo=demo)))


def _worded(
    kind: Kind, language: Language, parts: Mapping[str, Mapping[str, Value]], own: OwnWords, *, demo: bool
) -> tuple[str, str, str]:
    """Title, text and HTML of a letter with the values and notes that are its *parts*."""
    name = f"{language}/{kind}"
    frame = {"language": language, "demo": demo, "name": name, "own": own, "notes": parts["notes"]}
    form = "_own" if own.subject or own.text else name
    title, _, text = ENVIRONMENT.get_template(f"{form}.txt.j2").render(parts["values"], **frame).partition("\n")
    html = ENVIRONMENT.get_template(f"{form}.html.j2").render(parts["values"], **frame, title=title)
    return title, text.strip() + "\n", html.strip() + "\n"


def _short(letter: Letter, title: str) -> str:
    """The letter in a line: what its subject says, and the office's address; where to go, people find after signing in."""
    if letter.kind is Kind.TEST:
        person = one_line(str(letter.context["person"]))
        return ENVIRONMENT.get_template(f"{letter.language}/test.sms.j2").render(person=person).strip()
    link, said = urlsplit(one_line(str(letter.context.get("link", "")))), title.translate(PLAIN_MARKS)
    return f"{said} {link.scheme}://{link.netloc}" if link.netloc else said


def _clean(value: Value) -> Value:
    """*value* with every text in it on one line."""
    match value:
        case str():
            return one_line(value)
        case int():
            return value
        case Mapping():
            return {key: _clean(part) for key, part in value.items()}
        case _:
            return [_clean(part) for part in value]
