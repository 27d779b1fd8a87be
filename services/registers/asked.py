"""What a register is asked for: by whom, of which campaign, in which language."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from services import campaigns, cases
from services.access import Actor, scope_of
from services.registers.sheets import Heading
from services.registry import definition_of
from services.store import people
from services.store.cases import Listed
from services.store.work import Scope, Work
from services.words import day, occurrence_in_words
from services.words.alphabet import alphabetical
from workflow.campaign import Campaign
from workflow.definition import Definition, Label
from workflow.ids import StateId, TrackId

A_PAGE = 5_000
MOST_UNITS_NAMED = 3
STAMP = Label("BẢN MINH HỌA, KHÔNG CÓ GIÁ TRỊ", "DEMONSTRATION ONLY, NOT VALID")
PLAN, NUMBERED = (
    Label("Kế hoạch: {plan}", "Plan: {plan}"),
    Label("Kế hoạch số {number}: {plan}", "Plan no. {number}: {plan}"),
)
OF_YEAR = Label("{plan}, năm {year}", "{plan}, {year}")
ALL_UNITS = Label("Phạm vi: toàn cơ quan", "Scope: the whole organisation")
SOME_UNITS = Label("Phạm vi: {units}", "Scope: {units}")
MORE_UNITS = Label("Phạm vi: {units} và {more} đơn vị khác", "Scope: {units} and {more} other units")
MADE = Label("Ngày lập: {day}", "Made on: {day}")
NUMBER, SUM = Label("STT", "No."), Label("Cộng", "Total")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A campaign as *who* may see it, to be put into a register; labels are said in `language`."""

    work: Work
    who: Actor
    campaign: Campaign
    definition: Definition
    language: str

    @property
    def scope(self) -> Scope:
        return scope_of(self.who)

    def said(self, label: Label, **params: object) -> str:
        """*label* in the register's language, its places filled in."""
        text = label.said(self.language)
        return text.format(**params) if params else text

    def track(self, track: str) -> str:
        return self.said(self.definition.track_of(TrackId(track)).label)

    def state(self, track: str, state: str) -> str:
        return self.said(self.definition.track_of(TrackId(track)).state_of(StateId(state)).label)

    def round(self, occurrence: str) -> str:
        return occurrence_in_words(occurrence, self.language) if occurrence else ""

    def listed(self, tracks: Collection[TrackId]) -> Iterator[Listed]:
        """Every case on *tracks* as *who* may see it, however many there are."""
        after: tuple[str, str] | None = None
        while True:
            found = cases.listing(
                self.work, self.who, campaign=self.campaign.id, tracks=tracks, after=after, limit=A_PAGE
            )
            yield from found
            if len(found) < A_PAGE:
                return
            after = (found[-1].track, found[-1].id)

    @property
    def nominations(self) -> tuple[TrackId, ...]:
        """The tracks that are no obligations."""
        return tuple(track for track in self.definition.tracks if track not in self.definition.obligations)


def asked(work: Work, who: Actor, campaign: str, language: str) -> Asked:
    """That campaign, to be put into a register for *who*. Raises `NotFound`."""
    found = campaigns.load(work, who, campaign, cases=None)
    definition = definition_of(work, found.sha256)
    return Asked(work=work, who=who, campaign=found, definition=definition, language=language)


def called(of: Asked) -> str:
    """What the campaign is called: its plan, and its year unless the plan's name has that already."""
    plan, year = of.said(of.definition.label), of.campaign.year
    return plan if str(year) in plan else of.said(OF_YEAR, plan=plan, year=year)


def heading(of: Asked) -> Heading:
    """What stands above every sheet for *of*."""
    number = of.definition.source.number
    line = of.said(NUMBERED if number else PLAN, number=number, plan=called(of))
    return Heading(
        organisation=people.organisation_name(of.work, of.campaign.organisation),
        lines=(line, _scope(of), of.said(MADE, day=day(of.work.act.today))),
        stamp=of.said(STAMP) if of.work.installation.demo else "",
        number=of.said(NUMBER),
        sum=of.said(SUM),
        made_at=of.work.act.business_at,
    )


def _scope(of: Asked) -> str:
    if of.scope.units is None:
        return of.said(ALL_UNITS)
    names = sorted((one.name for one in people.units(of.work, of.scope)), key=alphabetical)
    shown, more = ", ".join(names[:MOST_UNITS_NAMED]), len(names) - MOST_UNITS_NAMED
    return of.said(MORE_UNITS, units=shown, more=more) if more > 0 else of.said(SOME_UNITS, units=shown)
