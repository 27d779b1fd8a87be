"""The reference page of the language of definitions, made from the shapes that the reader checks texts with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from definitions import values
from definitions.language import GUARD, PLAN
from definitions.language.days import DAY_KINDS
from definitions.language.letters import PLACES
from definitions.language.words import LABEL, ON_EVERYTHING
from definitions.shapes import Either, Led, Many, OneOrMany, Record, Ref, Scalar, Shape, Table, Word
from definitions.values import Kind

INTRODUCTION = """\
Trang này liệt kê mọi khóa mà một định nghĩa (tệp YAML trong `definitions/plans/`) có thể có. Một định nghĩa kể lại một
kế hoạch thi đua đã ban hành: ai làm gì, trước ngày nào, nộp giấy tờ gì, được chọn bao nhiêu, hồ sơ đi qua những bước nào.
Định nghĩa đặt lên trên một khung (`extends: emulation`, tệp trong `definitions/skeletons/`) và chỉ ghi những điều văn bản
nói khác hoặc nói thêm; danh sách thì thay trọn. Kiểm tra bằng `thidua check TỆP`; mỗi lỗi có tệp, dòng, cột và cách sửa,
giải thích ở [rules.md](rules.md). Ví dụ đầy đủ: [an-bien-2020.yaml](../../definitions/plans/an-bien-2020.yaml).

This page lists every key that a definition (a YAML file in `definitions/plans/`) may have. A definition retells an issued
emulation plan: who does what, by when, with which papers, how many may be chosen, which steps a case goes through. It is
laid over a skeleton (`extends: emulation`) and says only what its own text says differently or besides; mappings are
merged key by key, lists are replaced whole. `thidua check FILE` names every problem with its line and a way out;
[rules.md](rules.md) explains them. Editors that read `definitions/schema.json` complete keys and words.

