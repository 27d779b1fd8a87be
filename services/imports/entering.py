"""A list that was previewed is entered: every line in one transaction, or none."""

from __future__ import annotations

from dataclasses import dataclass

from services import cases
from services.access import Actor
from services.imports.asking import Entering
from services.imports.planning import Preview, preview, sure
from services.imports.reading import Table
from services.store.work import Work
from workflow.errors import CaseChanged


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """How many cases a list was entered into."""

    changed: int


class PreviewOutdated(CaseChanged):
    """What was confirmed is no longer what would be entered; `preview` is what would now."""

    def __init__(self, stream: str, told: Preview) -> None:
        super().__init__(stream, 0)
        self.preview = told


def enter(
    work: Work, who: Actor, campaign: str, entering: Entering, table: Table, sha256: str, fingerprint: str
) -> Imported:
    """Enter *table* as it was previewed.

    Raises as `preview` does, `Refused` while any line is wrong, and `PreviewOutdated` unless *fingerprint* is its.
    """
    told = preview(work, who, campaign, entering, table, sha256)
    if told.fingerprint != fingerprint:
        raise PreviewOutdated(f"campaign:{campaign}", told)
    after = cases.perform(work, who, sure(told).asked())
    return Imported(changed=len(after))
