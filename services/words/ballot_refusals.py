"""The sentences of what is refused around ballots that are cast here."""

from __future__ import annotations

from collections.abc import Mapping

OF_BALLOTS: Mapping[str, str] = {
    "votes_are_open": "Hội đồng này biểu quyết công khai, có ghi tên.",
    "votes_are_secret": "Hội đồng này bỏ phiếu kín; phiếu do chính thành viên bỏ vào hòm phiếu.",
    "box_is_open": "Hòm phiếu đã mở; không bỏ phiếu, không đổi danh sách người biểu quyết nữa.",
    "box_not_opened": "Chưa mở hòm phiếu: kết thúc bỏ phiếu, mở hòm phiếu rồi mới kết thúc phiên họp.",
    "box_key_missing": "Không còn chìa khóa của hòm phiếu này nên không ai mở được.",
    "box_broken": "Hòm phiếu đã bị sửa từ bên ngoài nên không mở được.",
    "voted_and_absent": "{person} đã bỏ phiếu kín nên không thể ghi là vắng mặt.",
    "not_heard_in_writing": "Chỉ nhập được ý kiến của thành viên vắng mặt có gửi ý kiến bằng văn bản.",
    "voted_themselves": "Thành viên này đã tự biểu quyết; không nhập thay được.",
    "opinion_number_missing": "Ghi số của phiếu lấy ý kiến.",
    "nothing_chosen": "Chưa chọn ý kiến cho hồ sơ nào.",
    "not_confirmed": "Chưa đánh dấu xác nhận đã xem lại phiếu.",
    "already_voted": "Ông/bà đã bỏ phiếu kín hồ sơ này; muốn đổi phiếu phải có mã biên nhận của lần bỏ phiếu trước.",
    "receipt_unknown": "Mã biên nhận không đúng, hoặc không phải của ông/bà tại phiên họp này.",
    "receipt_finds_nothing": "Không có lá phiếu nào mang mã biên nhận này.",
    "papers_missing": "Hồ sơ thứ {motion}: còn {missing} thành viên tham dự chưa bỏ phiếu.",
    "papers_do_not_match": "Hồ sơ thứ {motion}: trong hòm có {papers} phiếu, danh sách có {voted} người đã bỏ phiếu.",
}
