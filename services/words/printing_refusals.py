"""The sentences of why a paper of a sitting, a case or a campaign is not printed."""

from __future__ import annotations

from collections.abc import Mapping

OF_PRINTING: Mapping[str, str] = {
    "sitting_was_called_off": "Phiên họp đã hủy nên không có văn bản nào của phiên họp.",
    "paper_not_of_a_jury": "{council} chấm điểm, xếp hạng nên không có phiếu bầu và biên bản kiểm phiếu.",
    "jury_still_at_work": "{council} đang chấm; biên bản in được khi phiên chấm kết thúc.",
    "nobody_presides": "Chủ tịch và các Phó Chủ tịch Hội đồng đều không có mặt nên biên bản chưa có chủ tọa.",
    "council_without_secretary": "Hội đồng không có thư ký trong phiên họp này nên biên bản chưa có người ghi; ghi quyết định thành lập hội đồng có thư ký.",
    "secretary_absent": "Thư ký Hội đồng không có mặt nên biên bản chưa có người ghi.",
    "plan_without_registration": "Kế hoạch của đợt thi đua này không có bước đăng ký thi đua.",
    "nothing_is_given": "Hồ sơ {track} không đề nghị hình thức khen thưởng nào nên không có báo cáo thành tích.",
    "nothing_is_submitted": "Hồ sơ {track} không trình kèm hồ sơ nào nên không có tờ trình.",
    "nobody_is_submitted": "Chưa có hồ sơ nào để trình kèm {track}; lập xong hồ sơ đề nghị rồi in tờ trình.",
    "paper_before_signing": "Quyết định chưa ký nên chưa in được {paper}; ghi số và ngày ký trước.",
    "no_certificate_here": "Quyết định thu hồi khen thưởng nên không có giấy khen để in.",
    "certificate_of_which_line": "Quyết định có nhiều người, đơn vị; hãy chọn in giấy khen của ai.",
}
