"""What entering a list would do, line by line: whose case, old and new values, or what is wrong and where."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from services import cases
from services.access import Actor, scope_of
from services.cases import Asked
from services.imports.asking import Asking, Entering, way_of
from services.imports.matching import CORRECT, Columns, Subjects, columns_of, subjects_of
from services.imports.meaning import meant
from services.imports.reading import Row, Table
from services.store import cases as rows
from services.store.cases import Listed
from services.store.work import Work
from workflow.case import Value
from workflow.commands import Provenance, TakeTransition, WriteFields
from workflow.definition import Definition
from workflow.errors import Refused
from workflow.history import canonical
from workflow.ids import FieldId
from workflow.inputs import read_inputs
from workflow.refusals import Refusal

MOST_CASES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """Something wrong with a line, in the column of that heading (empty: with the line as a whole)."""

    column: str
    refusal: Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field's value before (None: it had none) and after."""

    field: FieldId
    before: Value | None
    after: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the list: the case it is about, if it is known, what changes in it, and what is wrong."""

    number: int
    subject: str
    unit: str
    case: str = ""
    version: int = 0
    inputs: Mapping[FieldId, str]
    changes: tuple[Change, ...] = ()
    wrong: tuple[Wrong, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What entering the list with those bytes would do."""

    sha256: str
    definition: Definition
    entering: Entering
    asking: Asking
    lines: tuple[Line, ...]

    @property
    def wrong(self) -> tuple[Line, ...]:
        """The lines that keep the list from being entered."""
        return tuple(line for line in self.lines if line.wrong)

    @property
    def entered(self) -> tuple[Line, ...]:
        """The lines that change something."""
        return tuple(line for line in self.lines if line.case and not line.wrong and (line.changes or self.moves))

    @property
    def moves(self) -> bool:
        return self.entering.trigger is not None

    @property
    def fingerprint(self) -> str:
        """What a confirmation says it has seen; it changes as soon as anything else would be entered."""
        how = [self.sha256, self.entering.track, self.entering.trigger or "", self.entering.number]
        seen = [[one.case, one.version, sorted(one.inputs.items())] for one in self.entered]
        return hashlib.sha256(canonical({"how": how, "seen": seen, "wrong": len(self.wrong)})).hexdigest()[:32]

    def asked(self) -> list[Asked]:
        """What is asked of each case."""
        source = Provenance(sha256=self.sha256, number=self.entering.number)
        trigger = self.entering.trigger
        return [
            Asked(
                case=one.case,
                version=one.version,
                command=TakeTransition(trigger=trigger, inputs=one.inputs, taken_from=source)
                if trigger
                else WriteFields(inputs=one.inputs, taken_from=source),
            )
            for one in self.entered
        ]


def preview(work: Work, who: Actor, campaign: str, entering: Entering, table: Table, sha256: str) -> Preview:
    """What entering *table* would do; nothing is changed.

    Raises `NotFound`, also for a way to enter it that *who* does not have, `Refused` for columns that can't be told.
    """
    definition, asking = way_of(work, who, campaign, entering)
    columns = columns_of(table, asking, definition)
    listed = rows.listing(work, scope_of(who), campaign=campaign, tracks=[entering.track], limit=MOST_CASES)
    subjects = subjects_of((cases.titled(definition, one) for one in listed if _of_round(one, entering)), asking)
    reader = _Reader(definition, asking, columns, subjects, table.heading, work.act.today)
    lines = list(_without_doubles([reader.line(row) for row in table.rows]))
    told = Preview(sha256=sha256, definition=definition, entering=entering, asking=asking, lines=tuple(lines))
    return replace(told, lines=tuple(_with_guards(work, who, told)))


def _of_round(one: Listed, entering: Entering) -> bool:
    return entering.occurrence in ("", one.occurrence)


