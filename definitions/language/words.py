"""The smallest shapes, and how records of the language are put together."""

from __future__ import annotations

from definitions.shapes import Key, OneOrMany, Record, Ref, Scalar, Shape, Table, Word
from definitions.values import ANY_TEXT, COUNT, WORDS_OF_TEXT

TEXT = Scalar(WORDS_OF_TEXT)
TEXTS = OneOrMany(TEXT)
LABEL_TEXT = Scalar(ANY_TEXT)
YES_NO = Word(("yes", "no"))
NUMBER_OF = Scalar(COUNT)

ROLE, ROLES = Ref("roles"), OneOrMany(Ref("roles"))
DOCUMENT, DOCUMENTS = Ref("documents"), OneOrMany(Ref("documents"))
FIELD, FIELDS = Ref("fields"), OneOrMany(Ref("fields"))
STATE, STATES = Ref("states"), OneOrMany(Ref("states"))
TRACKS = OneOrMany(Ref("tracks"))

ON_EVERYTHING = {
    "fact": Key(TEXT, "id of the fact this expresses, such as 001-Q3"),
    "facts": Key(TEXTS, "ids of the facts this expresses"),
    "cites": Key(TEXT, "clause of the issued text, such as II.3"),
    "says": Key(TEXT, "the words of the issued text, where the wording matters"),
}
LABEL = {
    "label": Key(LABEL_TEXT, "what people read, in Vietnamese"),
    "english": Key(TEXT, "the same in English"),
}


def thing(name: str, about: str, *exactly_one: tuple[str, ...], **keys: Key) -> Record:
    """A record; a trailing underscore lets a key be a word of Python (`from_`, `is_`)."""
    own = {word.rstrip("_"): key for word, key in keys.items()}
    return Record(name, about, {**own, **ON_EVERYTHING}, exactly_one)


def named(name: str, about: str, *exactly_one: tuple[str, ...], **keys: Key) -> Record:
    """A record that people read the name of."""
    return thing(name, about, *exactly_one, **{**LABEL, **keys})


def must(shape: Shape, about: str) -> Key:
    """A key that has to be there."""
    return Key(shape, about, required=True)


ASK = thing("ask", "a value left to a question", ask=must(Ref("questions"), "the question whose answer it is"))


def asked(name: str, about: str, value: Shape) -> Record:
    """A record that leaves a value to a question, and says what it comes to under each answer."""
    return thing(
        name,
        about,
        ask=must(Ref("questions"), "the question whose answer decides"),
        answers=must(Table("answers", value), "for each option, what it comes to"),
    )
