"""How awards are decided: the draft, the signed decision, its publication, and taking an award back."""

from __future__ import annotations

from definitions.language.words import NUMBER_OF, ROLES, TRACKS, must, named
from definitions.shapes import Key, Ref

DECISION = named(
    "decision",
    "how cases are awarded by a signed decision",
    tracks=must(TRACKS, "the tracks whose cases it awards"),
    trigger=must(Ref("triggers"), "the move that recording a signed decision makes, and nobody by hand"),
    publishes=Key(Ref("triggers"), "the move that publishing it makes"),
    revokes=Key(Ref("triggers"), "the move that a later decision makes which takes an award back"),
    drafted_by=must(ROLES, "who drafts it"),
    recorded_by=Key(ROLES, "who records it once it is signed, and publishes it (who drafts it, unless said)"),
    revoked_by=Key(ROLES, "who drafts a decision that takes awards back (who records, unless said)"),
    paper=Key(Ref("documents"), "the kind of paper it is, which goes into every case it is about"),
    comment_days=Key(NUMBER_OF, "for how many working days its list is published for comment before it is signed"),
)
