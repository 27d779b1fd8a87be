"""What every event is: one thing that happened on one stream."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

PERSONAL: Mapping[str, bool] = {"personal": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened on one stream."""

    kind: ClassVar[str]
