"""The sentences of what is refused at a sitting of a council."""

from __future__ import annotations

from collections.abc import Mapping

OF_SITTINGS: Mapping[str, str] = {
    "agenda_empty": "Chương trình phiên họp chưa có hồ sơ nào.",
    "twice_on_the_agenda": "Hồ sơ {case} có hai lần trong chương trình phiên họp.",
    "not_before_the_council": "Hồ sơ {case} chưa trình hội đồng này hoặc đã xét xong.",
    "sitting_in_the_past": "Thời gian họp {day} đã qua.",
    "sitting_in_other_state": "Phiên họp đang ở trạng thái {state}; thao tác này cần trạng thái {wanted}.",
    "council_without_chair": "Hội đồng chưa có chủ tịch vào ngày họp.",
    "not_a_member": "{person} không phải thành viên hội đồng trong phiên họp này.",
    "present_and_absent": "Một thành viên không thể vừa có mặt vừa gửi ý kiến bằng văn bản.",
    "no_written_opinions": "Hội đồng này không lấy ý kiến bằng văn bản của thành viên vắng mặt.",
    "conflict_known": "Xung đột lợi ích này đã được ghi nhận.",
    "minutes_number_missing": "Ghi số biên bản phiên họp.",
    "on_another_agenda": "Có hồ sơ đang nằm trong chương trình một phiên họp khác.",
    "only_by_sitting": "Kết quả do phiên họp của {council} quyết định, không nhập tay.",
    "decision_number_missing": "Ghi số quyết định thành lập hội đồng.",
    "chairs_not_one": "Hội đồng phải có đúng một chủ tịch, đang ghi {chairs}.",
    "seated_before_decision": "Thành viên không thể tham gia từ ngày {day}, trước ngày ký quyết định {decided_on}.",
    "seats_end_before_they_begin": "Ngày thôi tham gia {last_day} trước ngày bắt đầu {day}.",
    "seated_twice": "{person} được ghi hai lần trong danh sách thành viên.",
    "no_count_entered": "Chưa nhập số phiếu của hồ sơ nào.",
    "minutes_missing": "Chưa đính kèm biên bản phiên họp và số biên bản.",
    "motion_not_voted": "Hồ sơ thứ {motion} trong chương trình chưa có kết quả biểu quyết.",
    "votes_are_cast_here": "Hội đồng này bỏ phiếu trên hệ thống, không nhập kết quả kiểm phiếu.",
    "votes_are_counted_on_paper": "Hội đồng này bỏ phiếu giấy; ban kiểm phiếu nhập kết quả.",
    "votes_below_zero": "Số phiếu không được nhỏ hơn 0.",
    "no_casting_vote": "Hội đồng này không có quy định phiếu quyết định của chủ tịch.",
    "casting_vote_missing": "Hồ sơ thứ {motion}: phiếu ngang nhau, chủ tịch phải quyết định.",
    "not_taking_part": "Chỉ thành viên có mặt hoặc gửi ý kiến bằng văn bản được biểu quyết.",
    "kept_out_of_motion": "Có xung đột lợi ích nên không tham gia biểu quyết hồ sơ này.",
    "let_another_enter": "Có xung đột lợi ích ở hồ sơ này; đề nghị người khác cùng vai trò nhập kết quả kiểm phiếu.",
    "votes_withheld": "Có xung đột lợi ích nên không được xem kết quả biểu quyết và lý do liên quan.",
    "may_only_abstain": "Có xung đột lợi ích nên chỉ được bỏ phiếu trắng ở hồ sơ này.",
    "conflicted_must_abstain": "Có {conflicted} thành viên phải bỏ phiếu trắng do xung đột lợi ích, mới ghi {abstained} phiếu trắng.",
}
