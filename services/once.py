"""The same request twice has one effect and the same answer.

The key is kept in the transaction of its effect, so an effect without its key, or a key without its effect, can't be.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from services.store.idempotency import Answer, Request, given, keep
from services.store.work import Work
from workflow.errors import CaseChanged, KeyReused, Refused

OpenWork = Callable[[], AbstractContextManager[Work]]


def once(open_work: OpenWork, request: Request | None, act: Callable[[Work], Answer]) -> Answer:
    """Run *act* and commit, unless *request* was answered before; without a request, simply run it.

    When *act* finds the case moved or is refused, the key is read again first: the mover may have been this same request.
    Raises `KeyReused` for the same key with another body, and whatever *act* raises.
    """
    if request is None:
        with open_work() as work:
            answer = act(work)
            work.commit()
            return answer
    try:
        with open_work() as work:
            before = _before(work, request)
            if before is not None:
                return before
            answer = act(work)
            if keep(work, request, answer):
                work.commit()
                return answer
    except (CaseChanged, Refused):
        answered = _answered(open_work, request)
        if answered is None:
            raise
        return answered
    answered = _answered(open_work, request)
    if answered is None:
        raise CaseChanged(request.route, 0)
    return answered


def _answered(open_work: OpenWork, request: Request) -> Answer | None:
    with open_work() as work:
        return _before(work, request)


def _before(work: Work, request: Request) -> Answer | None:
    found = given(work, request)
    if found is None:
        return None
    if found.body_hash != request.body_hash:
        raise KeyReused
    return found.answer
