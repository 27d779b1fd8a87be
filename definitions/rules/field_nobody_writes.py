"""Use this rule to find guards and quotas that look at a field nobody ever fills in.

Such a guard never holds, and such a quota has nobody in the running. Mend it by letting a transition of that track
ask for the field (`asks`), or by naming who may write it (`written_by`). A vote is recorded by asking for
vote_members, vote_present, vote_in_favour, vote_against and vote_abstained.

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
from definitions.nodes import MapNode, TextNode
from definitions.problem import Problem, Severity, quoted
from workflow.guards import VOTE_FIELDS

ID = "field-nobody-writes"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every field looked at on a track where it is neither asked for nor written."""
    for track, field, place in _looked_at(draft):
        if not _is_written(draft, track, field):
            message = f"nobody writes the field {quoted(field)} on {quoted(track)}"
            hint = f"let a transition of {track} ask for it (asks), or name who may write it (written_by)"
            yield Problem.at(place.place, SEVERITY, ID, message, hint)


def _looked_at(draft: Draft) -> Iterator[tuple[str, str, TextNode]]:
    for track in draft.tracks():
        for guard in track.guards():
            yield from _by_guard(guard, track.id.text)
    for _, quota in draft.section("quotas").maps():
        ranked_by = (key.scalar("field") if isinstance(key, MapNode) else key for key in quota.each("ranked_by"))
        chosen_by = (quota.below(key).scalar("field") for key in ("contenders", "places"))
        for field in (*ranked_by, *chosen_by):
            if isinstance(field, TextNode):
                yield quota.text("track"), field.text, field


def _by_guard(guard: MapNode, track: str) -> Iterator[tuple[str, str, TextNode]]:
    for field in guard.scalars("field"):
        yield guard.text("unit_case") or track, field.text, field
    for vote in (*guard.scalars("carried"), *guard.scalars("lost")):
        yield from ((track, str(field), vote) for field in VOTE_FIELDS)


def _is_written(draft: Draft, track: str, field: str) -> bool:
    """Whether somebody writes it. What is not declared at all is the matter of other rules."""
    cases, fields = draft.track(track), draft.section("fields")
    if cases is None or (field not in fields.entries and field not in VOTE_FIELDS):
        return True
    return field in cases.fields_asked() or bool(fields.below(field).each("written_by"))
