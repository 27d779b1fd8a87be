"""A version of a plan put into the bodies of the API."""

from __future__ import annotations

from dataclasses import asdict

from definitions.citing import Part, parts_of
from definitions.telling import due_in_words, questions_of
from services.api import defined
from services.plans import Version, falls_due
from workflow.definition import Deadline, Definition, Label, Question, Source, State, Track, Transition
from workflow.quotas import Limits, Quota
from workflow.readings import Ask, Asked


def row(version: Version, language: str) -> defined.DefinitionRow:
    """The version in the list."""
    definition = version.definition
    return defined.DefinitionRow(
        id=version.id,
        plan=definition.id,
        label=definition.label.said(language),
        sha256=definition.sha256,
        year=definition.year,
        problems=len(version.problems),
        shipped=version.shipped,
        in_use=bool(version.campaigns),
    )


def whole(version: Version, language: str) -> defined.DefinitionOut:
    """The version with everything it says."""
    definition = version.definition
    parts = {part.path: part for part in parts_of(version.root)}
    return defined.DefinitionOut(
        **row(version, language).model_dump(),
        source=_source(definition.source),
        roles={role.id: role.label.said(language) for role in definition.roles.values()},
        deadlines=[
            _deadline(definition, one, parts.get(("deadlines", one.id)), language)
            for one in definition.deadlines.values()
        ],
        questions=[_question(one, language) for one in definition.questions.values()],
        quotas=[_quota(one, parts.get(("quotas", one.id)), language) for one in definition.quotas.values()],
        tracks=[_track(definition, one, language) for one in definition.tracks.values()],
        facts=dict(definition.facts),
        found=[defined.ProblemOut(**asdict(problem)) for problem in version.problems],
    )


def _source(source: Source) -> defined.SourceOut:
    return defined.SourceOut(
        number=source.number,
        issued_on=source.issued_on,
        issuer=source.issuer,
        signer=source.signer,
        basis=list(source.basis),
    )


def _deadline(definition: Definition, deadline: Deadline, part: Part | None, language: str) -> defined.DeadlineDefined:
    return defined.DeadlineDefined(
        id=deadline.id,
        label=deadline.label.said(language),
        clause=part.clause if part else "",
        says=part.says if part else "",
        rule=due_in_words(definition, deadline).said(language),
        last_days=[
            defined.LastDayOut(occurrence=one.id, opens_on=one.opens_on, named_day=one.named_day, last_day=one.last_day)
            for one in falls_due(definition, deadline)
        ],
        decided_by=list(dict.fromkeys(questions_of(deadline))),
        roll=deadline.rolls(definition.own_answers) or "",
        late=deadline.late,
        extended_by=list(deadline.extended_by),
        ladder=[
            defined.RungOut(days=rung.days, from_opening=rung.from_opening, kind=rung.kind, tells=list(rung.tells))
            for rung in deadline.ladder
        ],
        fact=deadline.fact,
    )


def _question(question: Question, language: str) -> defined.QuestionOut:
    return defined.QuestionOut(
        id=question.id,
        asks=question.asks.said(language),
        options=[defined.OptionOut(id=one.id, label=one.label.said(language)) for one in question.options],
        blocking=question.blocking,
        answer=question.answer,
        basis=question.basis.said(language) if question.basis else None,
        facts=list(question.facts),
    )


def _quota(quota: Quota, part: Part | None, language: str) -> defined.QuotaDefined:
    limits = quota.limits
    readings = (
        {str(option): one for option, one in limits.values.items()} if isinstance(limits, Asked) else {"": limits}
    )
    return defined.QuotaDefined(
        id=quota.id,
        label=Label(quota.label_vi, quota.label_en).said(language),
        clause=part.clause if part else "",
        says=part.says if part else "",
        track=quota.track,
        question=limits.question if isinstance(limits, Asked) else None,
        limits=[_limit(option, one) for option, one in readings.items()],
        counted_for_each=list(quota.each),
        base=_settled(quota.base),
        rounding=_settled(quota.rounding),
        tie=_settled(quota.tie),
        ranked_by=[key.field for key in quota.ranked_by],
        held_in=list(quota.held_in),
        facts=list(quota.facts),
    )


def _limit(option: str, limits: Limits) -> defined.LimitOut:
    percent = None if limits.percent is None else float(limits.percent)
    return defined.LimitOut(
        option=option, most=limits.most, least=limits.least, percent=percent, by_value=dict(limits.by_value)
    )


def _settled(value: str | Ask) -> defined.SettledOut:
    if isinstance(value, Ask):
        return defined.SettledOut(value=None, question=value.question)
    return defined.SettledOut(value=str(value), question=None)


def _track(definition: Definition, track: Track, language: str) -> defined.TrackOut:
    return defined.TrackOut(
        id=track.id,
        label=track.label.said(language),
        subject=track.subject,
        initial=track.initial,
        opened_by=list(track.opened_by),
        obligation=track.id in definition.obligations,
        states=[_state(one, language) for one in track.states.values()],
        transitions=[_transition(one, language) for one in track.transitions],
    )


def _state(state: State, language: str) -> defined.StateOut:
    return defined.StateOut(
        id=state.id,
        label=state.label.said(language),
        final=state.final,
        sealed=state.sealed,
        skeleton=state.skeleton,
    )


def _transition(move: Transition, language: str) -> defined.TransitionOut:
    return defined.TransitionOut(
        trigger=move.trigger,
        label=move.label.said(language),
        source=move.source,
        target=move.target,
        roles=list(move.roles),
        asks=list(move.asks),
        tells=list(move.tells),
        reason=move.reason,
        at=move.at,
    )
