"""Puts a letter into words: subject, plain text and HTML, from one pair of templates a kind and language.

Values are data: each is made one line, escaped in HTML and never evaluated. It knows no recipients and no mail.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import PackageLoader, StrictUndefined, select_autoescape
from jinja2.sandbox import ImmutableSandboxedEnvironment

from notifications.kinds import ensure_complete
from notifications.lines import one_line
from notifications.message import Letter, Value

ENVIRONMENT = ImmutableSandboxedEnvironment(
    loader=PackageLoader("notifications"),
    autoescape=select_autoescape(disabled_extensions=("txt.j2",), default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
DEMO_PREFIX = "[BẢN MINH HỌA] "


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter in words. `subject` is one line; `text` and `html` say the same."""

    subject: str
    text: str
    html: str


def render(letter: Letter, *, demo: bool) -> Rendered:
    """*letter* in its own language; a demo's letter is marked in subject, text and HTML.

    Raises `LetterInvalid` when the context is not what the kind needs.
    """
    ensure_complete(letter)
    name = f"{letter.language}/{letter.kind}"
    values = {key: _clean(value) for key, value in letter.context.items()}
    notes: dict[str, Value] = {
        "instead_of": letter.instead_of,
        "vacancies": letter.vacancies,
        "acknowledge": letter.acknowledge,
    }
    frame = {"language": letter.language, "demo": demo, "notes": _clean(notes)}
    title, _, text = ENVIRONMENT.get_template(f"{name}.txt.j2").render(values, **frame).partition("\n")
    html = ENVIRONMENT.get_template(f"{name}.html.j2").render(values, **frame, title=title)
    return Rendered(f"{DEMO_PREFIX if demo else ''}{title}", text.strip() + "\n", html.strip() + "\n")


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