Every scalar is text, so `31/7`, `no` and `8:30` stay as they are written. On every thing may stand `fact` or `facts` (ids
of the facts of the text it expresses), `cites` (the clause) and `says` (its words); they are not repeated below. What
people read takes `label` (Vietnamese, never left out) and `english`; below it is called *named*."""

CHAPTERS: Mapping[str, tuple[str, ...]] = {
    "Kế hoạch · The plan": ("plan", "source", "period", "rounds", "told fact"),
    "Ai tham gia, ai làm · Who acts and takes part": ("role", "participants", "block", "units asked"),
    "Điều văn bản để ngỏ · What the text leaves open": ("question", "option"),
    "Thời hạn · Deadlines": ("milestone", "deadline", "reading of a deadline", "bound", "proof", "rung"),
    "Nghĩa vụ · What is owed": ("obligation", "met_when"),
    "Giấy tờ và dữ liệu · Papers and data": ("document", "field", "choice", "assessment"),
    "Hồ sơ và các bước · Cases and their moves": ("track", "state", "transition", "carries", "returned", "path"),
    "Xin ý kiến và miễn trừ · Consultations and waivers": ("consultation", "waiver"),
    "Lời thư riêng · Letters in the plan's own words": (
        "letters",
        *(f"letter {kind}" for kind in PLACES),
        "letter's words",
    ),
    "Hội đồng · Councils": ("council", "criterion", "judges asked"),
    "Quyết định · Decisions": ("decision",),
    "Chỉ tiêu, biểu quyết, giải thưởng · Quotas, votes, awards": (
        "quota",
        "reading of a quota",
        "limit",
        "places",
        "contenders",
        "field value",
        "ask",
        "vote",
        "reading of a vote",
        "vote by law",
        "shares",
        "award",
        "once",
        "from_above",
    ),
}
OWN_TABLES = ("Ngày · Days", "Điều kiện · Guards")
NOT_REPEATED = frozenset((*ON_EVERYTHING, *LABEL))


def language() -> Iterator[str]:
    """The lines of the page."""
    yield from INTRODUCTION.splitlines()
    yield from ("", "## Mục lục · Contents", "")
    yield from (f"- [{title}](#{_anchor(title)})" for title in ("Chữ · Text", *OWN_TABLES, *CHAPTERS))
    yield from _kinds()
    yield from _led_by(OWN_TABLES[0], DAY_INTRODUCTION, DAY_KINDS)
    yield from _led_by(OWN_TABLES[1], GUARD_INTRODUCTION, GUARD.kinds)
    known = records(PLAN)
    for title, names in CHAPTERS.items():
        yield from ("", f"## {title}")
        for name in names:
            yield from _record(known[name])


DAY_INTRODUCTION = """\
A day is text (see *day* above), or one of these, known by its first key. `through` includes the day (đến, chậm nhất),
`before` does not (trước)."""
GUARD_INTRODUCTION = """\
What must hold before a move can be made, under `guard` (or under `opening`, before a case is opened): a list of guards, all
of which must hold. Each is known by its first key. `unless` names the waiver that sets it aside for a case."""


def _kinds() -> Iterator[str]:
    yield from ("", "## Chữ · Text", "", "| kind | is | such as |", "|---|---|---|")
    for kind in kinds():
        yield f"| {kind.name} | {kind.wanted} | {_listed(kind.examples, ' · ')} |"


def kinds() -> Iterator[Kind]:
    """Every kind of text, in the order in which they are declared; plain text once."""
    names = {kind.name: kind for kind in vars(values).values() if isinstance(kind, Kind)}
    yield from names.values()


def _led_by(title: str, introduction: str, led: Mapping[str, Record]) -> Iterator[str]:
    yield from ("", f"## {title}", "", *introduction.splitlines(), "")
    yield from ("| key | is | with |", "|---|---|---|")
    for word, record in led.items():
        others = {key: one for key, one in record.keys.items() if key not in {word, "unless", *NOT_REPEATED}}
        said = "; ".join(
            f"`{key}`{_mark(record, key)}: {_stands(one.shape)}, {one.about}" for key, one in others.items()
        )
        yield f"| `{word}`: {_stands(record.keys[word].shape)} | {record.about} | {said} |"
    yield from ("", "`*` must be there; of those marked `1` exactly one.")


def _record(record: Record) -> Iterator[str]:
    yield from ("", f"### {record.name}", "", f"{record.about[:1].upper()}{record.about[1:]}.")
    if "label" in record.keys:
        yield "Named."
    for group in record.exactly_one:
        yield f"Exactly one of {_listed(group, ', ')}."
    yield from ("", "| key | must be there | stands there | means |", "|---|---|---|---|")
    for word, key in record.keys.items():
        if word not in NOT_REPEATED:
            yield f"| `{word}` | {_must(record, word)} | {_stands(key.shape)} | {key.about} |"


def _must(record: Record, word: str) -> str:
    return {"*": "yes", " 1": "one of these"}.get(_mark(record, word), "")


def _mark(record: Record, word: str) -> str:
    if any(word in group for group in record.exactly_one):
        return " 1"
    return "*" if record.keys[word].required else ""


def _stands(shape: Shape) -> str:
    """What stands under a key, in a few words."""
    match shape:
        case Scalar() | Word() | Ref():
            return _alone(shape)
        case OneOrMany():
            return f"{_stands(shape.item)}; or a list"
        case Many():
            return f"list of {_stands(shape.item)}"
        case Table():
            return f"{_stands(shape.value)} by {'id' if shape.key is values.WORDS_OF_TEXT else shape.key.name}"
        case Either():
            return f"{_stands(shape.text)}; or {_stands(shape.record)}"
        case Led():
            title = next(title for title in OWN_TABLES if title.lower().endswith(f"{shape.name}s"))
            return f"[{shape.name}](#{_anchor(title)})"
        case Record():
            return f"[{shape.name}](#{_anchor(shape.name)})"
        case _:
            raise TypeError(shape)


def _alone(shape: Scalar | Word | Ref) -> str:
    if isinstance(shape, Ref):
        return f"id of {shape.section}"
    return shape.kind.name if isinstance(shape, Scalar) else _listed(shape.words, ", ")


def _listed(words: tuple[str, ...], between: str) -> str:
    return between.join(f"`{word}`" for word in words)


def _anchor(title: str) -> str:
    """The address of a heading, as code hosts make it."""
    kept = "".join(letter for letter in title.lower() if letter.isalnum() or letter in " -_")
    return kept.replace(" ", "-")


def records(shape: Shape) -> dict[str, Record]:
    """Every record below *shape* by its name, those known by a leading key aside."""
    found: dict[str, Record] = {}
    ahead, met = [shape], set[int]()
    while ahead:
        one = ahead.pop()
        if id(one) not in met:
            met.add(id(one))
            if isinstance(one, Record):
                found[one.name] = one
            ahead += _within(one)
    return found


def _within(shape: Shape) -> list[Shape]:
    """The shapes that *shape* is made of."""
    if isinstance(shape, Record):
        return [key.shape for key in shape.keys.values()]
    if isinstance(shape, Led):
        return [key.shape for record in shape.kinds.values() for key in record.keys.values()]
    return [getattr(shape, part) for part in ("item", "value", "text", "record") if hasattr(shape, part)]
