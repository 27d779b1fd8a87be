"""One answer to many cases over HTTP: results that come in, those that may be entered, and cases of other levels."""

from __future__ import annotations

from services.api import schemas
from services.api.level_schemas import LevelOut, ResultOut, ResultsOut
from services.cases import Levels, Link, Looked
from services.readiness import Readiness
from services.words import state_said
from workflow.answering import results_offered
from workflow.carrying import Result
from workflow.definition import Definition, Transition
from workflow.ids import CaseId, Trigger


def results_in(body: schemas.Take) -> tuple[Result, ...]:
    """The results of *body*."""
    return tuple(Result(case=CaseId(one.case), trigger=Trigger(one.result), reason=one.reason) for one in body.results)


def results_out(looked: Looked, move: Transition, ready: Readiness | None, language: str) -> list[ResultsOut]:
    """The results of which one is to be entered for each case that *move* carries; none where it asks for none."""
    return [
        ResultsOut(
            case=one.case.id,
            track=one.case.track,
            subject=one.subject,
            results=[
                ResultOut(result=result.trigger, label=result.label.said(language), needs_reason=result.reason)
                for result in offered
            ],
        )
        for one in (ready.carried if ready else ())
        if (offered := results_offered(looked.definition, move, one.case))
    ]


def below_out(levels: Levels, definition: Definition, language: str) -> LevelOut | None:
    """The case that is taken to the next level; None where there is none, or none to be known of."""
    return _level(levels.below, definition, language) if levels.below else None


def above_out(levels: Levels, definition: Definition, language: str) -> list[LevelOut]:
    """The cases that take it further."""
    return [_level(one, definition, language) for one in levels.above]


def _level(link: Link, definition: Definition, language: str) -> LevelOut:
    return LevelOut(
        case=link.case,
        track=link.track,
        state=link.state,
        state_label=state_said(definition, link.state, language),
        documents=[str(kind) for kind in link.papers],
    )
