"""Papers filled in as an office of An Biên would, for tests to render and look at."""

from __future__ import annotations

from datetime import date

from services.papers import wording
from services.papers.fields.decision import DecisionFields
from services.papers.fields.parts import AwardGroup, AwardLine, Head, Money
from services.papers.numbers import money_in_words
from services.words.forms import amount

ISSUER = "Ủy ban nhân dân huyện An Biên"
CHAIR = "Chủ tịch Ủy ban nhân dân huyện An Biên"
SIGNED = date(2021, 2, 5)
SYMBOL = "QĐ-UBND"
PRIZE = 450_000


def head(*, number: str = "7", symbol: str = SYMBOL, demo: bool = False) -> Head:
    dated = SIGNED if number else None
    return wording.head(issuer=ISSUER, symbol=symbol, place="An Biên", number=number, dated=dated, year=2021, demo=demo)


def line(name: str, unit: str = "", *, prize: int = PRIZE, note: str = "") -> AwardLine:
    return AwardLine(name=name, unit=unit, award="Giấy khen", amount=amount(prize), note=note)


def decision(
    *, number: str = "7", people: int = 12, money: bool = True, demo: bool = False, name: str = "Trần Thị Mỹ Duyên"
) -> DecisionFields:
    collectives = [
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện",
        "Phòng Nội vụ",
        "Ủy ban nhân dân xã Hưng Yên",
    ]
    total = PRIZE * people + 2 * PRIZE * len(collectives)
    groups = (
        AwardGroup(title="I. Tập thể", lines=tuple(line(one, prize=2 * PRIZE) for one in collectives)),
        AwardGroup(
            title="II. Cá nhân", lines=tuple(line(name, "Chuyên viên Phòng Nội vụ huyện") for _ in range(people))
        ),
    )
    tied = wording.list_reference(
        number=number, symbol=SYMBOL, dated=SIGNED if number else None, year=2021, by="Chủ tịch Ủy ban nhân dân huyện"
    )
    return DecisionFields(
        head=head(number=number, demo=demo),
        summary="Về việc tặng Giấy khen cho các tập thể, cá nhân có thành tích xuất sắc trong phong trào thi đua "
        "theo chuyên đề về cải cách hành chính năm 2020",
        authority=CHAIR,
        basis=wording.basis(
            [
                "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
                "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003",
                (
                    "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành "
                    "một số điều của Luật Thi đua, khen thưởng"
                ),
                "Căn cứ Kế hoạch số 49/KH-UBND ngày 30 tháng 3 năm 2020 của Ủy ban nhân dân huyện An Biên",
            ],
            "Theo đề nghị của Trưởng phòng Nội vụ huyện",
        ),
        articles=(
            (
                f"Tặng Giấy khen của {CHAIR} cho {len(collectives):02d} tập thể và {people:02d} cá nhân đã có thành tích "
                "xuất sắc trong phong trào thi đua theo chuyên đề về cải cách hành chính năm 2020 (có danh sách kèm theo)."
            ),
            (
                f"Tiền thưởng kèm theo Giấy khen tổng số {amount(total)} đồng (bằng chữ: {money_in_words(total).lower()}), "
                "trích từ Quỹ thi đua, khen thưởng của huyện."
            ),
            (
                "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện, Trưởng phòng Nội vụ, Trưởng phòng Tài chính - Kế "
                "hoạch, thủ trưởng các cơ quan, đơn vị và các tập thể, cá nhân có tên trong danh sách chịu trách nhiệm thi "
                "hành Quyết định này kể từ ngày ký./."
            ),
        ),
        signature=wording.signed_by("Nguyễn Văn Mẫu", "Phó Chủ tịch", ("KT.", "Chủ tịch")),
        recipients=wording.recipients(
            ["Như Điều 3", "Ban Thi đua - Khen thưởng tỉnh", "CT, các PCT UBND huyện"], "VT, NV"
        ),
        list_title="Danh sách tập thể, cá nhân được tặng Giấy khen",
        list_reference=tied,
        groups=groups,
        money=Money(total=amount(total), in_words=money_in_words(total)) if money else None,
    )
