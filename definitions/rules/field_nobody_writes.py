"""Use this rule to find guards, quotas and awards that look at a field or a criterion nobody ever fills in.

Such a guard never holds, such a quota has nobody in the running, such an award goes to nobody. Mend it by letting a
transition of that track ask for it (`asks`), or by naming who may write it (`written_by`, or `by` for a criterion). A vote is recorded by asking for
vote_members, vote_present, vote_in_favour, vote_against and vote_abstained, unless a council's sitting makes the move: it
brings its own result.

Bad::

    fields:
      topic: {label: Chuyên đề, kind: text}
    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - {field: topic, is: reform}

Good::

    fields:
      topic: {label: Chuyên đề, kind: text, written_by: officer}
    tracks:
      collective:
        transitions:
          nominate:
            guard:
              - {field: topic, is: reform}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import councils, guards_of
from definitions.nodes import MapNode, TextNode
from definitions.problem import Problem, Severity, quoted
from workflow.guards import VOTE_FIELDS

ID = "field-nobody-writes"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every field or criterion looked at on a track where it is neither asked for nor written."""
    for track, field, place in _looked_at(draft):
        if not _is_written(draft, track, field):
            message = f"nobody writes the field {quoted(field)} on {quoted(track)}"
            hint = f"let a transition of {track} ask for it (asks), or name who may write it (written_by)"
            yield Problem.at(place.place, SEVERITY, ID, message, hint)


def _looked_at(draft: Draft) -> Iterator[tuple[str, str, TextNode]]:
    by_sitting = {
        id(guard) for council in councils(draft) for _, move in council.moves(draft) for guard in guards_of(move)
    }
    for track in draft.tracks():
        for guard in track.guards:
            yield from _by_guard(guard, track.id.text)
            if id(guard) not in by_sitting:
                yield from _by_vote(guard, track.id.text)
    for _, quota in draft.section("quotas").maps():
        ranked_by = (key.scalar("field") if isinstance(key, MapNode) else key for key in quota.each("ranked_by"))
        chosen_by = (quota.below(key).scalar("field") for key in ("contenders", "places"))
        for field in (*ranked_by, *chosen_by):
            if isinstance(field, TextNode):
                yield quota.text("track"), field.text, field
    for _, award in draft.section("awards").maps():
        for field in award.below("when").scalars("field"):
            yield award.text("track"), field.text, field


def _by_guard(guard: MapNode, track: str) -> Iterator[tuple[str, str, TextNode]]:
    for field in (*guard.scalars("field"), *guard.scalars("assessment")):
        yield guard.text("unit_case") or track, field.text, field


def _by_vote(guard: MapNode, track: str) -> Iterator[tuple[str, str, TextNode]]:
    for vote in (*guard.scalars("carried"), *guard.scalars("lost")):
        yield from ((track, str(field), vote) for field in VOTE_FIELDS)


def _is_written(draft: Draft, track: str, field: str) -> bool:
    """Whether somebody writes it. What is not declared at all is the matter of other rules."""
    cases, fields, criteria = draft.track(track), draft.section("fields"), draft.section("assessments")
    declared = field in fields.entries or field in criteria.entries or field in VOTE_FIELDS
    if cases is None or not declared or field in cases.fields_asked:
        return True
    return bool(fields.below(field).each("written_by") or criteria.below(field).each("by"))
