"""Every letter a plan can send, with sample data: what its rungs, its moves and changes of it say, to which roles.

The words come from the builders that write the real letters; only the people, units and cases are made up, and say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from notifications import Kind, Letter, parts_of, render
from notifications.texting import unaccented
from services.notices.changed_dates import Changed
from services.notices.named_roles import of_deadline, of_ladders, of_track
from services.notices.of_campaigns import Pause, paused_letter
from services.notices.of_cancelling import cancelled_letter
from services.notices.of_dates import EXTENDED, Why, changed_letter
from services.notices.of_deadlines import deadline_letter, opening_letter
from services.notices.of_moves import moved_letter, moved_together_letter
from services.notices.of_sittings import CALLED, NOT_THEIRS, called_letter, closed_letter
from services.notices.queueing import own_words
from services.notices.receivers import Told
from services.store.people import Person
from services.store.rungs import DueRung
from services.store.work import Work
from workflow.campaign import Campaign, CampaignState
from workflow.case import Case
from workflow.commands import Moving
from workflow.councils.sitting import Sitting, SittingState
from workflow.deadlines import Due, beginning_of, rung_instant
from workflow.definition import Deadline, Definition, Label, RungRule, Scope, Subject, Transition
from workflow.definition.duties import Occurrence
from workflow.events import CampaignResumed, CampaignSuspended
from workflow.ids import CampaignId, CaseId, RoleId, SittingId, TrackId, UnitId
from workflow.waiting import waiting_states

SAMPLE_PERSON = Label("Người nhận mẫu", "Sample receiver")
SAMPLE_UNITS = (Label("Đơn vị mẫu A", "Sample unit A"), Label("Đơn vị mẫu B", "Sample unit B"))
SAMPLE_SUBJECT = Label("Cá nhân mẫu", "Sample person")
SAMPLE_TITLE = Label("Tác phẩm mẫu", "Sample work")
SAMPLE_REASON = Label("Lý do mẫu", "Sample reason")
SAMPLE_NUMBER = "00/MAU"
SAMPLE_HOUR = timedelta(hours=9)
SAMPLE_DELAY = timedelta(days=10)
SAMPLE_ID = "mau"
SAMPLE_MONTH, SAMPLE_DAY = 12, 15

FallsDue = Callable[[Deadline], Sequence[Occurrence]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One letter, to *roles*. Of a rung: its deadline and day (`sampled` where the plan's own is not known yet).

    Of a move: its track and transition; of a change neither. `own`: said in the plan's own words. `parts`: how many an SMS takes, as it
    stands and without diacritics.
    """

    kind: Kind
    roles: tuple[RoleId, ...]
    subject: str
    text: str
    html: str
    sms: str
    parts: tuple[int, int]
    own: bool
    deadline: Deadline | None = None
    rung: RungRule | None = None
    on: date | None = None
    sampled: bool = False
    track: TrackId | None = None
    move: Transition | None = None


def previews(work: Work, definition: Definition, receiver: Person, falls_due: FallsDue) -> list[Preview]:
    """Every letter of *definition* in the language of *receiver*, who is made a sample; rungs, moves, changes."""
    samples = _Samples(work, definition, replace(receiver, name=SAMPLE_PERSON.said(receiver.language)))
    of_rungs = [
        one
        for deadline in definition.deadlines.values()
        for rung in deadline.ladder
        for one in samples.of_rung(deadline, rung, next(iter(falls_due(deadline)), None))
    ]
    return [*of_rungs, *samples.of_moves(), *samples.of_several(), *samples.of_changes(), *samples.of_councils()]


