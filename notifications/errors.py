"""What the post raises.

PostError
  LetterInvalid            the context is not what this kind of letter needs
  MessageInvalid           no mail can be made of it, now or later
  ChannelError             the channel did not take it; says whether to try again
"""

from __future__ import annotations


class PostError(Exception):
    """Everything the post raises on purpose."""


class LetterInvalid(PostError):
    """The context of a letter is not what its kind needs; the message names what is wrong."""

    def __init__(self, kind: str, problem: str) -> None:
        super().__init__(f"letter {kind!r}: {problem}")
        self.kind = kind
        self.problem = problem


class MessageInvalid(PostError):
    """No mail can be made of this message, now or later."""


class ChannelError(PostError):
    """The channel did not take the mail; `permanent` alone decides whether there is another attempt."""

    def __init__(self, message: str, *, permanent: bool) -> None:
        super().__init__(message)
        self.permanent = permanent
