"""Forms as they are sent: their fields, their key and version, and one way to carry out what they ask."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.datastructures import UploadFile

from services.doorway import CSRF_FIELD, Caller, keyed, language_of, office_of, require_own, signed_in
from services.once import once
from services.plain import is_plain
from services.refusing import explain
from services.store.idempotency import Answer
from services.store.work import Work
from services.words import Worded, translation
from workflow.errors import CaseChanged, NotPermitted, Refused
from workflow.refusals import Refusal, WayOut

KEY_FIELD = "key"
VERSION_FIELD = "version"
INPUT = "input."
MOST_FIELDS = 5000
SEE_OTHER, FORBIDDEN, REFUSED = 303, 403, 409
Signed = Annotated[Caller, Depends(signed_in)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A form as it was sent: its texts by name, and at most one file."""

    values: Mapping[str, str]
    file: UploadFile | None = None

    def text(self, name: str) -> str:
        """What was typed, without white space around it; empty when the field is absent."""
        return self.values.get(name, "").strip()

    @property
    def inputs(self) -> dict[str, str]:
        """The fields of the case that were asked for, by their own names."""
        return {name.removeprefix(INPUT): text for name, text in self.values.items() if name.startswith(INPUT)}

    @property
    def csrf(self) -> str:
        return self.text(CSRF_FIELD)

    @property
    def version(self) -> int:
        """The version the form was made for; raises `CaseChanged` for one that is no version."""
        text = self.text(VERSION_FIELD)
        if not text.isdecimal():
            raise CaseChanged("form", 0)
        return int(text)

    def body(self, *more: str) -> bytes:
        """What makes two sendings the same: everything but the tokens, and *more* (the hash of a file)."""
        plain = {name: text for name, text in self.values.items() if name not in {CSRF_FIELD, KEY_FIELD}}
        return json.dumps([plain, more], sort_keys=True, ensure_ascii=False).encode()


async def form_of(request: Request) -> AsyncIterator[Sent]:
    """Read the form; async, since reading a body is."""
    async with request.form(max_files=1, max_fields=MOST_FIELDS) as form:
        values = {name: value for name, value in form.multi_items() if isinstance(value, str)}
        if not is_plain(values):
            raise RequestValidationError([{"loc": ("form",), "msg": "text must not hold NUL", "type": "value_error"}])
        files = [value for value in form.values() if isinstance(value, UploadFile)]
        yield Sent(values=values, file=files[0] if files else None)


Form = Annotated[Sent, Depends(form_of)]


def carry_out(
    request: Request, caller: Caller, sent: Sent, act: Callable[[Work], str], *, more: str = ""
) -> RedirectResponse:
    """Do what *sent* asks, once, and go where *act* says. Raises whatever *act* refuses, and `NotYourRequest`."""
    require_own(request, caller, sent.csrf)
    asked = keyed(request, caller, sent.text(KEY_FIELD), sent.body(more))
    answer = once(
        lambda: office_of(request).writing(caller.actor.id),
        asked,
        lambda work: Answer(status=SEE_OTHER, body=act(work)),
    )
    return see(answer.body)


def see(address: str) -> RedirectResponse:
    """Go and look at *address* with GET."""
    return RedirectResponse(address, status_code=SEE_OTHER)


def explained(request: Request, caller: Caller, stream: str, refused: Refused) -> tuple[Worded, ...]:
    """Every refusal as a sentence; kept in the log of refusals on the way."""
    with office_of(request).writing(caller.actor.id) as work:
        said = explain(work, caller.actor.organisation, stream, refused, language_of(request))
        work.commit()
    return said


def status_of(refused: Refused) -> int:
    """The status of a page that shows why not: 403 where it is another's to do, else 409."""
    return FORBIDDEN if isinstance(refused, NotPermitted) else REFUSED


def day_in(request: Request, sent: Sent, name: str, label: str, trigger: str) -> date:
    """The date typed into *name*; raises `Refused` with the place when it is missing or no day."""
    text = sent.text(name)
    said = translation(language_of(request)).gettext(label)
    try:
        return date.fromisoformat(text)
    except ValueError:
        code = "input_not_a_date" if text else "input_missing"
        params: dict[str, str | int] = {"field": said, "given": text[:40]}
        raise Refused(trigger, (Refusal(code, params, (WayOut.FILL_IN,), name),)) from None


def choice_in(request: Request, sent: Sent, name: str, label: str, choices: Sequence[str], trigger: str) -> str:
    """The choice made under *name*; raises `Refused` with the place when it is missing or none of *choices*."""
    text = sent.text(name)
    if text in choices:
        return text
    said = translation(language_of(request)).gettext(label)
    code = "input_not_a_choice" if text else "input_missing"
    params: dict[str, str | int] = {"field": said, "given": text[:40], "choices": ", ".join(choices)}
    raise Refused(trigger, (Refusal(code, params, (WayOut.FILL_IN,), name),))


def safe_address(address: str) -> str:
    """*address* if it is a path of this site, else the first page: nobody is sent elsewhere."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if plain and "\\" not in address else "/"


__all__ = [
    "INPUT",
    "Form",
    "Sent",
    "Signed",
    "carry_out",
    "choice_in",
    "day_in",
    "explained",
    "safe_address",
    "see",
    "status_of",
]