@dataclass(frozen=True, slots=True)
class _Samples:
    work: Work
    definition: Definition
    receiver: Person

    def of_rung(self, deadline: Deadline, rung: RungRule, due: Occurrence | None) -> Iterator[Preview]:
        """What *rung* says: one letter to the roles of a unit, and one to those of the whole organisation."""
        last_day = due.last_day if due else date(self.definition.year, SAMPLE_MONTH, SAMPLE_DAY)
        opens = due.opens_on if due else None
        counted_from = (opens or last_day) if rung.from_opening else last_day
        at = rung_instant(counted_from, rung.days)
        work = replace(self.work, act=replace(self.work.act, business_at=at))
        fired = _fired(deadline, rung, due.id if due else "", opens or counted_from, last_day)
        when = {
            "deadline": deadline,
            "rung": rung,
            "on": counted_from + timedelta(days=rung.days),
            "sampled": due is None,
        }
        if rung.from_opening:
            told = Told(person=self.receiver, organisation_wide=False, cases=())
            letter = opening_letter(work, self.definition, deadline, self._campaign(), fired, told)
            yield self._preview(letter, rung.tells, **when)
            return
        letters: dict[Kind, tuple[Letter, list[RoleId]]] = {}
        for role in rung.tells:
            wide = self.definition.roles[role].scope is not Scope.UNIT
            cases = self._owing(deadline, fired.occurrence, SAMPLE_UNITS if wide else SAMPLE_UNITS[:1])
            told = Told(person=self.receiver, organisation_wide=wide, cases=cases)
            names = {str(case.unit): self._said(SAMPLE_UNITS[number]) for number, case in enumerate(cases)}
            letter = deadline_letter(work, self.definition, deadline, fired, rung, told, names)
            letters.setdefault(letter.kind, (letter, []))[1].append(role)
        for letter, roles in letters.values():
            yield self._preview(letter, tuple(roles), **when)

    def of_moves(self) -> Iterator[Preview]:
        """What each move says that tells anybody; from several states it is one letter."""
        seen = set()
        for track in self.definition.tracks.values():
            for move in track.transitions:
                if move.tells and (track.id, move.trigger, move.target) not in seen:
                    seen.add((track.id, move.trigger, move.target))
                    case = replace(self._case(track.id, 0, ""), state=move.target)
                    letter = moved_letter(self.work, self.definition, case, move, self._named(case), self.receiver)
                    yield self._preview(letter, move.tells, track=track.id, move=move)

    def of_several(self) -> Iterator[Preview]:
        """What is said when one act moves several cases: of the first move that tells anybody."""
        moves = (
            (track, move) for track, rules in self.definition.tracks.items() for move in rules.transitions if move.tells
        )
        for track, move in islice(moves, 1):
            cases = [replace(self._case(track, number, ""), state=move.target) for number in range(len(SAMPLE_UNITS))]
            names = {str(case.id): f"{self._named(case)} {number}" for number, case in enumerate(cases, start=1)}
            letter = moved_together_letter(self.work, self.definition, cases, move, names, self.receiver)
            yield self._preview(letter, move.tells)

    def of_changes(self) -> Iterator[Preview]:
        """What is said when a date changes, when the campaign is suspended and goes on, and when a case is cancelled."""
        reminding = (one for one in self.definition.deadlines.values() if of_deadline(self.definition, one))
        deadline = next(reminding, None)
        if deadline is not None:
            yield self._preview(self._changed(deadline), of_deadline(self.definition, deadline))
        roles = of_ladders(self.definition)
        for event in self._pauses() if roles else ():
            letter = paused_letter(self.work, self.definition, self._campaign(), event, self.receiver)
            yield self._preview(letter, roles)
        track = next(iter(self.definition.tracks))
        if of_track(self.definition, track):
            case, reason = self._case(track, 0, ""), self._said(SAMPLE_REASON)
            letter = cancelled_letter(self.work, self.definition, case, reason, self._named(case), self.receiver)
            yield self._preview(letter, of_track(self.definition, track))

    def of_councils(self) -> Iterator[Preview]:
        """What is said of the sittings of each council: to its members, who hold no role by it, and to who convenes it."""
        at = beginning_of(date(self.definition.year, SAMPLE_MONTH, SAMPLE_DAY)) + SAMPLE_HOUR
        for rule in self.definition.councils.values():
            about = self._case(rule.tracks[0], 0, "")
            sitting = Sitting(
                id=SittingId(SAMPLE_ID),
                organisation=self.receiver.organisation,
                campaign=about.campaign,
                council=rule.id,
                state=SittingState.CALLED,
                version=1,
                called_for=at,
                place="",
                agenda={},
            )
            named = (self._named(about), self._said(NOT_THEIRS))
            called = called_letter(self.work, self.definition, rule, sitting, CALLED, self.receiver, named)
            yield self._preview(called, ())
            closed = closed_letter(self.work, self.definition, rule, sitting, self.receiver)
            yield self._preview(closed, rule.convened_by)

    def _changed(self, deadline: Deadline) -> Letter:
        stood = date(self.definition.year, SAMPLE_MONTH, SAMPLE_DAY)
        was = Due(last_day=stood, original_last_day=stood)
        cases = self._owing(deadline, "", SAMPLE_UNITS[:1])
        told = Told(person=self.receiver, organisation_wide=False, cases=cases)
        one = Changed(deadline=deadline, was=was, now=replace(was, last_day=stood + SAMPLE_DELAY), cases=cases)
        why = Why(because=EXTENDED, document_number=SAMPLE_NUMBER, reason=self._said(SAMPLE_REASON))
        names = {str(case.unit): self._said(SAMPLE_UNITS[0]) for case in cases}
        return changed_letter(self.work, self.definition, [one], why, told, names)

    def _pauses(self) -> tuple[Pause, ...]:
        since = date(self.definition.year, SAMPLE_MONTH, SAMPLE_DAY)
        reason = self._said(SAMPLE_REASON)
        return (
            CampaignSuspended(suspended_on=since.isoformat(), document_number=SAMPLE_NUMBER, reason=reason),
            CampaignResumed(
                resumed_on=(since + SAMPLE_DELAY).isoformat(),
                days=SAMPLE_DELAY.days,
                moving=Moving.SHIFT,
                document_number=SAMPLE_NUMBER,
                reason=reason,
            ),
        )

    def _preview(self, letter: Letter, roles: tuple[RoleId, ...], **about: object) -> Preview:
        own = own_words(self.definition, letter)
        said = render(letter, demo=self.work.installation.demo, own=own)
        return Preview(
            kind=letter.kind,
            roles=roles,
            subject=said.subject,
            text=said.text,
            html=said.html,
            sms=said.short,
            parts=(parts_of(said.short), parts_of(unaccented(said.short))),
            own=own is not None,
            **about,  # type: ignore[arg-type]
        )

    def _owing(self, deadline: Deadline, occurrence: str, units: Sequence[Label]) -> tuple[Case, ...]:
        """A case for each unit that waits for *deadline*."""
        track, state = next(iter(waiting_states(self.definition, deadline.id)))
        cases = (self._case(track, number, occurrence) for number in range(len(units)))
        return tuple(replace(case, state=state) for case in cases)

    def _case(self, track: TrackId, number: int, occurrence: str) -> Case:
        rules = self.definition.track_of(track)
        titled = rules.subject is Subject.WORK and rules.shows
        return Case(
            id=CaseId(f"{SAMPLE_ID}-{number + 1}"),
            campaign=CampaignId(SAMPLE_ID),
            track=track,
            unit=UnitId(f"{SAMPLE_ID}-{number + 1}"),
            person=None,
            state=rules.initial,
            version=1,
            occurrence=occurrence,
            fields={rules.shows[0]: self._said(SAMPLE_TITLE)} if titled else {},
        )

    def _named(self, case: Case) -> str:
        """What the case is called in a letter of a move."""
        match self.definition.track_of(case.track).subject:
            case Subject.PERSON:
                return self._said(SAMPLE_SUBJECT)
            case Subject.WORK:
                return f"“{self._said(SAMPLE_TITLE)}” ({self._said(SAMPLE_UNITS[0])})"
            case _:
                return self._said(SAMPLE_UNITS[0])

    def _said(self, sample: Label) -> str:
        return sample.said(self.receiver.language)

    def _campaign(self) -> Campaign:
        return Campaign(
            id=CampaignId(SAMPLE_ID),
            organisation=self.receiver.organisation,
            definition=self.definition.id,
            sha256=self.definition.sha256,
            year=self.definition.year,
            state=CampaignState.LAUNCHED,
            version=1,
        )


def _fired(deadline: Deadline, rung: RungRule, occurrence: str, opens: date, last_day: date) -> DueRung:
    return DueRung(
        id=SAMPLE_ID,
        name=rung.id,
        fire_at=rung_instant(last_day, rung.days),
        attempts=0,
        organisation=SAMPLE_ID,
        campaign=SAMPLE_ID,
        deadline=deadline.id,
        occurrence=occurrence,
        case="",
        revision=1,
        opens_on=opens,
        last_day=last_day,
    )
