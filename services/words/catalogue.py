"""The English catalogue. Vietnamese is the language of the source, so it needs none and can miss nothing.

`en.po` is read as it stands: nothing is compiled and nothing binary is kept.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path

import polib

LANGUAGES = ("vi", "en")
ENGLISH = Path(__file__).with_name("en.po")


@cache
def translation(language: str) -> gettext.NullTranslations:
    """What puts Vietnamese source text into *language*; Vietnamese for any language not known."""
    if language != "en":
        return gettext.NullTranslations()
    return gettext.GNUTranslations(io.BytesIO(polib.pofile(str(ENGLISH)).to_binary()))
