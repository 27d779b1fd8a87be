"""What the core raises.

WorkflowError
  NotFound                 no such thing, or none that this actor may know of
  Refused                  a rule said no; the refusals say why and what would mend it
    NotPermitted           the move is not this actor's
  CaseChanged              someone else moved it first; read again
  KeyReused                the idempotency key was used with another body
"""

from __future__ import annotations

from workflow.refusals import Refusal, WayOut


class WorkflowError(Exception):
    """Everything the core raises on purpose."""


class NotFound(WorkflowError):
    """There is no such thing, or none that may be known of."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"no {kind} {name!r}")
        self.kind = kind
        self.name = name


class Refused(WorkflowError):
    """A rule said no; nothing was changed."""

    def __init__(self, trigger: str, refusals: tuple[Refusal, ...]) -> None:
        super().__init__(f"{trigger}: {', '.join(r.code for r in refusals)}")
        self.trigger = trigger
        self.refusals = refusals


class NotPermitted(Refused):
    """The move belongs to other roles; nothing was changed."""

    def __init__(self, trigger: str, roles: tuple[str, ...]) -> None:
        refusal = Refusal("not_permitted", {"roles": ", ".join(roles)}, (WayOut.ASK_ROLE,))
        super().__init__(trigger, (refusal,))
        self.roles = roles


class CaseChanged(WorkflowError):
    """Somebody else moved it first; read it again."""

    def __init__(self, stream: str, expected: int) -> None:
        super().__init__(f"{stream} is no longer at version {expected}")
        self.stream = stream
        self.expected = expected


class KeyReused(WorkflowError):
    """The idempotency key was already used for another request."""
