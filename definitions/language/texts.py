"""The registry of legal texts: laws, decrees and decisions, from when until when each is in force."""

from __future__ import annotations

from definitions.language.words import LABEL, TEXT, must
from definitions.shapes import Key, OneOrMany, Record, Ref, Scalar, Table, Word
from definitions.values import FULL_DATE
from workflow.money import Verified

LEGAL_TEXT = Record(
    "legal text",
    "a law, decree, circular or decision",
    {
        "number": must(TEXT, "its number, as it is cited: 91/2017/NĐ-CP"),
        **LABEL,
        "issued": Key(Scalar(FULL_DATE), "the day it was issued, where known"),
        "from": Key(Scalar(FULL_DATE), "the first day it is in force, where known"),
        "through": Key(Scalar(FULL_DATE), "the last day; left out while it is in force"),
        "replaced_by": Key(OneOrMany(Ref("texts")), "what took its place"),
        "amended_by": Key(OneOrMany(Ref("texts")), "what is to be read together with it"),
        "says": Key(TEXT, "what should be known of it, in a sentence of our own, in Vietnamese"),
        "verified": must(Word(tuple(Verified)), "how sure we are of these days"),
    },
)
TEXTS = Record("registry of texts", "legal texts by id", {"texts": must(Table("texts", LEGAL_TEXT), "legal texts")})
