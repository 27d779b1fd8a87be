"""A result says its arithmetic in a sentence, in the language asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from services.wiring import Office
from services.words import explained
from tests.services.councils.test_sittings import count, motions
from tests.support.councils import Room, nominate
from tests.workflow.councils.results import CARRIED
from workflow.events.sittings import MotionDecided

QUORUM = "Có mặt 5/7 thành viên (cần từ 5, tức 2/3). "
NINETY = replace(CARRIED, majority="9/10", strict=False)


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (
            CARRIED,
            "4 phiếu đồng ý trên 5 người có mặt và được biểu quyết; cần hơn 1/2, tức từ 3 phiếu: được thông qua.",
        ),
        (
            replace(NINETY, carried=False, of="members", base=7, needed=7, article="Điều 1"),
            (
                "4 phiếu đồng ý trên tổng số 7 thành viên, kể cả người vắng mặt; cần từ 90% trở lên, tức từ 7 phiếu: "
                "không được thông qua. Căn cứ: Điều 1."
            ),
        ),
        (
            replace(NINETY, majority="7/10", of="taking_part", written=1, base=6, needed=5, in_favour=5),
            (
                "1 thành viên vắng mặt gửi ý kiến bằng văn bản. 5 phiếu đồng ý trên 6 người có mặt hoặc gửi ý kiến và được "
                "biểu quyết; cần từ 70% trở lên, tức từ 5 phiếu: được thông qua."
            ),
        ),
        (
            replace(
                CARRIED, of="cast", excluded=1, base=4, in_favour=2, against=2, carried=False, by_casting_vote=True
            ),
            (
                "1 thành viên không tham gia biểu quyết vì có xung đột lợi ích. 2 phiếu đồng ý trên 4 phiếu đồng ý và không "
                "đồng ý (không tính phiếu trắng, phiếu không hợp lệ); cần hơn 1/2, tức từ 3 phiếu: phiếu ngang nhau, chủ tịch "
                "quyết định không thông qua."
            ),
        ),
    ],
    ids=["present", "members", "taking_part", "cast"],
)
def test_every_base_is_named_with_its_figures(result: MotionDecided, said: str) -> None:
    assert explained(result, "vi") == QUORUM + said


def test_english_says_the_same() -> None:
    assert explained(replace(CARRIED, by_casting_vote=True, majority="4/5"), "en") == (
        "5 of 7 members were present (at least 5 needed, that is 2/3). 4 in favour, of 5 present who may vote; "
        "more than 80% needed, that is 3 or more: equal votes, and the chair decided in favour."
    )


def test_a_closed_sitting_explains_its_results_in_the_language_asked_for(office: Office, secretary: TestClient) -> None:
    room = Room(office, secretary, nominate(office, "b"))
    room.begin()
    count(room, motions(room)[0], in_favour=3, against=1)
    room.file_minutes()
    assert room.ask("close", {}).status_code == 200

    vietnamese, english = (
        secretary.get(room.path, headers={"Accept-Language": language}).json()["agenda"][0]["result"]["explained"]
        for language in ("vi", "en")
    )

    assert vietnamese == (
        "Có mặt 5/5 thành viên (cần từ 4, tức 2/3). 1 thành viên không tham gia biểu quyết vì có xung đột lợi ích. "
        "3 phiếu đồng ý trên 4 người có mặt và được biểu quyết; cần hơn 1/2, tức từ 3 phiếu: được thông qua."
    )
    assert english.endswith("3 in favour, of 4 present who may vote; more than 1/2 needed, that is 3 or more: carried.")
