"""A template against the fields of its kind: everything that is wrong with it, at once, as refusals."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError
from markupsafe import Markup

from services.papers.archive import parts, reaching_out
from services.papers.environment import ENVIRONMENT
from services.papers.expressions import Findings, look_through
from services.papers.fields import FIELDS
from services.papers.fields.described import shapes, walked
from services.papers.kinds import PaperKind
from workflow.refusals import Refusal, WayOut

FOOTNOTES = "footnotes+xml"
PARAGRAPH = re.compile(r"<w:p([ >])")
NEAR = 0.75
"""How alike two names are, from 0 to 1, for one to be meant by the other."""
WAY_OUT = (WayOut.CORRECT_FILE,)
PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")


@dataclass(frozen=True, slots=True)
class CheckedTemplate:
    """A template's bytes, the documented paths it prints, and what is wrong with it."""

    name: str
    content: bytes
    used: frozenset[str]
    problems: tuple[Refusal, ...]


def checked(kind: PaperKind, path: Path) -> CheckedTemplate:
    """The template at *path*, read as one of *kind*."""
    name = path.name
    try:
        content = path.read_bytes()
        sources = _sources(content) if (found := parts(content)) else []
    except Exception:  # noqa: BLE001 - whatever a broken file makes of the reader, it is a broken file
        found, sources = {}, []
    if not sources:
        return CheckedTemplate(name, b"", frozenset(), (Refusal("paper_template_unreadable", {"file": name}, WAY_OUT),))
    problems = [
        Refusal("paper_template_reaches_out", {"file": name, "target": target}, WAY_OUT)
        for target in reaching_out(found)
    ]
    findings = Findings()
    below = shapes(FIELDS[kind])
    for source in sources:
        try:
            look_through(ENVIRONMENT.parse(source), below, findings)
        except TemplateSyntaxError as error:
            params = {"file": name, "given": _around(source, error)}
            problems.append(Refusal("paper_template_syntax", params, WAY_OUT))
    problems += _told(kind, findings, name)
    if not any(problem.code == "paper_template_syntax" for problem in problems):
        problems += _left_out(kind, findings.used, name)
    return CheckedTemplate(name, content, frozenset(findings.used), tuple(problems))


def checked_folder(folder: Path) -> Iterator[tuple[str, tuple[Refusal, ...]]]:
    """Every DOCX of *folder* with what is wrong with it; a file named as no kind is wrong too."""
    for path in sorted(folder.glob("*.docx")):
        if path.stem in FIELDS:
            yield path.name, checked(PaperKind(path.stem), path).problems
        else:
            kinds = ", ".join(f"{kind}.docx" for kind in FIELDS)
            yield path.name, (Refusal("paper_kind_unknown", {"file": path.name, "kinds": kinds}, WAY_OUT),)


def _sources(content: bytes) -> list[str]:
    """What docxtpl will render: the body, headers, footers, footnotes, properties."""
    template = DocxTemplate(io.BytesIO(content))
    template.init_docx()
    found = [template.patch_xml(template.get_xml())]
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        found += [template.patch_xml(template.get_part_xml(part)) for _, part in template.get_headers_footers(uri)]
    package = template.docx.part.package
    found += [
        template.patch_xml(part.blob.decode("utf-8"))
        for part in package.iter_parts()
        if part.content_type.endswith(FOOTNOTES)
    ]
    paragraphs = [PARAGRAPH.sub(r"\n<w:p\1", xml) for xml in found]
    return [*paragraphs, *(getattr(template.docx.core_properties, name) for name in PROPERTIES)]


def _told(kind: PaperKind, findings: Findings, name: str) -> Iterator[Refusal]:
    known = [path for path, _ in walked(shapes(FIELDS[kind]))]
    for unknown in dict.fromkeys(findings.unknown):
        last = {path.rpartition(".")[2]: path for path in known}
        near = [last[one] for one in get_close_matches(unknown.rpartition(".")[2], last, n=2, cutoff=NEAR)]
        if near:
            params = {"file": name, "name": unknown, "meant": ", ".join(near)}
            yield Refusal("paper_field_unknown_but_like", params, WAY_OUT)
        else:
            yield Refusal("paper_field_unknown", {"file": name, "name": unknown}, WAY_OUT)
    for written in findings.forbidden:
        yield Refusal("paper_template_forbidden", {"file": name, "given": written}, WAY_OUT)


def _left_out(kind: PaperKind, used: set[str], name: str) -> Iterator[Refusal]:
    for path, shape in walked(shapes(FIELDS[kind])):
        if shape.must_be_shown and path not in used:
            yield Refusal("paper_field_not_shown", {"file": name, "name": path, "meaning": shape.meaning.vi}, WAY_OUT)


def _around(source: str, error: TemplateSyntaxError) -> str:
    """The text beside the mistake, without its markup."""
    lines = source.split("\n")
    beside = Markup(lines[min(error.lineno, len(lines)) - 1]).striptags()  # noqa: S704 - stripped, never shown as markup
    return f"{beside[:80]} ({error.message})"
