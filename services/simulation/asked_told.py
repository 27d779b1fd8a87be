"""What was asked for in vain, told: the name of an act that the rules refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from services.simulation import sentences as say
from services.simulation.decided_told import DRAFT, DRAFT_BACK, DROP, PUBLISH, SIGN
from services.simulation.judged_told import BEGUN, ENDED, SCORED
from services.simulation.language import Deed
from services.simulation.scenario import Act
from services.simulation.wording import Wording
from services.words import day
from workflow.definition import Label


def asked_in_words(act: Act, word: Wording) -> str:
    """What *act* would have done."""
    return NAMES[act.deed](act, word)


def _said(word: Wording, label: Label, **parts: object) -> str:
    return label.said(word.language).format(**parts)


def _labels(word: Wording, kind: str, names: tuple[str, ...]) -> str:
    return ", ".join(word.label(kind, name) for name in names)


NAMES: Mapping[Deed, Callable[[Act, Wording], str]] = {
    Deed.OPEN: lambda act, word: _said(word, say.NOMINATION, track=word.track(act.track)),
    Deed.MOVE: lambda act, word: word.move_asked(act.track, act.trigger),
    Deed.EXTEND: lambda act, word: _said(
        word, say.EXTENDED, deadline=word.label("deadlines", act.deadline), day=day(act.day)
    ),
    Deed.MILESTONE: lambda act, word: _said(word, say.RECORDED, milestone=word.label("milestones", act.does)),
    Deed.FILE: lambda act, word: _said(word, say.FILED, kind=_labels(word, "documents", act.papers)),
    Deed.WRITE: lambda act, word: _said(word, say.WRITTEN, values=_labels(word, "fields", tuple(act.gives))),
    Deed.ANSWER: lambda act, word: _said(word, say.ANSWERED, question=word.question(act.question)),
    Deed.LAUNCH: lambda _, word: _said(word, say.LAUNCHED),
    Deed.SUSPEND: lambda _, word: _said(word, say.SUSPENDED),
    Deed.RESUME: lambda _, word: _said(word, say.RESUME),
    Deed.POSTPONE: lambda act, word: _said(word, say.POSTPONED, milestone=word.label("milestones", act.milestone)),
    Deed.CANCEL: lambda _, word: _said(word, say.CANCELLED),
    Deed.COMPOSE: lambda act, word: _said(
        word, say.COMPOSED, council=word.label("councils", act.council), members=len(act.seats)
    ),
    Deed.SIT: lambda act, word: _said(word, say.SIT, council=word.label("councils", act.council)),
    Deed.CLOSE: lambda _, word: _said(word, say.CLOSED),
    Deed.BEGIN_JUDGING: lambda _, word: _said(word, BEGUN),
    Deed.SCORE: lambda _, word: _said(word, SCORED),
    Deed.END_JUDGING: lambda _, word: _said(word, ENDED),
    Deed.DRAFT_DECISION: lambda _, word: _said(word, DRAFT),
    Deed.DRAFT_REVOCATION: lambda _, word: _said(word, DRAFT_BACK),
    Deed.SIGN_DECISION: lambda _, word: _said(word, SIGN),
    Deed.PUBLISH_DECISION: lambda _, word: _said(word, PUBLISH),
    Deed.DROP_DECISION: lambda _, word: _said(word, DROP),
}
