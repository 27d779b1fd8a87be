"""The sentences of what is refused to a jury."""

from __future__ import annotations

from collections.abc import Mapping

OF_JUDGING: Mapping[str, str] = {
    "input_not_a_decimal": "{field} phải là số, nhiều nhất {decimals} chữ số thập phân, không phải “{given}”.",
    "everybody_judges": "Ở đây mọi thành viên chấm mọi bài nên không cần phân công.",
    "too_few_judges": "Bài thứ {motion}: cần {wanted} giám khảo nhưng chỉ có {free} người không xung đột lợi ích.",
    "judges_drawn_already": "Đã phân công đủ giám khảo cho mọi bài.",
    "kept_out_of_work": "Có xung đột lợi ích nên ông/bà không chấm bài này.",
    "not_your_work": "Bài này không được phân công cho ông/bà chấm.",
    "no_sheets_here": "Hội đồng này không chấm điểm bằng phiếu.",
    "no_rankings_here": "Hội đồng này không xếp hạng các bài.",
    "score_missing": "Chưa cho điểm: {criterion}.",
    "score_out_of_range": "{criterion}: điểm phải từ 0 đến {most}, nhiều nhất hai chữ số thập phân, không phải “{given}”.",
    "criterion_unknown": "Không có tiêu chí chấm “{criterion}”.",
    "note_too_long": "Nhận xét dài quá {most} ký tự.",
    "ranking_not_of_your_works": "Xếp hạng đủ {works} bài được phân công, mỗi bài một lần.",
    "work_not_judged": "Bài thứ {motion} chưa có phiếu chấm nào.",
    "sheets_missing": "Bài thứ {motion} mới có {given}/{wanted} phiếu chấm.",
}
