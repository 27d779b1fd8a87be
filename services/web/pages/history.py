"""/history: the whole organisation's history, proved and read."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services import audit
from services.access import Actor
from services.cases import event_of
from services.doorway import Caller, language_of, office_of
from services.pages.latest import latest_entries
from services.pages.reading import Happened, subjects_of, tracks_of, when_they_sat
from services.pages.sittings import names_in
from services.refusing import definition_behind
from services.store import people
from services.store.work import Work
from services.web.contexts.errors import ErrorPage
from services.web.contexts.frame import Line
from services.web.contexts.history import Broken, HistoryPage
from services.web.forms import Signed, explained
from services.web.framing import frame_of
from services.web.rendering import page
from services.web.showing.calendar import calendar_line
from services.web.showing.of_people import named_in, person_line
from services.web.showing.of_units import registry_line, units_in
from services.web.showing.telling import line
from services.words import translation
from workflow.definition import Definition
from workflow.errors import NotPermitted
from workflow.events import CalendarChanged
from workflow.events.councils import CouncilComposed
from workflow.history import Break, Fault, Kept

router = APIRouter(include_in_schema=False)
LATEST = 60
PERSON, COUNCIL, SITTING, REGISTRY = "person:", "council:", "sitting:", "registry:"
ELSEWHERE = {"person": "/me", "calendar": "/calendar", "registry": "/units"}
FORBIDDEN = 403
NOT_YOURS = "Thao tác này không thuộc vai trò của ông/bà."
FAULTS = {
    Fault.SEQUENCE: "Thiếu hoặc thừa bản ghi",
    Fault.LINK: "Không nối với bản ghi trước",
    Fault.HASH: "Nội dung đã bị sửa",
    Fault.COMMITMENT: "Phần riêng tư đã bị sửa",
    Fault.ROW: "Dữ liệu khác với lịch sử",
    Fault.MISSING: "Thiếu dữ liệu hoặc thiếu lịch sử",
}


@router.get("/history")
def history_page(request: Request, caller: Signed) -> Response:
    """Prove every chain; for those who see the whole organisation."""
    if not caller.actor.sees_everything:
        return _not_yours(request, caller)
    language = language_of(request)
    with office_of(request).reading(caller.actor.id) as work:
        found = audit.verify(work, caller.actor.organisation)
        lines = _latest(work, caller.actor, language)
    context = HistoryPage(
        holds=found.holds,
        streams=found.streams,
        entries=found.entries,
        breaks=tuple(_broken(one, language) for one in found.breaks),
        lines=lines,
    )
    return page("history.html", context, frame_of(request, caller, "history"))


def _not_yours(request: Request, caller: Caller) -> Response:
    explained(request, caller, "", NotPermitted("verify", ("auditor",)))
    said = translation(language_of(request)).gettext(NOT_YOURS)
    context = ErrorPage(status=FORBIDDEN, sentence=said, unmet=(), back="/")
    return page("error.html", context, frame_of(request, caller), FORBIDDEN)


def _latest(work: Work, who: Actor, language: str) -> tuple[Line, ...]:
    entries = latest_entries(work, who, LATEST)
    own = {kept.entry.hash: event_of(kept) for kept in entries if kept.entry.stream.startswith(PERSON)}
    named = {kept.entry.actor for kept in entries}.union(*map(named_in, own.values()))
    named |= {kept.entry.stream.removeprefix(PERSON) for kept in entries if kept.entry.hash in own}
    names = {person.id: person.name for person in people.by_id(work, named).values()}
    names |= _named_elsewhere(work, who, entries)
    streams = {kept.entry.stream for kept in entries}
    definitions: dict[str, Definition | None] = {stream: definition_behind(work, stream) for stream in streams}
    tracks = tracks_of(work, {stream.partition(":")[2] for stream in streams})
    subjects = subjects_of(work, {stream.partition(":")[2] for stream in streams if stream.startswith("case:")})
    lines = []
    for kept in entries:
        event = event_of(kept)
        if isinstance(event, CalendarChanged):
            lines.append(calendar_line(Happened(entry=kept.entry, event=event), event, names, language))
            continue
        if kept.entry.stream.startswith(REGISTRY):
            lines.append(registry_line(kept.entry, event, names, language))
            continue
        if kept.entry.hash in own:
            lines.append(person_line(kept.entry, own[kept.entry.hash], names, language))
            continue
        definition = definitions[kept.entry.stream]
        if definition is not None:
            happened = Happened(entry=kept.entry, event=event)
            identity = kept.entry.stream.partition(":")[2]
            about = subjects.get(identity, definition.label.said(language))
            track = tracks.get(identity, "")
            lines.append(line(happened, definition, names, language, about=about, track=track))
    return tuple(lines)


def _named_elsewhere(work: Work, who: Actor, entries: list[Kept]) -> dict[str, str]:
    """What entries of councils and sittings name, and when the sittings were that moved cases."""
    composed = (event_of(kept) for kept in entries if kept.entry.stream.startswith(COUNCIL))
    seated = {person for event in composed if isinstance(event, CouncilComposed) for person in event.seats}
    names = {person.id: person.name for person in people.by_id(work, seated).values()}
    names |= names_in(work, who, _of_kind(entries, SITTING))
    names |= people.unit_names(work, units_in(map(event_of, entries)))
    return names | when_they_sat(work, map(event_of, entries))


def _of_kind(entries: list[Kept], kind: str) -> set[str]:
    return {kept.entry.stream.removeprefix(kind) for kept in entries if kept.entry.stream.startswith(kind)}


def _broken(one: Break, language: str) -> Broken:
    kind, _, identity = one.stream.partition(":")
    return Broken(
        stream=one.stream,
        href=ELSEWHERE.get(kind, f"/{kind}s/{identity}"),
        sequence=one.sequence,
        fault=translation(language).gettext(FAULTS[one.fault]),
        expected=one.expected,
        found=one.found,
    )
