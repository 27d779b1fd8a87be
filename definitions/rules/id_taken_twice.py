"""Use this rule to find ids that two things would share.

Each obligation is a case on a built-in track that bears its id, and each criterion is a field. A consultation brings its
track the state `…_asked`, the moves `ask_…`, `agree_…`, `object_…` and `silent_…`, and a deadline `…_answer`; a waiver
brings the move `waive_…`. Where something else bears the same id, the two would be mixed up. Mend it by renaming one.

Bad::

    obligations:
      collective:
        {label: Đăng ký, owed_by: participants, deadline: registration, met_by: officer}

Good::

    obligations:
      enter:
        {label: Đăng ký, owed_by: participants, deadline: registration, met_by: officer}
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from definitions.draft import Draft
from definitions.draft_tracks import CONSULTING
from definitions.nodes import TextNode
from definitions.problem import Problem, Severity, quoted
from workflow.waiving import PREFIX

ID = "id-taken-twice"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every id that something declared or brought along bears already."""
    consultations = draft.section("consultations").entries
    yield from _taken(_keys(draft, "obligations"), draft.section("tracks").entries, "a track")
    yield from _taken(_keys(draft, "assessments"), draft.section("fields").entries, "a field")
    answers = {f"{one}_answer" for one in consultations}
    yield from _taken(_keys(draft, "deadlines"), answers, "the deadline of a consultation's answer")
    waiving = {f"{PREFIX}{one}" for one in draft.section("waivers").entries}
    for track in draft.tracks():
        waiting = {f"{one}_asked" for one in track.consultations}
        yield from _taken(track.states.values(), waiting, "the state in which a consultation's answer is waited for")
        asking = {f"{word}_{one}" for one in track.consultations for word in CONSULTING}
        moves = [entry.key for entry in track.node.below("transitions").entries.values()]
        yield from _taken(moves, asking, "a move of a consultation")
        yield from _taken(moves, waiving, "the move that grants a waiver")


def _keys(draft: Draft, section: str) -> list[TextNode]:
    return [entry.key for entry in draft.section(section).entries.values()]


def _taken(keys: Iterable[TextNode], by: Container[str], what: str) -> Iterator[Problem]:
    for key in keys:
        if key.text in by:
            message = f"{quoted(key.text)} is {what} already"
            yield Problem.at(key.place, SEVERITY, ID, message, "give one of the two another id")
