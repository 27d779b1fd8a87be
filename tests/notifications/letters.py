"""Sample letters and messages, one a kind, as An Biên would send them."""

from __future__ import annotations

from notifications import Kind, Language, Letter, Message, Recipient, Sender

LINK = "https://thidua.example.vn/campaigns/an-bien-2020?unit=tay-yen&tab=owed"
CAMPAIGN = "Thi đua theo chuyên đề về thực hiện công tác cải cách hành chính năm 2020"
DEADLINE = {
    "person": "Nguyễn Thị Thanh Tuyền",
    "campaign": CAMPAIGN,
    "deadline": "Hạn đăng ký thi đua",
    "last_day": "31/7/2020",
    "subjects": [{"unit": "Ủy ban nhân dân xã Tây Yên", "obligation": "Đăng ký thi đua"}],
    "link": LINK,
}
WAYS_OUT = [
    "đề nghị Phòng Nội vụ huyện gia hạn, có lý do bằng văn bản",
    "đề nghị miễn nghĩa vụ đối với đơn vị",
    "xuất trình chứng cứ bản đăng ký đã gửi đến đúng hạn (dấu bưu điện, số công văn đến)",
]
OWING = [
    {"unit": "Ủy ban nhân dân xã Tây Yên", "obligation": "Đăng ký thi đua"},
    {"unit": "Ủy ban nhân dân xã Nam Thái A", "obligation": "Đăng ký thi đua"},
    {"unit": "Ủy ban nhân dân thị trấn Thứ Ba", "obligation": "Đăng ký thi đua"},
]
CONTEXTS = {
    Kind.DEADLINE_REMINDER: DEADLINE | {"days_left": 3, "documents": ["Bản đăng ký thi đua (mẫu đính kèm)"]},
    Kind.DEADLINE_OVERDUE: DEADLINE | {"days_late": 1, "ways_out": WAYS_OUT},
    Kind.DEADLINE_ESCALATION: DEADLINE | {"days_late": 3, "ways_out": WAYS_OUT, "subjects": OWING, "count": 3},
    Kind.CASE_MOVED: {
        "person": "Trần Văn Đỗ",
        "campaign": CAMPAIGN,
        "subject": "Ủy ban nhân dân xã Tây Yên",
        "track": "Tập thể",
        "trigger": "Trình Hội đồng thẩm định",
        "state": "Chờ thẩm định",
        "link": LINK,
        "next_step": "Hội đồng thẩm định họp và chấm điểm hồ sơ.",
    },
    Kind.CASES_MOVED: {
        "person": "Trần Văn Đỗ",
        "campaign": CAMPAIGN,
        "count": 2,
        "subjects": [
            {"subject": "Ủy ban nhân dân xã Nam Thái A", "link": LINK},
            {"subject": "Ủy ban nhân dân xã Tây Yên", "link": LINK},
        ],
        "track": "Tập thể",
        "trigger": "Trình Hội đồng thẩm định",
        "state": "Chờ thẩm định",
        "link": LINK,
        "next_step": "Hội đồng thẩm định họp và chấm điểm hồ sơ.",
    },
    Kind.DEADLINE_CHANGED: {
        "person": "Nguyễn Thị Thanh Tuyền",
        "campaign": CAMPAIGN,
        "changes": [
            {
                "deadline": "Hạn đăng ký thi đua",
                "now": "đến hết ngày 10/8/2020",
                "was": "trước đây đến hết ngày 31/7/2020",
                "subjects": [{"unit": "Ủy ban nhân dân xã Tây Yên", "obligation": "Đăng ký thi đua"}],
            }
        ],
        "because": "thời hạn được gia hạn",
        "document": "112/PNV",
        "reason": "Mưa bão kéo dài",
        "link": LINK,
    },
    Kind.CAMPAIGN_PAUSED: {
        "person": "Nguyễn Thị Thanh Tuyền",
        "campaign": CAMPAIGN,
        "happened": "tạm dừng từ ngày 01/4/2020",
        "deadlines": "Trong thời gian tạm dừng, không thời hạn nào trôi qua.",
        "document": "16/CT-TTg",
        "reason": "Giãn cách xã hội",
        "link": LINK,
    },
    Kind.CASE_CANCELLED: {
        "person": "Trần Văn Đỗ",
        "campaign": CAMPAIGN,
        "subject": "Ủy ban nhân dân xã Tây Yên",
        "track": "Tập thể",
        "reason": "Lập nhầm hồ sơ",
        "link": LINK,
    },
    Kind.WINDOW_OPENED: {
        "person": "Trần Văn Đỗ",
        "campaign": CAMPAIGN,
        "deadline": "Nhận bài dự thi",
        "first_day": "15/8/2020",
        "last_day": "10/10/2020",
        "link": LINK,
    },
    Kind.SITTING_CALLED: {
        "person": "Trần Văn Đỗ",
        "campaign": CAMPAIGN,
        "council": "Hội đồng Thi đua - Khen thưởng",
        "happened": "mời họp",
        "when": "09:00 15/01/2021",
        "place": "Phòng họp số 2",
        "reason": "Trùng lịch họp huyện",
        "agenda": ["Ủy ban nhân dân xã Tây Yên (Tập thể)", "một hồ sơ ông/bà không tham gia xét"],
        "link": LINK,
    },
    Kind.SITTING_CLOSED: {
        "person": "Trần Văn Đỗ",
        "campaign": CAMPAIGN,
        "council": "Hội đồng Thi đua - Khen thưởng",
        "when": "09:00 15/01/2021",
        "link": LINK,
    },
    Kind.WEEKLY_DIGEST: {
        "person": "Trần Văn Đỗ",
        "count": 1,
        "items": [
            {
                "campaign": CAMPAIGN,
                "deadline": "Hạn đăng ký thi đua",
                "last_day": "31/7/2020",
                "days_left": 14,
                "subjects": [{"unit": "Ủy ban nhân dân xã Tây Yên", "obligation": "Đăng ký thi đua"}],
            }
        ],
        "link": LINK,
    },
    Kind.ACKNOWLEDGEMENT_MISSING: {
        "person": "Trần Văn Đỗ",
        "campaign": CAMPAIGN,
        "receiver": "Nguyễn Thị Thanh Tuyền",
        "unit": "Ủy ban nhân dân xã Tây Yên",
        "letter": "Quá hạn 1 ngày: Hạn đăng ký thi đua (31/7/2020)",
        "sent_on": "01/8/2020",
        "link": LINK,
    },
    Kind.TEST: {"person": "Trần Văn Đỗ"},
}
EVERY_LETTER = [Letter(kind, language, CONTEXTS[kind]) for kind in Kind for language in Language]
SENDER = Sender("Phòng Nội vụ huyện An Biên", "thidua@anbien.example.vn")


def a_message(**changes: object) -> Message:
    """A message that any server takes, with *changes*."""
    given: dict[str, object] = {
        "id": "0190b8f2-6a51-7c3e-9d0a-5be1c2f3a4d5",
        "recipient": Recipient("Nguyễn Thị Thanh Tuyền", "tuyen@tayyen.example.vn"),
        "sender": SENDER,
        "subject": "Nhắc việc: Hạn đăng ký thi đua – còn 3 ngày (31/7/2020)",
        "text": "Kính gửi ông/bà Nguyễn Thị Thanh Tuyền,\n\nHạn đăng ký thi đua: đến hết ngày 31/7/2020.\n",
        "html": "<p>Kính gửi ông/bà Tuyền,</p>\n<p>Hạn: <strong>đến hết ngày 31/7/2020</strong>.</p>\n",
        "list_id": "an-bien-2020",
    }
    return Message(**(given | changes))  # type: ignore[arg-type]
