"""What is to be told, and to whom: notices about cases, assembled into one message per person."""

from services.notices.of_deadlines import ToTell, of_rungs
from services.notices.of_moves import of_transitions

__all__ = ["ToTell", "of_rungs", "of_transitions"]
