"""What is given once, as rows: unique by organisation, what is given, to whom, and the year it is closed for.

A unit that was renamed, merged or split is looked at together with the units it came from and became.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import delete, select

from services.store.inserting import insert_new
from services.store.places import Moved
from services.store.successions import hold_units, lineage
from services.store.tables import HonourRow, table
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.definition import Definition
from workflow.errors import Refused
from workflow.facts import Given
from workflow.guards.elsewhere import award_given_before
from workflow.honours import Honour, honours_won
from workflow.ids import AwardId, CaseId

HONOURS = table(HonourRow)


def settle(work: Work, definition: Definition, campaign: Campaign, moved: Sequence[Moved]) -> None:
    """Take back what cases have won no more, and give what they have won; raises `Refused` where it was given before."""
    if not any(award.once for award in definition.awards.values()):
        return
    won: list[tuple[Honour, Moved]] = []
    for one in moved:
        before = honours_won(definition, one.before, campaign.year) if one.before else frozenset()
        after = honours_won(definition, one.after, campaign.year)
        won += [(honour, one) for honour in after - before]
        lost = {honour.honour for honour in before - after}
        if lost:
            statement = delete(HONOURS).where(HONOURS.c.case_id == one.after.id, HONOURS.c.honour.in_(lost))
            work.connection.execute(statement)
    if won:
        _give(work, definition, campaign, sorted(won, key=lambda each: each[0]))


def given_to(
    work: Work, definition: Definition, campaign: Campaign, subjects: Collection[str]
) -> dict[str, dict[AwardId, Given]]:
    """What of this campaign's awards each of *subjects* was given already, so that it can't be given now.

    To a unit also what a unit of its lineage was given.
    """
    lines = lineage(work, campaign.organisation, subjects)
    closed = {(honour, year): award for award, honour, year in _closed(definition, campaign)}
    statement = select(HONOURS).where(
        HONOURS.c.organisation_id == campaign.organisation,
        HONOURS.c.honour.in_({honour for honour, _ in closed}),
        HONOURS.c.subject_id.in_(sorted(frozenset[str]().union(*lines.values()))),
        HONOURS.c.year.in_({year for _, year in closed}),
    )
    found: dict[str, dict[AwardId, Given]] = {}
    for row in work.connection.execute(statement.order_by(HONOURS.c.won_in)):
        if (row.honour, row.year) in closed:
            given = Given(case=CaseId(row.case_id), year=row.won_in)
            for subject in (one for one, line in lines.items() if row.subject_id in line):
                found.setdefault(subject, {})[closed[row.honour, row.year]] = given
    return found


def of_cases(work: Work, cases: Collection[str]) -> Mapping[str, frozenset[Honour]]:
    """What each of *cases* has won that is given once; nothing won, no entry."""
    found: dict[str, set[Honour]] = {}
    for row in work.connection.execute(select(HONOURS).where(HONOURS.c.case_id.in_(list(cases)))):
        honour = Honour(honour=row.honour, subject=row.subject_id, year=row.year)
        found.setdefault(row.case_id, set()).add(honour)
    return {case: frozenset(won) for case, won in found.items()}


def _closed(definition: Definition, campaign: Campaign) -> Iterator[tuple[AwardId, str, int]]:
    """Each award that is given once, by what name, and the years of the rows it would have."""
    for award in definition.awards.values():
        if award.once:
            for year in award.once.closes(campaign.year):
                yield award.id, award.once.honour, year


def _give(work: Work, definition: Definition, campaign: Campaign, won: Sequence[tuple[Honour, Moved]]) -> None:
    """Give all of *won*; whoever gives the same in another campaign meanwhile is waited for."""
    lines = lineage(work, campaign.organisation, {honour.subject for honour, _ in won})
    hold_units(work, frozenset[str]().union(*(line for line in lines.values() if len(line) > 1)))
    rows = [
        {
            "organisation_id": campaign.organisation,
            "honour": honour.honour,
            "subject_id": honour.subject,
            "year": honour.year,
            "case_id": one.after.id,
            "won_in": campaign.year,
        }
        for honour, one in won
    ]
    insert_new(work.connection, HonourRow, rows, returning="subject_id")
    stand = of_cases(work, {one.after.id for _, one in won})
    taken = _of_lineages(work, campaign, [honour for honour, _ in won], lines)
    for honour, one in won:
        if honour not in stand.get(one.after.id, ()) or taken.get(honour, set()) - {one.after.id}:
            raise _refused(work, definition, campaign, honour, one)


def _of_lineages(
    work: Work, campaign: Campaign, won: Sequence[Honour], lines: Mapping[str, frozenset[str]]
) -> dict[Honour, set[str]]:
    """The cases by which units of the lineage of its subject were given each of *won*; one's own row is not asked for."""
    kin = {honour: lines[honour.subject] - {honour.subject} for honour in won if len(lines[honour.subject]) > 1}
    if not kin:
        return {}
    statement = select(HONOURS).where(
        HONOURS.c.organisation_id == campaign.organisation,
        HONOURS.c.honour.in_({one.honour for one in kin}),
        HONOURS.c.subject_id.in_(sorted(frozenset[str]().union(*kin.values()))),
    )
    found: dict[Honour, set[str]] = {}
    for row in work.connection.execute(statement):
        for one, units in kin.items():
            if (row.honour, row.year) == (one.honour, one.year) and row.subject_id in units:
                found.setdefault(one, set()).add(row.case_id)
    return found


def _refused(work: Work, definition: Definition, campaign: Campaign, honour: Honour, moved: Moved) -> Refused:
    before = given_to(work, definition, campaign, [honour.subject])[honour.subject]
    refusals = (
        award_given_before(award, before[award.id].year)
        for award in definition.awards.values()
        if award.once and award.once.honour == honour.honour and award.id in before
    )
    return Refused(moved.trigger, tuple(refusals))
