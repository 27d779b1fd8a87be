"""What is to be told, and to whom: notices about cases, assembled into one message per person."""

from services.notices.of_deadlines import of_opening, of_rung
from services.notices.of_moves import of_transitions
from services.notices.of_tests import of_test
from services.notices.previewing import Preview, previews

__all__ = ["Preview", "of_opening", "of_rung", "of_test", "of_transitions", "previews"]
