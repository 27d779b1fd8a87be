"""The forms of a decision's page: what the paper says, its signing, objections, payments, revocation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.web.contexts.frame import Choice, Input
from services.web.showing.parts import problems_at
from services.web.showing.sittings import Told
from services.words import translation
from workflow.decisions.decision import Decision, Ground, Power

WRITING, SIGNING, OBJECTING, PAYING, REVOKING, RECOVERING = (
    *("written", "signed", "objected", "paid", "revoked", "recovered"),
)
ABBREVIATIONS: Mapping[Power, str] = {
    Power.OWN: "",
    Power.TM: "TM.",
    Power.Q: "Q.",
    Power.KT: "KT.",
    Power.TL: "TL.",
    Power.TUQ: "TUQ.",
}
POWERS: Mapping[Power, str] = {
    Power.OWN: "Ký với thẩm quyền của mình",
    Power.TM: "TM. – thay mặt tập thể",
    Power.Q: "Q. – quyền cấp trưởng",
    Power.KT: "KT. – ký thay cấp trưởng",
    Power.TL: "TL. – thừa lệnh",
    Power.TUQ: "TUQ. – thừa ủy quyền",
}
GROUNDS: Mapping[Ground, str] = {
    Ground.FALSE_DECLARATION: "Kê khai gian dối thành tích",
    Ground.FORGED_PAPERS: "Hồ sơ giả mạo",
    Ground.UNLAWFUL_PROPOSAL: "Thẩm định, xét hoặc đề nghị trái quy định",
    Ground.LATER_FINDING: "Có kết luận vi phạm trong thời gian tính thành tích",
}
SUBJECT, BASIS = "Trích yếu", "Căn cứ, mỗi căn cứ một dòng"
NUMBER, DATED = "Số, ký hiệu quyết định đã ký", "Ngày ký"
POWER, FOR_WHOM, POST = "Quyền hạn ký", "Ký cho ai (ví dụ: CHỦ TỊCH)", "Chức vụ người ký"
SIGNER, AUTHORISED = "Họ và tên người ký", "Văn bản ủy quyền (chỉ khi ký TUQ.)"
BY, TEXT, RECEIVED_ON, ABOUT = "Người có ý kiến, khiếu nại", "Nội dung", "Ngày nhận", "Về ai"
PAID_ON, VOUCHER, GROUND, WHY = "Ngày trả", "Số chứng từ", "Căn cứ thu hồi", "Lý do"
RECOVERED_ON, WHOLE_LIST = "Ngày thu hồi", "Cả danh sách"
LONG_SUBJECT = 1000


def writing(decision: Decision, language: str, told: Told) -> tuple[Input, ...]:
    """What the paper says, as it is written already."""
    form = _Form(WRITING, language, told)
    return (
        form.text("subject", SUBJECT, decision.subject, high=LONG_SUBJECT),
        form.long("basis", BASIS, "\n".join(decision.basis)),
        *_signature(form, decision),
    )


def signing(decision: Decision, language: str, told: Told) -> tuple[Input, ...]:
    """Number and date, and who signed: as the draft says, unless it was another."""
    form = _Form(SIGNING, language, told)
    return (
        form.text("number", NUMBER, high=100),
        form.date("dated", DATED),
        *_signature(form, decision),
    )


def objecting(about: Sequence[Choice], language: str, told: Told) -> tuple[Input, ...]:
    """Who says what, about whom."""
    form = _Form(OBJECTING, language, told)
    everybody = Choice(value="", label=translation(language).gettext(WHOLE_LIST), chosen=True)
    return (
        form.text("by", BY, high=200),
        form.date("received_on", RECEIVED_ON),
        form.choice("line", ABOUT, [everybody, *about], required=False),
        form.long("text", TEXT),
    )


def paying(language: str, told: Told) -> tuple[Input, ...]:
    form = _Form(PAYING, language, told)
    return (form.date("paid_on", PAID_ON), form.text("voucher", VOUCHER, high=200))


def revoking(language: str, told: Told) -> tuple[Input, ...]:
    """On which ground awards are taken back, and why."""
    form = _Form(REVOKING, language, told)
    _ = translation(language).gettext
    grounds = [Choice(value=one.value, label=_(label)) for one, label in GROUNDS.items()]
    return (form.choice("ground", GROUND, grounds), form.long("reason", WHY))


def recovering(language: str, told: Told) -> tuple[Input, ...]:
    form = _Form(RECOVERING, language, told)
    return (form.date("recovered_on", RECOVERED_ON), form.text("voucher", VOUCHER, high=200))


def _signature(form: _Form, decision: Decision) -> tuple[Input, ...]:
    by = decision.signature
    powers = [Choice(value=one.value, label=form.said(label), chosen=one is by.power) for one, label in POWERS.items()]
    return (
        form.choice("power", POWER, powers),
        form.text("for_whom", FOR_WHOM, by.for_whom, high=200, required=False),
        form.text("post", POST, by.post, high=200),
        form.text("signer", SIGNER, by.signer, high=200),
        form.text("authorised_by", AUTHORISED, by.authorised_by, high=200, required=False),
    )


class _Form:
    """The inputs of one form, with what was typed into it and what is wrong with that, if it was refused just now."""

    def __init__(self, form: str, language: str, told: Told) -> None:
        self.form = form
        self.tried = told.of(form)
        self.told = told
        self.said = translation(language).gettext

    def text(self, name: str, label: str, value: str = "", *, high: int, required: bool = True) -> Input:
        return self._input(name, label, "text", value, required=required, high=high)

    def long(self, name: str, label: str, value: str = "") -> Input:
        return self._input(name, label, "long", value, required=True)

    def date(self, name: str, label: str) -> Input:
        return self._input(name, label, "date", "", required=True)

    def choice(self, name: str, label: str, choices: Sequence[Choice], *, required: bool = True) -> Input:
        typed = self.told.typed(self.form, name)
        chosen = tuple(
            Choice(value=one.value, label=one.label, chosen=one.value == typed if self.tried else one.chosen)
            for one in choices
        )
        return Input(
            name=name,
            label=self.said(label),
            kind="choice",
            choices=chosen,
            required=required,
            problems=self._problems(name),
        )

    def _input(self, name: str, label: str, kind: str, value: str, *, required: bool, high: int | None = None) -> Input:
        return Input(
            name=name,
            label=self.said(label),
            kind=kind,
            value=self.told.typed(self.form, name) if self.tried else value,
            high=high,
            required=required,
            problems=self._problems(name),
        )

    def _problems(self, name: str) -> tuple[str, ...]:
        return problems_at(name, self.tried.said) if self.tried else ()
