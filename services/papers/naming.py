"""What the file of a paper is called when somebody takes it away."""

from __future__ import annotations

import re
import unicodedata

from services.papers.kinds import PaperKind
from services.papers.plain_text import plain

NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\r\n\t]+')
LONGEST_ABOUT = 80
LETTER_D = str.maketrans("đĐ", "dD")


def file_name(kind: PaperKind, about: str, ending: str) -> str:
    """`Biên bản họp xét - Phòng Tổng hợp.docx`: what it is, of what, in at most some 100 letters."""
    title = kind.label.vi[:1].upper() + kind.label.vi[1:]
    of = NOT_IN_A_NAME.sub(" ", plain(about))[:LONGEST_ABOUT].strip(" .")
    return f"{title} - {of}.{ending}" if of else f"{title}.{ending}"


def without_marks(name: str) -> str:
    """*name* in ASCII, for readers that know no other: letters without their marks, anything else an underscore."""
    letters = unicodedata.normalize("NFD", name.translate(LETTER_D))
    plainly = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^A-Za-z0-9 ._-]", "_", plainly)
