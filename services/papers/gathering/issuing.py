"""Who issues a paper: the body, how it is abbreviated, where it has its seat, and whose office a signature speaks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.papers.gathering.heading import PLACE
from services.store import people
from services.store.work import Work
from workflow.decisions.decision import Power, Signature
from workflow.definition import Definition

AREA = re.compile(r"\b(?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu) ([^,]+)")
WRITTEN_OUT = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
UNKNOWN_ABBREVIATION = "………"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """The body whose paper it is. Its abbreviation is the one in the number of its plan, where that has a number."""

    name: str
    abbreviation: str
    demo: bool

    @property
    def place(self) -> str:
        """The place in the line of the date: the area the body is named after; room to write it for any other body."""
        named = (found[1] for found in AREA.finditer(self.name))
        return next((one for one in named if one[0].isupper() or one[0].isdigit()), PLACE)

    def symbol(self, kind: str) -> str:
        """`QĐ-UBND` for the kind of paper `QĐ`."""
        return f"{kind}-{self.abbreviation or UNKNOWN_ABBREVIATION}"


def issuer_of(work: Work, definition: Definition, organisation: str, number: str = "") -> Issuer:
    """The body that issued the plan, else the organisation. *number*, of a signed paper, says its abbreviation first."""
    source = definition.source
    return Issuer(
        name=source.issuer or people.organisation_name(work, organisation),
        abbreviation=_abbreviation(number) or _abbreviation(source.number),
        demo=work.installation.demo,
    )


def who_decides(by: Signature, body: str) -> str:
    """In whose name a paper is signed: the body itself on its behalf (TM.), else its head; empty while nobody is named."""
    if by.power is Power.TM:
        return body
    post = by.post if by.power is Power.OWN else by.for_whom or by.post
    return office_of(post.capitalize() if post.isupper() else post, body) if post.strip() else ""


def office_of(post: str, body: str) -> str:
    """`Chánh Văn phòng Ủy ban nhân dân` for `Chánh Văn phòng` of `Văn phòng Ủy ban nhân dân`: what both say is said once."""
    said, named = _written_out(post).split(), body.split()
    for shared in range(min(len(said), len(named)), 0, -1):
        if [word.casefold() for word in said[-shared:]] == [word.casefold() for word in named[:shared]]:
            return " ".join([*said[:-shared], *named])
    return " ".join([*said, *named])


def within_a_sentence(label: str) -> str:
    """*label* as it stands within a sentence: its first letter small, unless a capital word begins it."""
    return label[:1].lower() + label[1:] if label[1:2].islower() or label[1:2] == " " else label


def _abbreviation(number: str) -> str:
    """`UBND` of `49/KH-UBND`; nothing of a number without one."""
    return number.partition("/")[2].partition("-")[2].strip()


def _written_out(post: str) -> str:
    for short, long in WRITTEN_OUT.items():
        post = re.sub(rf"\b{short}\b", long, post)
    return post
