"""The papers an office files: written as DOCX from fields and templates, in the format of NĐ 30/2020/NĐ-CP.

`fields` says what each kind is written from, `layout` makes the templates that come along, `rendering` fills one in,
`pdf` turns the result into PDF. Nothing here reads the store except `gathering`, and nothing decides.
"""

from services.papers.checking import checked_folder
from services.papers.kinds import PaperKind
from services.papers.rendering import render

__all__ = ["PaperKind", "checked_folder", "render"]
