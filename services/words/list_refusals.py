"""The sentences of what is refused of a list that is to be entered."""

from __future__ import annotations

from collections.abc import Mapping

OF_LISTS: Mapping[str, str] = {
    "list_unreadable": "Không đọc được tệp; cần tệp XLSX, hoặc CSV mã UTF-8.",
    "list_too_large": "Tệp giải nén quá lớn.",
    "list_too_long": "Danh sách dài quá {most} dòng.",
    "list_too_wide": "Danh sách rộng quá {most} cột.",
    "list_empty": "Tệp không có dòng nào dưới dòng tiêu đề.",
    "column_missing": "Danh sách thiếu cột “{column}”.",
    "column_unknown": "Không rõ cột “{column}” là gì.",
    "column_twice": "Cột “{column}” có hai lần.",
    "formula_without_value": "Ô này là công thức chưa có giá trị; mở tệp bằng bảng tính rồi lưu lại.",
    "cell_is_an_error": "Ô này báo lỗi {given}.",
    "cell_too_long": "Ô này dài quá {most} ký tự.",
    "subject_unknown": "Không có hồ sơ của “{subject}”.",
    "subject_unknown_but_like": "Không có hồ sơ của “{subject}”. Có phải: {meant}?",
    "subject_ambiguous": "Có {number} hồ sơ cùng tên “{subject}”; ghi thêm đơn vị.",
    "line_twice": "Hồ sơ này đã có ở dòng {line}.",
    "list_has_faults": "Có {lines} dòng chưa đúng, bắt đầu từ dòng {first}; chưa dòng nào được nhập.",
    "list_changes_nothing": "Danh sách không thay đổi hồ sơ nào.",
}
