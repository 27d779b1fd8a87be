"""The sentences of what is refused around work that is done in the background."""

from __future__ import annotations

from collections.abc import Mapping

OF_BATCHES: Mapping[str, str] = {
    "batch_kind_unknown": "Không có loại việc chạy nền “{given}”; chọn một trong: {choices}.",
    "batch_argument_missing": "Chưa cho biết “{name}” của việc chạy nền này.",
    "batch_of_nothing": "Không có gì để làm trong phạm vi ông/bà được xem.",
    "batch_too_long": "Mỗi lần làm tối đa {most} tệp; yêu cầu này có {count} tệp.",
    "batch_under_way": "Ông/bà đã yêu cầu đúng việc này và việc đang chạy; chờ xong hoặc dừng việc đó trước.",
    "batch_over": "Việc này đã kết thúc nên không dừng được nữa.",
    "batch_of_another": "Chỉ {name}, người yêu cầu, và bộ phận thường trực được dừng việc này.",
    "batch_asker_gone": "Người yêu cầu không còn làm việc ở cơ quan.",
    "batch_item_gone": "Không còn, hoặc người yêu cầu không còn được xem.",
    "batch_file_lost": "Tệp đã làm không còn trong kho tệp; yêu cầu lại việc này.",
    "batch_kind_gone": "Phiên bản này không còn làm loại việc đó.",
}
