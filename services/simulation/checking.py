"""What is wrong with a scenario beyond its shape: words the plan does not have, people nobody knows, time going back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import dropwhile

from definitions.nodes import ListNode, MapNode, TextNode
from definitions.problem import Problem, choice_hint, quoted
from definitions.values import FULL_DATE, full_date
from services.demo import SCENES
from services.demo.scene import SINCE
from services.simulation.councils_checked import council_misfits
from services.simulation.decisions_checked import decision_misfits, undrafted
from services.simulation.faults import error as _error
from services.simulation.faults import known as _known
from services.simulation.language import HOUR, MAY_SAY, MUST_SAY, TOGETHER, Deed, hour
from services.simulation.meaning import meant, words_of
from services.simulation.people import units_of
from services.simulation.results import result_misfits
from services.words.refusals import SENTENCES
from workflow.definition import Definition
from workflow.ids import QuestionId

COMES_LATER = "put the acts in order of time; two may share an hour"
LAUNCH_FIRST = "begin with {on: …, who: …, does: launch}; only answers to questions may come before"


def misfits(root: MapNode, definition: Definition) -> Iterator[Problem]:
    """Every problem of the scenario in *root* that its shape alone does not show."""
    yield from _known(root.scalar("plan"), "plan", [definition.id])
    yield from _known(root.scalar("scene"), "scene", SCENES)
    yield from _people(root, definition)
    listed = root.value("acts")
    acts = [one for one in listed.items if isinstance(one, MapNode)] if isinstance(listed, ListNode) else []
    yield from _launch(root, acts, definition)
    yield from undrafted(acts)
    before: datetime | None = None
    for act in acts:
        yield from _act(root, act, definition)
        at = _instant(act)
        if at and before and at < before:
            message = "this act comes before the one above it"
            yield _error(act.value("on") or act, "act-out-of-order", message, COMES_LATER)
        before = at or before


def _people(root: MapNode, definition: Definition) -> Iterator[Problem]:
    seen: set[str] = set()
    for key, unit in root.below("units").maps():
        staff = list(unit.below("people").maps())
        if not staff and unit.value("people"):
            yield _error(key, "unit-without-people", "nobody is in this unit", "write at least one of its people")
        for login, person in staff:
            if login.text in seen:
                message = f"{quoted(login.text)} is the sign-in of somebody else already"
                yield _error(login, "id-taken-twice", message, "give each person a name of their own")
            seen.add(login.text)
            for role in person.scalars("roles"):
                yield from _known(role, "role", [str(one) for one in definition.roles])


def _launch(root: MapNode, acts: list[MapNode], definition: Definition) -> Iterator[Problem]:
    """The first act that answers no question launches the campaign, and by somebody who may."""
    acts = list(dropwhile(lambda act: act.text("does") == Deed.ANSWER, acts))
    if not acts:
        yield _error(root.value("acts") or root, "launch-not-first", "nothing happens in this scenario", LAUNCH_FIRST)
        return
    first = acts[0]
    if first.text("does") != Deed.LAUNCH or first.value("expect"):
        yield _error(first, "launch-not-first", "the first act must launch the campaign", LAUNCH_FIRST)
        return
    at = _instant(first)
    if at and at.date() < SINCE:
        message = f"nobody holds a role before {SINCE:%d/%m/%Y}"
        yield _error(first.value("on") or first, "launched-too-early", message, "launch the campaign later")
    staff = {one.login: one for unit in units_of(root, definition) for one in unit.staff}
    who = staff.get(first.text("who"))
    if who and not {str(role) for role in definition.launched_by} & set(who.wide_roles):
        entitled = {str(role) for role in definition.launched_by}
        may = [one.login for one in staff.values() if entitled & set(one.wide_roles)]
        message = f"{quoted(who.login)} may not launch this campaign"
        yield _error(first.value("who") or first, "launcher-not-entitled", message, choice_hint(who.login, may))


def _act(root: MapNode, act: MapNode, definition: Definition) -> Iterator[Problem]:
    units = list(units_of(root, definition))
    logins = [one.login for unit in units for one in unit.staff]
    yield from _known(act.scalar("who"), "person", logins)
    yield from _known(act.scalar("person"), "person", logins)
    yield from _known(act.scalar("unit"), "unit", [unit.key for unit in units])
    yield from _known(act.scalar("track"), "track", [str(one) for one in definition.tracks])
    yield from _known(act.scalar("deadline"), "deadline", [str(one) for one in definition.deadlines])
    yield from _known(act.scalar("milestone"), "milestone", [str(one) for one in definition.milestones])
    yield from _known(act.scalar("question"), "question", [str(one) for one in definition.questions])
    asked = definition.questions.get(QuestionId(act.text("question")))
    yield from _known(act.scalar("option"), "option", [str(one.id) for one in asked.options] if asked else [])
    for paper in act.scalars("with"):
        yield from _known(paper, "document", [str(one) for one in definition.documents])
    for login in act.scalars("jury"):
        yield from _known(login, "person", logins)
    for entry in act.below("gives").entries.values():
        yield from _given(entry.key, act, definition)
    for code in act.scalars("codes"):
        yield from _known(code, "code", SENTENCES)
    yield from council_misfits(act, definition, logins, [unit.key for unit in units])
    yield from result_misfits(act, definition, logins, [unit.key for unit in units])
    yield from decision_misfits(act, definition, logins, [unit.key for unit in units])
    yield from _saying(act, definition)


def _saying(act: MapNode, definition: Definition) -> Iterator[Problem]:
    """Whether the act says what its word needs, and nothing that its word has no use for."""
    does = act.scalar("does")
    if does is None or not does.text:
        return
    deed, tracks = meant(act, definition)
    if deed is None:
        message = f"nothing of this plan is called {quoted(does.text)}"
        yield _error(does, "unknown-trigger", message, choice_hint(does.text, words_of(definition)))
        return
    for word, entry in act.entries.items():
        if word not in MAY_SAY[deed] and word in set().union(*MAY_SAY.values()):
            hint = "leave it out; this act may say " + ", ".join(sorted(MAY_SAY[deed]))
            yield _error(entry.key, "key-of-no-use", f"{quoted(word)} says nothing in this act", hint)
    needed = [*MUST_SAY.get(deed, ()), *(second for first, second in TOGETHER if act.value(first))]
    if deed is Deed.EXTEND and (act.value("unit") or act.value("person")):
        needed.append("track")
    for word in needed:
        if act.value(word) is None:
            yield _error(act, "missing-key", f'this act lacks the key "{word}"', f"write {word}: …")
    if act.value("unit") and act.value("person"):
        message = "a case is a unit's or a person's, not both"
        yield _error(act, "unit-and-person", message, "a person's unit is known: leave the unit out")
    if deed is Deed.MOVE and len(tracks) != 1 and act.text("track") in {"", *map(str, definition.tracks)}:
        yield _on_no_one_track(does, act, definition, tracks)


def _given(written: TextNode, act: MapNode, definition: Definition) -> Iterator[Problem]:
    """A field that is written into, or where a jury scores a criterion of it."""
    if act.text("does") == Deed.SCORE:
        criteria = [str(one.id) for jury in definition.councils.values() for one in jury.criteria]
        yield from _known(written, "criterion", criteria)
    else:
        yield from _known(written, "field", [str(one) for one in definition.fields])


def _on_no_one_track(does: TextNode, act: MapNode, definition: Definition, tracks: Collection[str]) -> Problem:
    if tracks:
        message = f"{quoted(does.text)} can be done on several tracks"
        return _error(does, "track-left-open", message, "add track: with one of " + ", ".join(tracks))
    subject = "a person's" if act.text("person") else "a unit's"
    having = [t.id for t in definition.tracks.values() if any(m.trigger == does.text for m in t.transitions)]
    message = f"{quoted(does.text)} can't be done to {subject} case there"
    return _error(does, "track-does-not-fit", message, "it is a move of " + ", ".join(having or [does.text]))


def _instant(act: MapNode) -> datetime | None:
    """When *act* is done; nothing where its day or hour can't be read, which its shape has said."""
    on, at = act.text("on"), act.text("at") or "9:00"
    if not all(kind.takes(text) and kind.means_something(text) for kind, text in ((FULL_DATE, on), (HOUR, at))):
        return None
    return datetime.combine(full_date(on), hour(at))
