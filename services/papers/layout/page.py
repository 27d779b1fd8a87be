"""A new paper: the page, the styles, the page number, the mark of drafts and demos."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from services.papers.layout.measures import (
    FONT,
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    MARK,
    MARK_FROM_EDGE,
    MARK_WIDTH,
    NUMBER_FROM_EDGE,
    PAGE_LONG,
    PAGE_NUMBER,
    PAGE_SHORT,
    STYLES,
    Align,
    Style,
)

ALIGNED = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFIED: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
BLACK = RGBColor(0, 0, 0)
WRITTEN = datetime(2020, 3, 5, tzinfo=UTC)
"""A template says nothing of the day it was made; this is the day of the decree it follows."""
STYLES_KEPT = ("Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid")
NOT_NEEDED = ("/stylesWithEffects", "/thumbnail", "/customXml", "/numbering")
FONTS_OF_A_RUN = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")
THEME_FONTS = ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme")


def new_paper(
    title: str, *, landscape: bool = False, mark: str = "head.mark", mark_from_edge: float = MARK_FROM_EDGE
) -> Paper:
    """An A4 paper with the styles of the decree. *mark* is the field that says DỰ THẢO or BẢN MINH HỌA."""
    paper = Document()
    properties = paper.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.created = properties.modified = WRITTEN
    _leave_what_is_needed(paper)
    _one_font_throughout(paper)
    for style in STYLES:
        add_style(paper, style)
    set_page(paper.sections[0], landscape=landscape)
    _head_of_pages(paper.sections[0], mark, mark_from_edge)
    return paper


def new_section(paper: Paper, *, landscape: bool = False) -> Section:
    """A part that begins on a new page and counts its pages from 1, as appendices do; no number on its first page."""
    section: Section = paper.add_section(WD_SECTION.NEW_PAGE)
    set_page(section, landscape=landscape)
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.append(numbering)  # noqa: SLF001 - python-docx has no words for page numbers
    return section


def set_page(section: Section, *, landscape: bool) -> None:
    """A4 with the margins of the decree; the long side lies down in a landscape section."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    wide, high = (PAGE_LONG, PAGE_SHORT) if landscape else (PAGE_SHORT, PAGE_LONG)
    section.page_width, section.page_height = Mm(wide), Mm(high)
    section.top_margin, section.bottom_margin = Mm(MARGIN_TOP), Mm(MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Mm(MARGIN_LEFT), Mm(MARGIN_RIGHT)
    section.header_distance = section.footer_distance = Mm(NUMBER_FROM_EDGE)
    section.different_first_page_header_footer = True


def written(paragraph: Paragraph, style: Style, text: str = "") -> Paragraph:
    """*paragraph* in *style*, with *text* if any."""
    paragraph.style = style.name
    if text:
        paragraph.add_run(text)
    return paragraph


def field_code(paragraph: Paragraph, code: str) -> None:
    """A field that Word works out itself, such as PAGE."""
    for kind, content in (("begin", None), (None, code), ("end", None)):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = content
        run._r.append(mark)  # noqa: SLF001 - python-docx has no words for fields


def _head_of_pages(section: Section, mark: str, mark_from_edge: float) -> None:
    """The number of the page on all but the first, and in the corner the mark of a draft or demo."""
    first, others = section.first_page_header, section.header
    for header in (first, others):
        header.is_linked_to_previous = False
        number = written(header.paragraphs[0], PAGE_NUMBER)
        if header is others:
            field_code(number, "PAGE")
        if mark:  # above the number: LibreOffice ignores a frame that no paragraph follows
            written(number.insert_paragraph_before(), MARK, f"{{%p if {mark} %}}")
            _in_the_corner(written(number.insert_paragraph_before(), MARK, f"{{{{ {mark} }}}}"), mark_from_edge)
            written(number.insert_paragraph_before(), MARK, "{%p endif %}")


def _in_the_corner(paragraph: Paragraph, from_edge: float) -> None:
    """*paragraph* boxed at the top right of the page, taking no room from the text."""
    place = {"w": Mm(MARK_WIDTH).twips, "wrap": "around", "vAnchor": "page", "hAnchor": "margin"}
    place |= {"xAlign": "right", "y": Mm(from_edge).twips}
    frame = OxmlElement("w:framePr")
    for name, value in place.items():
        frame.set(qn(f"w:{name}"), str(value))
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(line(side))
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no words for frames and borders
    properties.insert_element_before(frame, "w:widowControl", "w:jc", "w:rPr")
    properties.insert_element_before(borders, "w:jc", "w:rPr")


def line(
    side: str, *, eighths: int = 6, kind: str = "single", colour: str = "000000", space: int = 1
) -> BaseOxmlElement:
    """A border on that side, its thickness in eighths of a point."""
    border = OxmlElement(f"w:{side}")
    for name, value in {"val": kind, "sz": eighths, "space": space, "color": colour}.items():
        border.set(qn(f"w:{name}"), str(value))
    return border


def _leave_what_is_needed(paper: Paper) -> None:
    """A blank document of python-docx brings 160 styles, a picture of itself and more, 800 kB unpacked: all but the core goes."""
    styles = paper.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in STYLES_KEPT:
            styles.remove(style)
    for relations in (paper.part.rels, paper.part.package.rels):
        for id_ in [id_ for id_, relation in relations.items() if relation.reltype.endswith(NOT_NEEDED)]:
            del relations[id_]


def _one_font_throughout(paper: Paper) -> None:
    """Theme fonts and the fonts of the styles that come with a blank document give way to one."""
    styles: Any = paper.styles.element
    for fonts in styles.iter(qn("w:rFonts")):
        for name in THEME_FONTS:
            fonts.attrib.pop(qn(name), None)
        for name in FONTS_OF_A_RUN:
            fonts.set(qn(name), FONT)
    language: Any = next(styles.iter(qn("w:lang")))
    language.set(qn("w:val"), "vi-VN")


def add_style(paper: Paper, look: Style) -> None:
    """Add that style to *paper*, for an element that only this paper has."""
    style: Any = paper.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = paper.styles["Normal"]
    font, lines = style.font, style.paragraph_format
    font.name, font.size, font.color.rgb = FONT, Pt(look.size), BLACK
    for name in FONTS_OF_A_RUN:
        style.element.rPr.rFonts.set(qn(name), FONT)
    font.bold, font.italic, font.all_caps = look.bold, look.italic, look.capitals
    lines.alignment = ALIGNED[look.align]
    lines.first_line_indent = Mm(look.first_line)
    lines.space_before, lines.space_after = Pt(look.before), Pt(look.after)
    lines.line_spacing_rule = WD_LINE_SPACING.SINGLE
    lines.keep_with_next, lines.widow_control = look.keep_with_next, True
