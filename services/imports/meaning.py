"""What the text of a cell means in a field: people write lists for people, fields are read as the API writes them."""

from __future__ import annotations

import re

from services.imports.matching import folded
from workflow.definition import Field, FieldKind
from workflow.definition.papers import MET, NOT_MET

SAID_MET = frozenset({"dat", "co", "met", "yes", "x"})
SAID_NOT_MET = frozenset({"khong dat", "khong", "not met", "no"})
THOUSANDS = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+")
AFTER_A_DOT = 3
DAY = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})")


def meant(field: Field, text: str) -> str:
    """*text* as the field takes it: a choice by its label, a criterion as met or not, no dots between thousands."""
    wanted = folded(text)
    match field.kind:
        case FieldKind.CHOICE:
            said = {folded(word): one.id for one in field.choices for word in (one.id, one.label.vi, one.label.en)}
            return said.get(wanted, text)
        case FieldKind.ASSESSMENT:
            return MET if wanted in SAID_MET else NOT_MET if wanted in SAID_NOT_MET else text
        case FieldKind.NUMBER:
            dots = text.count(".")
            thousands = THOUSANDS.fullmatch(text) and (dots > 1 or field.decimals < AFTER_A_DOT)
            return text.replace(".", "") if thousands else text
        case FieldKind.DATE:
            day = DAY.fullmatch(text)
            return f"{day['year']}-{day['month']:0>2}-{day['day']:0>2}" if day else text
        case _:
            return text