@dataclass(frozen=True, slots=True)
class _Reader:
    definition: Definition
    asking: Asking
    columns: Columns
    subjects: Subjects
    heading: Sequence[str]
    today: date

    def line(self, row: Row) -> Line:
        name, unit = self._named(row)
        faults = [Wrong(column=self._head(place), refusal=fault) for place, fault in row.faults.items()]
        inputs = {
            field: meant(self.definition.fields[field], row.cells[place])
            for field, place in self.columns.fields.items()
            if row.cells[place] or self.asking.trigger
        }
        case, unknown = self._case(name, unit)
        wrong = (*faults, *unknown, *self._misread(inputs, row))
        line = Line(number=row.number, subject=name, unit=unit, inputs=inputs, wrong=wrong)
        return self._about(line, case) if case else line

    def _about(self, line: Line, case: Listed) -> Line:
        values, _ = read_inputs(self.definition, tuple(line.inputs), line.inputs, self.today)
        changes = tuple(
            Change(field=field, before=case.fields.get(field), after=value)
            for field, value in values.items()
            if case.fields.get(field) != value
        )
        changed = {change.field for change in changes}
        kept = line.inputs if self.asking.trigger else {f: t for f, t in line.inputs.items() if f in changed}
        return replace(
            line,
            subject=case.subject,
            unit=case.unit_name,
            case=case.id,
            version=case.version,
            inputs=kept,
            changes=changes,
        )

    def _named(self, row: Row) -> tuple[str, str]:
        unit = row.cells[self.columns.unit] if self.columns.unit is not None else ""
        place = self.columns.title if self.asking.by_title else self.columns.person if self.asking.by_person else None
        return (row.cells[place], unit) if place is not None else (unit, "")

    def _case(self, name: str, unit: str) -> tuple[Listed | None, tuple[Wrong, ...]]:
        found = self.subjects.found(name, unit)
        if len(found) == 1:
            return found[0], ()
        if len(found) > 1:
            refusal = Refusal("subject_ambiguous", {"subject": name[:60], "number": len(found)}, CORRECT)
        elif meant := self.subjects.like(name):
            refusal = Refusal("subject_unknown_but_like", {"subject": name[:60], "meant": meant}, CORRECT)
        else:
            refusal = Refusal("subject_unknown", {"subject": name[:60]}, CORRECT)
        return None, (Wrong(column="", refusal=refusal),)

    def _misread(self, inputs: Mapping[FieldId, str], row: Row) -> Iterator[Wrong]:
        for field, text in inputs.items():
            place = self.columns.fields[field]
            if place in row.faults:
                continue
            _, wrong = read_inputs(self.definition, (field,), {field: text}, self.today)
            yield from (Wrong(column=self._head(place), refusal=one) for one in wrong)

    def _head(self, place: int) -> str:
        return self.heading[place] if place < len(self.heading) else ""


def _without_doubles(lines: Sequence[Line]) -> Iterator[Line]:
    """*lines*, each that is about the case of an earlier one marked as wrong."""
    first: dict[str, int] = {}
    for line in lines:
        if line.case and line.case in first:
            double = Refusal("line_twice", {"line": first[line.case]}, CORRECT)
            yield replace(line, wrong=(*line.wrong, Wrong(column="", refusal=double)))
        else:
            first[line.case] = line.number
            yield line


def _with_guards(work: Work, who: Actor, told: Preview) -> Iterator[Line]:
    """The lines of *told*, with what their cases would refuse."""
    asked = told.asked()
    refused = cases.foreseen(work, who, asked) if asked else {}
    for line in told.lines:
        if line.wrong or line.case not in refused:
            yield line
        else:
            more = tuple(Wrong(column="", refusal=one) for one in refused[line.case])
            yield replace(line, wrong=more)


def sure(told: Preview) -> Preview:
    """*told*, if nothing in it is wrong and something would be entered; raises `Refused` else."""
    if told.wrong:
        refusal = Refusal("list_has_faults", {"lines": len(told.wrong), "first": told.wrong[0].number}, CORRECT, "file")
        raise Refused("enter_list", (refusal,))
    if not told.entered:
        raise Refused("enter_list", (Refusal("list_changes_nothing", {}, CORRECT, "file"),))
    return told
