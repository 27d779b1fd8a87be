"""The end of a paper: Nơi nhận on the left, who signs on the right; two signatures side by side in minutes."""

from __future__ import annotations

from docx.document import Document as Paper
from docx.shared import Pt
from docx.table import _Cell

from services.papers.layout.measures import POWER, RECIPIENT, RECIPIENTS_HEAD, SIGNER, TEXT_WIDTH
from services.papers.layout.page import written
from services.papers.layout.tables import bare_table

ROOM_TO_SIGN = 62
"""Points between the office and the name: the stamp is 36 mm wide and covers a third of the signature."""
LEFT_SHARE = 0.47


def recipients_and_signature(paper: Paper, signature: str = "signature") -> None:
    """Boxes 9b and 7. *signature* is the field of the signer; the list is the field `recipients`."""
    left, right = bare_table(paper, (TEXT_WIDTH * LEFT_SHARE, TEXT_WIDTH * (1 - LEFT_SHARE)))
    written(left.paragraphs[0], RECIPIENTS_HEAD, "Nơi nhận:")
    written(left.add_paragraph(), RECIPIENT, "{%p for one in recipients %}")
    written(left.add_paragraph(), RECIPIENT, "- {{ one }}")
    written(left.add_paragraph(), RECIPIENT, "{%p endfor %}")
    written(left.add_paragraph(), RECIPIENT)
    signature_in(right, signature)


def two_signatures(paper: Paper, left: str, right: str) -> None:
    """Two who sign, as the secretary and the chair do under minutes (model 1.9): fields of that name."""
    cells = bare_table(paper, (TEXT_WIDTH / 2, TEXT_WIDTH / 2))
    for cell, signature in zip(cells, (left, right), strict=True):
        signature_in(cell, signature)


def signature_in(cell: _Cell, signature: str) -> None:
    """Power and office, room to sign, the name: the field *signature* in that cell."""
    written(cell.paragraphs[0], POWER, f"{{%p for one in {signature}.lines %}}")
    written(cell.add_paragraph(), POWER, "{{ one }}")
    written(cell.add_paragraph(), POWER, "{%p endfor %}")
    name = written(cell.add_paragraph(), SIGNER, f"{{{{ {signature}.name }}}}")
    name.paragraph_format.space_before = Pt(ROOM_TO_SIGN)
