"""The sentences of what is refused about units that took the place of others."""

from __future__ import annotations

from collections.abc import Mapping

OF_REGISTRY: Mapping[str, str] = {
    "succession_of_itself": "Đơn vị kế thừa phải là một đơn vị khác.",
    "succession_known": "Việc kế thừa giữa hai đơn vị này đã được ghi rồi.",
    "succession_in_a_circle": "Đơn vị kế thừa lại chính là tiền thân của đơn vị cũ; kiểm tra lại thứ tự hai đơn vị.",
    "succession_taken": "Đơn vị này đã có đơn vị kế thừa; chỉ việc chia tách mới có nhiều đơn vị kế thừa. "
    "Nếu lần ghi trước sai thì hủy lần ghi đó rồi ghi lại.",
    "succession_undone": "Lần ghi này đã được hủy trước đó.",
    "succession_text_too_long": "Số, ngày văn bản dài quá {most} ký tự.",
    "succession_year_out_of_range": "Ngày có hiệu lực phải từ năm {low} đến năm {high}.",
}
