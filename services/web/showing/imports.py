"""Ways to enter a list, and the preview of one, in words."""

from __future__ import annotations

from collections.abc import Iterable

from services.imports import Asking, Line, Preview
from services.web.contexts.imports import ImportPreviewPage, ListedChange, ListedLine, WayIn
from services.web.showing.parts import field_value, unmet
from services.words import translation
from workflow.definition import Definition

WRITTEN = "Ghi số liệu"
MOST_SHOWN = 300


def way_said(asking: Asking, language: str) -> str:
    """What a way to enter a list is called: the track, and the move or that values are written."""
    what = asking.label.said(language) if asking.label else translation(language).gettext(WRITTEN)
    return f"{asking.track.label.said(language)}: {what}"


def way_value(asking: Asking) -> str:
    return f"{asking.track.id}:{asking.trigger or ''}"


def ways_in(
    definition: Definition, askings: Iterable[Asking], href: str, chosen: str, language: str
) -> tuple[WayIn, ...]:
    """The ways to enter a list, as choices of a form."""
    return tuple(
        WayIn(
            value=way_value(one),
            label=way_said(one, language),
            columns=tuple(definition.fields[name].label.said(language) for name in one.fields),
            template=f"{href}/imports/template?way={way_value(one)}",
            chosen=way_value(one) == chosen,
        )
        for one in askings
    )


def preview_page(told: Preview, href: str, language: str, *, outdated: bool) -> ImportPreviewPage:
    """The context of `import_preview.html`."""
    definition = told.definition
    shown = [_line(one, definition, language) for one in told.entered[:MOST_SHOWN]]
    wrong = [_line(one, definition, language) for one in told.wrong[:MOST_SHOWN]]
    sent = {
        "sha256": told.sha256,
        "fingerprint": told.fingerprint,
        "way": way_value(told.asking),
        "occurrence": told.entering.occurrence,
        "number": told.entering.number,
    }
    return ImportPreviewPage(
        href=href,
        label=definition.label.said(language),
        way=way_said(told.asking, language),
        wrong=tuple(wrong),
        all_wrong=len(told.wrong),
        lines=tuple(shown),
        entered=len(told.entered),
        unchanged=len(told.lines) - len(told.entered) - len(told.wrong),
        outdated=outdated,
        sent=tuple(sent.items()),
    )


def _line(line: Line, definition: Definition, language: str) -> ListedLine:
    changes = []
    for one in line.changes:
        field = definition.fields[one.field]
        before = "" if one.before is None else field_value(field, one.before, language)
        changes.append(
            ListedChange(field=field.label.said(language), before=before, after=field_value(field, one.after, language))
        )
    problems = tuple(
        (wrong.column, said) for wrong in line.wrong for said in unmet([wrong.refusal], definition, language)
    )
    return ListedLine(
        number=line.number,
        subject=line.subject,
        unit=line.unit if line.unit != line.subject else "",
        href=f"/cases/{line.case}" if line.case else "",
        changes=tuple(changes),
        problems=problems,
    )
