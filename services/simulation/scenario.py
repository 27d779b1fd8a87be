"""A scenario read: bytes → the people and acts of a year, or every problem at once, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import definitions
from definitions.nodes import ListNode, MapNode, TextNode
from definitions.parsing import LARGEST, parse, too_large
from definitions.problem import Place, Problem, Severity, collected
from definitions.shapes import walk
from definitions.values import FULL_DATE, full_date, whole_number
from services.demo import Scene
from services.simulation.checking import misfits
from services.simulation.granting import PaperSaid, paper_said
from services.simulation.language import SCENARIO, Deed, hour
from services.simulation.meaning import council_meant, meant, motion_tracks
from services.simulation.people import scene_of
from services.simulation.results import Answered, results_of
from workflow.councils.sitting import Choice
from workflow.councils.tallying import Votes
from workflow.dates import years_after
from workflow.deadlines import LOCAL
from workflow.definition import Definition, FieldKind, Label
from workflow.definition.councils import SeatKind
from workflow.ids import CouncilId, FieldId
from workflow.obligations import MEET

SHIPPED = Path(definitions.__file__).with_name("scenarios")
OFFICE_OPENS = time(9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """A case before a sitting, with its votes; `conflicts` are members who declare one in it."""

    track: str
    unit: str
    person: str
    round: str
    nth: int | None
    votes: Votes
    casting: Choice | None
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Somebody does something. `expected` are the codes of the refusals it is to meet; None when it is to be done."""

    place: Place
    at: datetime
    who: str
    does: str
    deed: Deed
    track: str
    trigger: str
    unit: str
    person: str
    round: str
    nth: int | None
    question: str
    option: str
    papers: tuple[str, ...]
    jury: tuple[str, ...]
    gives: Mapping[str, str]
    reason: str
    received: date | None
    evidence: str
    day: date
    provisional: bool
    number: str
    deadline: str
    milestone: str
    moving: str
    council: str
    seats: Mapping[str, SeatKind]
    present: tuple[str, ...]
    written: tuple[str, ...]
    cases: tuple[Motion, ...]
    results: tuple[Answered, ...]
    paper: PaperSaid
    expected: frozenset[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Who takes part and what they do, in order of time. Questions may be answered before the campaign is launched."""

    label: Label
    scene: Scene
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a text. There is a scenario exactly when there is no problem."""

    scenario: Scenario | None
    problems: tuple[Problem, ...]


def shipped_for(plan: str) -> Path:
    """Where the scenario that comes with *plan* stands, if there is one."""
    return SHIPPED / f"{plan}.yaml"


def read(path: Path, plan: Path, definition: Definition) -> Read:
    """The scenario of *definition* in the file at *path*; a file that can't be read is a problem."""
    name = str(path)
    try:
        data = _bytes_of(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no regular file"
        message, hint = f"the scenario can't be read: {reason}", "name another with --scenario"
        return Read(None, (Problem.at(Place(name), Severity.ERROR, "unreadable-file", message, hint),))
    return Read(None, (too_large(name),)) if data is None else read_text(data, name, plan, definition)


def redated(scenario: Scenario, definition: Definition, year: int) -> Scenario:
    """*scenario* as it would be acted out in another year: every day so many years on, hours unchanged."""
    years = year - definition.year
    acts = tuple(_redated(act, definition, years) for act in scenario.acts)
    return replace(scenario, acts=acts, scene=replace(scenario.scene, opens_at=acts[0].at))


def _redated(act: Act, definition: Definition, years: int) -> Act:
    local = act.at.astimezone(LOCAL)
    moved = datetime.combine(years_after(local.date(), years), local.timetz())
    dates = {name for name in act.gives if _is_date(name, definition)}
    return replace(
        act,
        at=moved.astimezone(UTC),
        day=years_after(act.day, years),
        received=years_after(act.received, years) if act.received else None,
        gives={name: _moved_text(text, years) if name in dates else text for name, text in act.gives.items()},
    )


def _moved_text(text: str, years: int) -> str:
    """A day in ISO form so many years on; text that is no day stays as it is."""
    try:
        return years_after(date.fromisoformat(text), years).isoformat()
    except ValueError:
        return text


def _bytes_of(path: Path) -> bytes | None:
    """The bytes of a regular file; none when it is too large to be a scenario, which is seen before it is read."""
    if path.exists() and not path.is_file():
        raise IsADirectoryError
    return path.read_bytes() if path.stat().st_size <= LARGEST else None


def read_text(data: bytes, name: str, plan: Path, definition: Definition) -> Read:
    """The scenario in *data*; *name* is what its problems call the file, *plan* where the definition stands."""
    parsed = parse(data, name)
    root = parsed.root
    if root is None:
        return Read(None, parsed.problems)
    shaped = [problem for visit in walk(root, SCENARIO) for problem in visit.shape.misfits(visit.node)]
    problems = collected((*parsed.problems, *shaped, *misfits(root, definition)))
    return Read(None if problems else _scenario(root, plan, definition), problems)


def _scenario(root: MapNode, plan: Path, definition: Definition) -> Scenario:
    listed = root.value("acts")
    items = listed.items if isinstance(listed, ListNode) else ()
    acts = tuple(_act(item, definition) for item in items if isinstance(item, MapNode))
    return Scenario(
        label=Label(root.text("label"), root.text("english")),
        scene=scene_of(root, plan, definition, launched_by=acts[0].who, opens_at=acts[0].at),
        acts=acts,
    )


def _act(node: MapNode, definition: Definition) -> Act:
    deed, tracks = meant(node, definition)
    does, on = node.text("does"), full_date(node.text("on"))
    day = node.text("until") or node.text("happened") or node.text("dated")
    return Act(
        place=node.place,
        at=instant(node),
        who=node.text("who"),
        does=does,
        deed=deed or Deed.MOVE,
        track=tracks[0] if tracks else "",
        trigger=str(MEET) if does in definition.obligations else does,
        unit=node.text("unit"),
        person=node.text("person"),
        round=node.text("round"),
        nth=whole_number(node.text("nth")) if node.text("nth") else None,
        question=node.text("question"),
        option=node.text("option"),
        papers=node.texts("with"),
        gives=_gives(node, definition),
        jury=node.texts("jury"),
        reason=node.text("reason"),
        received=full_date(node.text("received")) if node.text("received") else None,
        evidence=node.text("evidence"),
        day=full_date(day) if day else on,
        provisional=node.text("provisional") == "yes",
        number=node.text("number"),
        deadline=node.text("deadline"),
        milestone=node.text("milestone"),
        moving=node.text("moving"),
        council=council_meant(node, definition),
        seats=_seats(node),
        present=node.texts("present"),
        written=node.texts("written"),
        cases=_motions(node, definition),
        results=results_of(node, definition),
        paper=paper_said(node, definition),
        expected=frozenset(node.texts("codes")) if node.text("expect") else None,
    )


def _seats(node: MapNode) -> dict[str, SeatKind]:
    listed = node.below("seats").entries.values()
    return {one.key.text: SeatKind(one.value.text) for one in listed if isinstance(one.value, TextNode)}


def _motions(node: MapNode, definition: Definition) -> tuple[Motion, ...]:
    rule = definition.councils.get(CouncilId(council_meant(node, definition)))
    listed = node.value("cases")
    motions = (item for item in listed.items if isinstance(item, MapNode)) if isinstance(listed, ListNode) else ()
    return tuple(_motion(one, motion_tracks(one, rule, definition)[0]) for one in motions if rule)


def _motion(node: MapNode, track: str) -> Motion:
    counted = ("in_favour", "against", "abstained", "invalid")
    return Motion(
        track=track,
        unit=node.text("unit"),
        person=node.text("person"),
        round=node.text("round"),
        nth=whole_number(node.text("nth")) if node.text("nth") else None,
        votes=Votes(**{name: whole_number(node.text(name) or "0") for name in counted}),
        casting=Choice(node.text("casting")) if node.text("casting") else None,
        conflicts=node.texts("conflicts"),
    )


def _gives(node: MapNode, definition: Definition) -> dict[str, str]:
    given = ((one.key.text, one.value) for one in node.below("gives").entries.values())
    return {name: _as_field(name, value.text, definition) for name, value in given if isinstance(value, TextNode)}


def _as_field(name: str, text: str, definition: Definition) -> str:
    """*text* as the door of cases takes it: a day that is written 30/12/2020 becomes 2020-12-30."""
    readable = FULL_DATE.takes(text) and FULL_DATE.means_something(text)
    return full_date(text).isoformat() if _is_date(name, definition) and readable else text


def _is_date(name: str, definition: Definition) -> bool:
    """Whether *name* is a field that holds a day; a criterion of a jury is no field."""
    field = definition.fields.get(FieldId(name))
    return field is not None and field.kind is FieldKind.DATE


def instant(node: MapNode) -> datetime:
    """When the act of *node* is done, aware UTC. Raises `ValueError` for a day or hour that does not exist."""
    at = hour(node.text("at")) if node.text("at") else OFFICE_OPENS
    return datetime.combine(full_date(node.text("on")), at, LOCAL).astimezone(UTC)
