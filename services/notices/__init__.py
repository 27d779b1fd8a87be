"""What is to be told, and to whom: notices about cases, assembled into one message per person."""

from services.notices.missing import tell_missing
from services.notices.of_deadlines import Telling, of_opening, of_rung
from services.notices.of_moves import of_transitions
from services.notices.weekly import send_digests

__all__ = ["Telling", "of_opening", "of_rung", "of_transitions", "send_digests", "tell_missing"]
