"""The page of papers: every kind with the fields that its template may use, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Iterator

from services.papers.expressions import FILTERS, LOOP
from services.papers.fields import FIELDS
from services.papers.fields.described import Shape, shapes, walked

INTRODUCTION = """\
Mỗi loại văn bản có một mẫu Word cùng tên (`decision.docx`…); mẫu in các trường dưới đây. Cách thay mẫu:
[hướng dẫn](../guide/mau-van-ban.md). Trường không đánh dấu “có thể trống” mà thiếu dữ liệu thì văn bản không được xuất, kèm tên
trường còn thiếu. Trường “bắt buộc có” phải có trong mọi mẫu.

Each kind of paper has a Word template of the same name; it prints the fields below. How to replace one: [guide](../guide/paper-templates.md).
A paper is refused, by the name of the field, when one that may not be empty is; a field marked “must be shown” stands in every template.

Lists are gone through with `for`; the fields of a line are written after the name given to the line. Filters:"""


LIST, GROUP, TEXT, YES_OR_NO = "danh sách · list", "nhóm · group", "chữ · text", "có hoặc không · yes or no"
MAY_BE_EMPTY, SHOWN = "có thể trống · may be empty", "bắt buộc có · must be shown"


def paper_fields() -> Iterator[str]:
    """The lines of the page."""
    yield from INTRODUCTION.splitlines()
    yield f"{_quoted(FILTERS)}; in a loop: {_quoted({f'loop.{word}' for word in LOOP})}."
    for kind, fields in FIELDS.items():
        yield from ("", f"## {kind.label.vi} · {kind.label.en}", "", f"`{kind}.docx`", "")
        yield from ("| trường · field | là · is | nghĩa | meaning |", "|---|---|---|---|")
        for path, shape in walked(shapes(fields)):
            yield f"| `{path}` | {_is(shape)} | {shape.meaning.vi} | {shape.meaning.en} |"


def _is(shape: Shape) -> str:
    what = LIST if shape.many else GROUP if shape.below else TEXT if shape.text else YES_OR_NO
    notes = [note for note, holds in ((MAY_BE_EMPTY, shape.may_be_empty), (SHOWN, shape.must_be_shown)) if holds]
    return "<br>".join([what, *notes])


def _quoted(words: frozenset[str] | set[str]) -> str:
    return ", ".join(f"`{word}`" for word in sorted(words))
