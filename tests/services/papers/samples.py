"""Papers filled in as an office of An Biên would, for tests to render and look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from services.papers import wording
from services.papers.articles import of_awards, of_revocation
from services.papers.fields.certificate import CertificateFields
from services.papers.fields.decision import DecisionFields
from services.papers.fields.parts import AwardGroup, AwardLine, Head, Money
from services.papers.fields.proposal import ProposalFields, ProposalGroup, ProposalLine
from services.papers.fields.results_notice import ResultGroup, ResultLine, ResultsNoticeFields
from services.papers.numbers import money_in_words
from services.words.forms import amount

ISSUER = "Ủy ban nhân dân huyện An Biên"
CHAIR = "Chủ tịch Ủy ban nhân dân huyện An Biên"
SIGNED = date(2021, 2, 5)
SYMBOL = "QĐ-UBND"
PRIZE = 450_000
CARRIED_OUT_BY = (
    "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện, Trưởng phòng Nội vụ, Trưởng phòng Tài chính - Kế hoạch, thủ "
    "trưởng các cơ quan, đơn vị"
)
ACHIEVEMENT = "Đã có thành tích xuất sắc trong phong trào thi đua theo chuyên đề về cải cách hành chính năm 2020"


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
        articles=of_awards(
            award=f"Giấy khen của {CHAIR}",
            to=(len(collectives), people, 0),
            merit="đã có thành tích xuất sắc trong phong trào thi đua theo chuyên đề về cải cách hành chính năm 2020",
            total=total if money else 0,
            paid_from="Quỹ thi đua, khen thưởng của huyện",
            carried_out_by=CARRIED_OUT_BY,
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


def revocation() -> DecisionFields:
    given = decision(people=1)
    [_, people] = given.groups
    return replace(
        given,
        head=head(number="9"),
        summary="Về việc hủy bỏ quyết định tặng Giấy khen",
        articles=of_revocation(
            award=f"Giấy khen của {CHAIR}",
            earlier=f"Quyết định số 07/QĐ-UBND {wording.day_in_words(SIGNED)}",
            to=(0, 1, 0),
            total=PRIZE,
            paid_into="Quỹ thi đua, khen thưởng của huyện",
            carried_out_by=CARRIED_OUT_BY,
        ),
        list_reference=wording.list_reference(number="9", symbol=SYMBOL, dated=SIGNED, year=2021, by=CHAIR),
        list_title="Danh sách cá nhân bị hủy bỏ quyết định tặng Giấy khen",
        groups=(replace(people, lines=(replace(people.lines[0], note="kê khai gian dối"),)),),
        money=Money(total=amount(PRIZE), in_words=money_in_words(PRIZE)),
    )


def certificate(
    *, recipient: str = "Bà Trần Thị Mỹ Duyên", achievement: str = ACHIEVEMENT, mark: str = "", golden_book: str = "15"
) -> CertificateFields:
    return CertificateFields(
        awarder=CHAIR,
        form="Giấy khen",
        recipient=recipient,
        unit="Chuyên viên Phòng Nội vụ huyện An Biên",
        achievement=achievement,
        decision_line=f"Quyết định số {wording.numbered('7', SYMBOL)} {wording.day_in_words(SIGNED)}",
        golden_book=golden_book,
        place_and_date=f"An Biên, {wording.day_in_words(SIGNED)}",
        signature=wording.signed_by("Nguyễn Văn Mẫu", "Chủ tịch"),
        mark=mark,
    )


def crowded_certificate() -> CertificateFields:
    """Everything on it as long as it comes."""
    long = "Tập thể cán bộ, công chức, viên chức và người lao động Trung tâm Dịch vụ việc làm " * 4
    return replace(
        certificate(recipient=long[:300], achievement=long[:300], mark="BẢN MINH HỌA", golden_book=""),
        awarder="Trưởng ban Ban Quản lý Khu kinh tế Phú Quốc kiêm Chủ tịch Hội đồng Thi đua - Khen thưởng",
        unit=long[:300],
        signature=wording.signed_by(
            "Nguyễn Văn Mẫu", "Phó Chủ tịch thường trực", ("TM.", "Ủy ban nhân dân"), ("KT.", "Chủ tịch")
        ),
    )


def results_notice(*, name: str = "Trần Thị Mỹ Duyên") -> ResultsNoticeFields:
    return ResultsNoticeFields(
        head=head(number="12", symbol="TB-UBND"),
        summary="Kết quả xét khen thưởng phong trào thi đua theo chuyên đề về cải cách hành chính năm 2020",
        addressees=("Các cơ quan, đơn vị trực thuộc huyện", "Ủy ban nhân dân các xã, thị trấn"),
        opening=(
            (
                "Ngày 05 tháng 02 năm 2021, Chủ tịch Ủy ban nhân dân huyện đã ký Quyết định số 07/QĐ-UBND. Ủy ban nhân dân huyện "
                "thông báo kết quả như sau:"
            ),
        ),
        groups=(
            ResultGroup(
                title="Cá nhân",
                lines=(
                    ResultLine(name=name, unit="Phòng Nội vụ huyện", result="Được tặng Giấy khen"),
                    ResultLine(name="Lê Văn Bình", unit="Văn phòng", result="Chưa được chọn", reason="hết chỉ tiêu"),
                ),
            ),
        ),
        closing=(
            "Các đơn vị thông báo đến tập thể, cá nhân có tên và gửi kiến nghị (nếu có) trước ngày 20/02/2021./.",
        ),
        signature=wording.signed_by("Lê Thị Mẫu", "Chánh Văn phòng", ("TL.", "Chủ tịch")),
        recipients=wording.recipients(["Như trên", "Lưu hồ sơ khen thưởng"], "VT"),
    )


def proposal(*, name: str = "Trần Thị Mỹ Duyên", people: int = 6) -> ProposalFields:
    line = ProposalLine(
        name=name,
        unit="Phó Trưởng phòng Phòng Hành chính - Tổ chức",
        award="Bằng khen của Chủ tịch Ủy ban nhân dân thành phố",
        votes="12/13 (92,3%)",
        achievement="Chủ trì rút ngắn thời gian giải quyết 14 thủ tục; 01 sáng kiến được công nhận cấp cơ sở.",
    )
    return ProposalFields(
        head=wording.head(
            superior="Ủy ban nhân dân thành phố Cần Thơ",
            issuer="Văn phòng",
            symbol="TTr-VP",
            place="Cần Thơ",
            number="",
            year=2020,
        ),
        summary="Về việc đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân thành phố",
        addressees=("Hội đồng Thi đua - Khen thưởng thành phố Cần Thơ",),
        basis=wording.basis(["Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003", "Căn cứ Biên bản họp xét"]),
        opening=("Văn phòng đã họp xét và đề nghị tặng Bằng khen cho 06 cá nhân (có danh sách kèm theo).",),
        attachments=("Danh sách đề nghị khen thưởng", "Biên bản họp xét", "Báo cáo thành tích của từng cá nhân"),
        closing="Kính đề nghị Hội đồng Thi đua - Khen thưởng thành phố xem xét, trình cấp có thẩm quyền quyết định./.",
        signature=wording.signed_by("Nguyễn Văn Mẫu", "Chánh Văn phòng"),
        recipients=wording.recipients(["Như trên", "Ban Thi đua - Khen thưởng"], "VT"),
        list_title="Danh sách cá nhân đề nghị tặng Bằng khen",
        list_reference=wording.list_reference(
            document="Tờ trình",
            number="",
            symbol="TTr-VP",
            dated=None,
            year=2020,
            by="Văn phòng Ủy ban nhân dân thành phố",
        ),
        groups=(ProposalGroup(title="Cá nhân", lines=(line,) * people),),
    )
