"""One node without its pages: the scheduler over the office of the environment, until it is killed."""

from __future__ import annotations

import threading

from services import scheduler
from services.settings import from_environment
from services.wiring import office

if __name__ == "__main__":
    scheduler.start({"": office(from_environment())})
    threading.Event().wait()
