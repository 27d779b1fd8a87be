"""The facts of a plan's text: the clause of each, what it says, and the parts of the definition that hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from definitions.citing import Part
from definitions.registers import Fact, register_of
from services.plans import Version
from services.web.contexts.frame import Badge
from services.web.contexts.plans import FactRow
from services.words import translation

EXPRESSED, ASKED, TOLD, NOWHERE = (
    ("Có trong quy trình", "good"),
    ("Còn để ngỏ, đã đặt câu hỏi", "warn"),
    ("Chỉ ghi lại", "calm"),
    ("Chưa có chỗ", "bad"),
)
KINDS: Mapping[str, str] = {
    "period": "Thời gian thi đua",
    "rounds": "Kỳ",
    "source": "Văn bản",
    "roles": "Vai trò",
    "participants": "Đối tượng tham gia",
    "questions": "Câu hỏi",
    "milestones": "Mốc thời gian",
    "deadlines": "Hạn",
    "documents": "Văn bản trong hồ sơ",
    "obligations": "Nghĩa vụ",
    "fields": "Trường dữ liệu",
    "assessments": "Tiêu chí đánh giá",
    "quotas": "Hạn mức",
    "votes": "Biểu quyết",
    "councils": "Hội đồng",
    "awards": "Khen thưởng",
    "consultations": "Lấy ý kiến",
    "waivers": "Miễn",
    "tracks": "Loại hồ sơ",
    "told": "Ghi chú",
}
OTHER = "Phần khác"
MOVE, STATE = "Bước", "Trạng thái"
WITHIN: Mapping[str, str] = {"transitions": MOVE, "states": STATE}
HELD = "{kind}: {label}"


def fact_rows(version: Version, parts: Iterable[Part], language: str) -> tuple[FactRow, ...]:
    """A row for each fact of the plan's register, then for each that only the definition names."""
    named: dict[str, list[Part]] = {}
    for part in parts:
        for fact in part.facts:
            named.setdefault(fact, []).append(part)
    register = register_of(version.definition.id)
    known: Mapping[str, Fact] = register.facts if register else {}
    ids = (*known, *sorted(set(named) - set(known)))
    return tuple(_row(id_, known.get(id_), named.get(id_, []), language) for id_ in ids)


def _row(id_: str, fact: Fact | None, parts: list[Part], language: str) -> FactRow:
    label, tone = _how(parts)
    cited = dict.fromkeys(part.clause for part in parts if part.clause)
    return FactRow(
        id=id_,
        clause=fact.clause if fact else ", ".join(cited),
        says=fact.says.said(language) if fact else "",
        how=Badge(label=translation(language).gettext(label), tone=tone),
        held_by=tuple(dict.fromkeys(_held(part, language) for part in parts)),
    )


def _how(parts: list[Part]) -> tuple[str, str]:
    """What counts of several ways: a question over everything, prose only where there is nothing else."""
    sections = {part.path[0] for part in parts}
    if not sections:
        return NOWHERE
    return ASKED if "questions" in sections else TOLD if sections == {"told"} else EXPRESSED


def _held(part: Part, language: str) -> str:
    said = translation(language).gettext
    kind = said(_kind(part.path))
    if part.path[0] == "told" or not part.label.vi:
        return kind
    return said(HELD).format(kind=kind, label=part.label.said(language))


def _kind(path: tuple[str, ...]) -> str:
    """The kind of a part: the innermost that has a name of its own."""
    return next(_kinds(path), OTHER)


def _kinds(path: tuple[str, ...]) -> Iterator[str]:
    if path[0] == "tracks":
        yield from (WITHIN[key] for key in reversed(path) if key in WITHIN)
    if path[0] in KINDS:
        yield KINDS[path[0]]
