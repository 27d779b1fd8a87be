"""The sentences of what is refused of papers and their templates."""

from __future__ import annotations

from collections.abc import Mapping

from services.words.printing_refusals import OF_PRINTING

OF_PAPERS: Mapping[str, str] = {
    "paper_template_unreadable": "Không đọc được mẫu {file}; cần tệp Word (.docx).",
    "paper_template_reaches_out": "Mẫu {file} gắn nội dung ở ngoài tệp hoặc chương trình: {target}; hãy bỏ đi.",
    "paper_template_syntax": "Mẫu {file} có chỗ viết sai: {given}.",
    "paper_template_forbidden": "Mẫu {file} có chỗ không được phép: {given}.",
    "paper_template_fails": "Mẫu {file} không điền được: {given}.",
    "paper_field_unknown": "Mẫu {file} dùng trường không có: {name}.",
    "paper_field_unknown_but_like": "Mẫu {file} dùng trường không có: {name}. Có phải: {meant}?",
    "paper_field_not_shown": "Mẫu {file} thiếu trường bắt buộc {name} ({meaning}).",
    "paper_field_empty": "Văn bản còn thiếu: {meaning} (trường {name}, mẫu {file}).",
    "pdf_not_available": "Máy chủ chưa cài LibreOffice nên không xuất được PDF; hãy tải tệp Word (.docx).",
    "pdf_failed": "LibreOffice không chuyển được văn bản này sang PDF; hãy tải tệp Word (.docx).",
    "paper_kind_unknown": "Tệp {file} không phải mẫu nào; tên tệp phải là một trong: {kinds}.",
    **OF_PRINTING,
}
