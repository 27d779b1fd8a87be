"""The description of an SMS gateway: a TOML file in which an installation says how its gateway wants to be asked."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

Filled = TypeVar("Filled")
Check = Callable[[str, object], Any]

_PLACE = re.compile(r"\{(secret:)?([A-Za-z_][A-Za-z0-9_]*)\}")
_GIVEN = frozenset({"phone", "text", "id", "sender"})
_DIALLED = ("+84", "84", "0")
_METHODS = ("POST", "PUT", "GET")
_HOME = "+84"
_SLOWEST, _MOST_PARTS = 120, 10


class Body(StrEnum):
    """Where the fields of a message go."""

    JSON = "json"
    FORM = "form"
    QUERY = "query"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gateway:
    """How a gateway wants to be asked, and how it says yes.

    `fields` and `headers` may hold `{phone}`, `{text}`, `{id}`, `{sender}` (fields only) and `{secret:NAME}`, the value
    of the environment variable NAME. `numbers`: whether telephones are written `+84…`, `84…` or `0…`. `success_pointer`:
    where in a JSON answer (RFC 6901) one of `success_values` has to stand; empty when the status says it all. With
    `permanent_values` there, another attempt is useless. `retried_status`: refusals (4xx) that may pass. `timeout`: seconds.
    """

    url: str
    fields: Mapping[str, Any]
    method: str = "POST"
    body: Body = Body.JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    sender: str = ""
    numbers: str = "84"
    unaccented: bool = True
    most_parts: int = 2
    timeout: int = 15
    idempotency_header: str = "Idempotency-Key"
    success_status: tuple[int, ...] = (200, 201, 202, 204)
    success_pointer: str = ""
    success_values: tuple[str, ...] = ()
    permanent_values: tuple[str, ...] = ()
    retried_status: tuple[int, ...] = (408, 425, 429)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)

    @classmethod
    def read(cls, text: str, environment: Mapping[str, str]) -> Gateway:
        """The gateway that *text* (TOML) describes, its secrets from *environment*.

        Raises `ValueError`, naming the key that is wrong and no secret.
        """
        try:
            given = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise ValueError(f"it is not TOML: {error}") from error
        known = {part.name: part for part in fields(cls) if part.name != "secrets"}
        if strange := sorted(set(given) - set(known)):
            raise ValueError(f"{strange[0]!r} is no key of a gateway; there are {', '.join(sorted(known))}")
        for name in ("url", "fields"):
            if name not in given:
                raise ValueError(f"{name!r} is missing")
        read = {name: _CHECKS[name](name, value) for name, value in given.items()}
        if bool(given.get("success_pointer")) != bool(given.get("success_values")):
            raise ValueError("'success_pointer' and 'success_values' belong together")
        if read.get("body", Body.JSON) is not Body.JSON and not all(
            isinstance(v, str) for v in given["fields"].values()
        ):
            raise ValueError("'fields' should be texts alone where they go into a form or the query")
        return cls(**read, secrets=_secrets(given, environment))

    def filled(self, part: Filled, values: Mapping[str, str]) -> Filled:
        """*part* with each place filled from *values* and the secrets; what is filled in is not looked at again."""
        filled: object = part
        match part:
            case str():
                filled = _PLACE.sub(lambda place: (self.secrets if place[1] else values)[place[2]], part)
            case dict():
                filled = {name: self.filled(value, values) for name, value in part.items()}
            case list():
                filled = [self.filled(value, values) for value in part]
        return cast("Filled", filled)

    def dialled(self, number: str) -> str:
        """The telephone *number* (E.164) as this gateway wants it written."""
        if self.numbers == "0" and number.startswith(_HOME):
            return "0" + number.removeprefix(_HOME)
        return number if self.numbers == _HOME else number.removeprefix("+")

    def sign_in(self, answer: object) -> str | None:
        """What stands in *answer* where the sign of success should; None when the status says it all."""
        if not self.success_pointer:
            return None
        found: Any = answer
        for step in self.success_pointer.split("/")[1:]:
            name = step.replace("~1", "/").replace("~0", "~")
            if isinstance(found, list) and name.isdecimal() and int(name) < len(found):
                found = found[int(name)]
            elif isinstance(found, dict) and name in found:
                found = found[name]
            else:
                return ""
        return _as_written(found)


def _as_written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _secrets(given: Mapping[str, Any], environment: Mapping[str, str]) -> dict[str, str]:
    """The secrets that are named; raises `ValueError` for a place nothing is known of, and for a secret nobody set."""
    named = {}
    for key in ("headers", "fields"):
        for is_secret, name in _places(given.get(key, {})):
            if is_secret and not environment.get(name, ""):
                raise ValueError(f"{key} names the secret {name}; set the environment variable {name}")
            if is_secret and key == "headers" and not _is_plain(environment[name]):
                raise ValueError(f"the secret {name} can't stand in a header: it should be printable ASCII")
            if is_secret:
                named[name] = environment[name]
            elif key == "headers" or name not in _GIVEN:
                allowed = "{secret:NAME}" if key == "headers" else "{phone}, {text}, {id}, {sender} and {secret:NAME}"
                raise ValueError(f"{key} may hold {allowed}, not {{{name}}}")
    return named


def _places(part: object) -> list[tuple[bool, str]]:
    if isinstance(part, str):
        return [(bool(secret), name) for secret, name in _PLACE.findall(part)]
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [place for value in inner for place in _places(value)]


def _checked(wanted: str, holds: Callable[[object], bool], read: Callable[[Any], object] | None = None) -> Check:
    """What reads the value of a key, or raises `ValueError` saying what is *wanted*."""

    def check(name: str, value: object) -> object:
        if not holds(value):
            raise ValueError(f"{name!r} should be {wanted}")
        return read(value) if read else value

    return check


def _is_number(value: object, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= most


def _is_address(value: object) -> bool:
    if not isinstance(value, str):
        return False
    parts = urlsplit(value)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username


def _is_list(value: object, kind: type) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, kind) for item in value)


def _is_one_line(value: object) -> bool:
    return isinstance(value, str) and value.isprintable()


def _is_plain(value: object) -> bool:
    return isinstance(value, str) and value.isprintable() and value.isascii()


def _names_both(value: object) -> bool:
    """Whether *value* is a table of what JSON can say, with the telephone and the text in it."""
    try:
        json.dumps(value)
    except TypeError:
        return False
    return isinstance(value, dict) and {"phone", "text"} <= {name for secret, name in _places(value) if not secret}


_TEXT = _checked("a text", _is_one_line)
_STATUSES = _checked("a list of status codes, such as [200]", lambda value: _is_list(value, int), tuple)
_WORDS = _checked('a list of texts, such as ["100"]', lambda value: _is_list(value, str), tuple)
_CHECKS: Mapping[str, Check] = {
    "url": _checked("an address with http:// or https:// and no password in it", _is_address),
    "method": _checked(f"one of {', '.join(_METHODS)}", _METHODS.__contains__),
    "body": _checked(f"one of {', '.join(Body)}", lambda value: value in list(Body), Body),
    "numbers": _checked(f"one of {', '.join(_DIALLED)}", _DIALLED.__contains__),
    "headers": _checked(
        "a table of texts in ASCII",
        lambda value: isinstance(value, dict) and all(_is_plain(text) for item in value.items() for text in item),
    ),
    "fields": _checked("a table with {phone} and {text} in it", _names_both),
    "sender": _TEXT,
    "idempotency_header": _checked("a name of a header", _is_plain),
    "unaccented": _checked("true or false", lambda value: isinstance(value, bool)),
    "most_parts": _checked(f"1 to {_MOST_PARTS}", lambda value: _is_number(value, _MOST_PARTS)),
    "timeout": _checked(f"seconds, 1 to {_SLOWEST}", lambda value: _is_number(value, _SLOWEST)),
    "success_status": _STATUSES,
    "retried_status": _STATUSES,
    "success_pointer": _checked(
        "a JSON pointer such as /CodeResult", lambda value: isinstance(value, str) and value.startswith("/")
    ),
    "success_values": _WORDS,
    "permanent_values": _WORDS,
}
