"""What is to be told, and to whom: notices about cases and dates, assembled into one message per person."""

from services.notices.missing import tell_missing
from services.notices.of_campaigns import of_campaign
from services.notices.of_cancelling import of_cancellations
from services.notices.of_deadlines import Telling, ToTell, of_rungs
from services.notices.of_moves import of_transitions
from services.notices.of_sittings import of_sitting
from services.notices.of_tests import of_test
from services.notices.previewing import Preview, previews
from services.notices.reminding_of_sittings import remind_of_sittings
from services.notices.weekly import send_digests

__all__ = [
    "Preview",
    "Telling",
    "ToTell",
    "of_campaign",
    "of_cancellations",
    "of_rungs",
    "of_sitting",
    "of_test",
    "of_transitions",
    "previews",
    "remind_of_sittings",
    "send_digests",
    "tell_missing",
]
