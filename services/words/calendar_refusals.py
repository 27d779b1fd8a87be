"""The sentences of what is refused of a file of days off."""

from __future__ import annotations

from collections.abc import Mapping

OF_CALENDARS: Mapping[str, str] = {
    "calendar_not_utf8": "Tệp không phải văn bản UTF-8; lưu lại tệp dạng CSV UTF-8 rồi gửi.",
    "calendar_file_empty": "Tệp không có ngày nào; mỗi dòng một ngày: ngày;loại;tên;căn cứ.",
    "calendar_line_unreadable": "Dòng {line} phải có bốn cột ngày;loại;tên;căn cứ, không phải “{given}”.",
    "calendar_line_has_no_day": "Dòng {line}: “{given}” không phải ngày có thật; viết như 2026-01-02 hoặc 2/1/2026.",
    "calendar_line_has_no_kind": "Dòng {line}: không có loại ngày “{given}”; chọn một trong: nghỉ, làm việc, ngày thường.",
    "calendar_too_many_days": "Mỗi lần chỉ đổi được tối đa {most} ngày; đang gửi {count} ngày.",
    "calendar_day_twice": "Ngày {day} có nhiều hơn một lần; giữ lại một.",
    "calendar_year_out_of_range": "Ngày {day} ngoài khoảng của lịch: từ năm {low} đến năm {high}.",
    "calendar_works_anyway": "Ngày {day} không phải thứ Bảy, Chủ nhật; muốn bỏ ngày nghỉ thì chọn “ngày thường”.",
    "calendar_name_missing": "Ngày {day}: chưa ghi tên.",
    "calendar_source_missing": "Ngày {day}: chưa ghi căn cứ; lịch chỉ đổi theo một văn bản.",
    "calendar_text_too_long": "Ngày {day}: tên hoặc căn cứ dài quá {most} ký tự.",
    "calendar_unchanged": "Lịch đã đúng như vậy: không có ngày nào đổi, không có thời hạn nào phải dời.",
}
