"""Puts a letter into words: subject, plain text, HTML and a short message, from the templates of a kind and language.

Values are data: each is made one line, escaped in HTML and never evaluated. It knows no recipients and no mail.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from jinja2 import PackageLoader, StrictUndefined, select_autoescape
from jinja2.sandbox import ImmutableSandboxedEnvironment

from notifications.kinds import ensure_complete
from notifications.lines import one_line
from notifications.message import Kind, Letter, Value
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
    values = {key: _clean(value) for key, value in letter.context.items()}
    said = filled(own, values) if own else OwnWords()
    notes: dict[str, Value] = {
        "instead_of": letter.instead_of,
        "vacancies": letter.vacancies,
        "acknowledge": letter.acknowledge,
    }
    name = f"{letter.language}/{letter.kind}"
    frame = {"language": letter.language, "demo": demo, "name": name, "own": said, "notes": _clean(notes)}
    form = "_own" if said.subject or said.text else name
    title, _, text = ENVIRONMENT.get_template(f"{form}.txt.j2").render(values, **frame).partition("\n")
    html = ENVIRONMENT.get_template(f"{form}.html.j2").render(values, **frame, title=title)
    mark = DEMO_PREFIX if demo else ""
    short = said.sms or _short(letter, values, title)
    return Rendered(f"{mark}{title}", text.strip() + "\n", html.strip() + "\n", mark + short)


def _short(letter: Letter, values: Mapping[str, Value], title: str) -> str:
    """The letter in a line: what its subject says, and the office's address; where to go, people find after signing in."""
    if letter.kind is Kind.TEST:
        return ENVIRONMENT.get_template(f"{letter.language}/test.sms.j2").render(values).strip()
    link, said = urlsplit(str(values.get("link", ""))), title.translate(PLAIN_MARKS)
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
