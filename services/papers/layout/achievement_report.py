"""The template of an achievement report for a movement or theme: the free texts are marked for their writer."""

from __future__ import annotations

from docx.document import Document as Paper

from services.papers.layout.letterhead import letterhead, title
from services.papers.layout.measures import APPENDIX_REFERENCE, TEXT_WIDTH
from services.papers.layout.page import new_paper
from services.papers.layout.tables import bare_table
from services.papers.layout.writing import paragraph, paragraphs_of, tag
from services.papers.layout.written_by_hand import DOTS, before_signature, headline, signed_by_hand, to_write


def achievement_report() -> Paper:
    """Báo cáo thành tích: general information, achievements, confirmation by the level that submits it."""
    paper = new_paper("Báo cáo thành tích")
    letterhead(paper)
    title(paper, "Báo cáo thành tích", "Đề nghị tặng {{ award }}\n{{ campaign }}")
    paragraph(paper, "(Theo {{ form }}{% if form_note %}. {{ form_note }}{% endif %})", APPENDIX_REFERENCE)
    paragraph(paper, "Căn cứ: {{ plan }}.")
    headline(paper, "I. THÔNG TIN CHUNG")
    tag(paper, "if collective")
    paragraph(paper, "Tên đơn vị: {{ subject }}.")
    to_write(paper, "năm thành lập, cơ cấu tổ chức, chức năng, nhiệm vụ được giao", 2)
    tag(paper, "else")
    paragraph(paper, "Họ và tên: {{ subject }}.")
    paragraph(paper, "Chức vụ, đơn vị công tác: {% if post %}{{ post }}, {% endif %}{{ unit }}.")
    to_write(paper, "ngày, tháng, năm sinh; quê quán; nơi thường trú; nghề nghiệp, trình độ", 2)
    tag(paper, "endif")
    headline(paper, "II. THÀNH TÍCH ĐẠT ĐƯỢC")
    tag(paper, "if known")
    paragraph(paper, "Kết quả đã ghi trong hồ sơ:")
    paragraphs_of(paper, "known", prints="- {{ one.label }}: {{ one.text }};")
    tag(paper, "endif")
    to_write(
        paper,
        "thành tích trong đợt thi đua hoặc chuyên đề; biện pháp, giải pháp đã thực hiện; hiệu quả; kinh nghiệm",
        6,
    )
    before_signature(paper)
    left, right = bare_table(paper, (TEXT_WIDTH / 2, TEXT_WIDTH / 2))
    signed_by_hand(left, ("Xác nhận của cấp trình khen thưởng", "{{ confirmer }}"))
    who = "{% if collective %}Thủ trưởng đơn vị{% else %}Người báo cáo{% endif %}"
    signed_by_hand(right, (who,), "{% if collective %}" + DOTS + "{% else %}{{ subject }}{% endif %}")
    return paper
