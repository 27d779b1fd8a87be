"""What an office does once its council has voted, through HTTP: a paper printed, signed, published, paid, listed, filed."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document

from services.words import amount
from tests.services.registers.books import fetched, rows
from tests.support.decisions import Decisions
from tests.support.walker import Walker


@dataclass(frozen=True, slots=True)
class Filing:
    """The standing office drafts and prints; *head* records, publishes and pays."""

    walk: Walker
    head: str

    @property
    def decisions(self) -> Decisions:
        return self.walk.decisions(self.head)

    def drafted(self, *lines: str | Mapping[str, str], **written: Any) -> str:
        """A draft on those cases, with its subject, basis and signer; its id."""
        drafted = self.decisions.draft(*lines)
        assert drafted.status_code == 201, drafted.text
        decision = str(drafted.json()["id"])
        done(self.decisions.write(decision, **written))
        return decision

    def signed(self, decision: str, number: str, dated: str, **changed: str) -> Any:
        """The answer to recording it as signed, with the paper that was printed of the draft."""
        data = {**self.decisions.signature, "number": number, "dated": dated, **changed}
        files = {"file": ("quyet-dinh.docx", self.paper(decision, "decision"))}
        return self.decisions.ask(self.walk.client(self.head), decision, "signing", data=data, files=files)

    def published(self, decision: str, number: str, dated: str, **by: str) -> None:
        """Recorded as signed by whoever *by* says, and published."""
        done(self.signed(decision, number, dated, **by))
        done(self.decisions.publish(decision))

    def paper(self, decision: str, kind: str, **asked: str) -> bytes:
        """The paper of that kind as *head* prints it."""
        answer = self.printed(self.head, decision, kind, **asked)
        assert answer.status_code == 200, answer.text
        return bytes(answer.content)

    def printed(self, login: str, decision: str, kind: str, **asked: str) -> Any:
        return self.walk.client(login).get(f"/api/v1/decisions/{decision}/papers/{kind}", params=asked)

    def lines(self, decision: str) -> dict[str, str]:
        """The line of everybody on the decision, by their name."""
        return {one["subject"]: one["line"] for one in self.decisions.look(decision)["lines"]}

    def paid(self, decision: str, on: str, *names: str, voucher: str = "PC 07") -> Any:
        """The answer to recording that those were paid; all where nobody is named."""
        lines = self.lines(decision)
        body = {"lines": [lines[name] for name in names or lines], "paid_on": on, "voucher": voucher}
        return self.decisions.ask(self.walk.client(self.head), decision, "payments", json=body)

    def received(self, login: str, decision: str, name: str, on: str) -> Any:
        path = f"/api/v1/decisions/{decision}/lines/{self.lines(decision)[name]}/receipt"
        return self.walk.client(login).post(path, json={"received_on": on})

    def recovered(self, decision: str, name: str, on: str, voucher: str = "PT 03") -> Any:
        body = {"recovered_on": on, "voucher": voucher}
        what = f"lines/{self.lines(decision)[name]}/recovery"
        return self.decisions.ask(self.walk.client(self.head), decision, what, json=body)

    def register(self, decision: str) -> dict[str, tuple[int, str]]:
        """What the register of awards says of everybody on the decision: the money, and whether it stands."""
        listed = self.walk.get(self.head, f"/awards?campaign={self.walk.campaign()['id']}&limit=200")["awards"]
        return {one["recipient"]: (one["amount"], one["state"]) for one in listed if one["decision"] == decision}

    def workbook(self, number: str) -> dict[str, tuple[int, str]]:
        """What the XLSX register of awards says of everybody on the decision of that number."""
        [sheet] = fetched(self.walk.client(self.head), f"/campaigns/{self.walk.campaign()['id']}/registers/awards.xlsx")
        return {
            str(one["Tập thể, cá nhân được khen"]): (one["Tiền thưởng (đồng)"], one["Tình trạng"])
            for one in rows(sheet)
            if one["Số quyết định"] == number
        }

    def money(self, decision: str) -> dict[str, int]:
        """What everybody on the decision is given, after API, register, workbook and paper were found to say the same."""
        told = self.decisions.look(decision)
        money = {one["subject"]: one["amount"] for one in told["lines"]}
        assert {name: sum_ for name, (sum_, _) in self.register(decision).items()} == money
        assert {name: sum_ for name, (sum_, _) in self.workbook(told["number"]).items()} == money
        written = table_rows(self.paper(decision, "decision"))
        for name, sum_ in money.items():
            assert [row for row in written if name in row and amount(sum_) in row], (name, sum_, written)
        assert any(amount(told["total"]) in cell for row in written for cell in row), written
        return money

    def report(self, term: str, year: int) -> dict[str, tuple[int, int]]:
        """The awards and the money of every unit that got any, as the periodic report sums them up."""
        at = f"/campaigns/{self.walk.campaign()['id']}/registers/report.xlsx?term={term}&year={year}"
        summary, *_ = fetched(self.walk.client(self.head), at)
        counted = {str(one["Đơn vị"]): (one["Khen thưởng"], one["Tiền thưởng (đồng)"]) for one in rows(summary)}
        return {unit: figures for unit, figures in counted.items() if figures != (0, 0)}


def table_rows(paper: bytes) -> Sequence[Sequence[str]]:
    """Every row of every table of a paper."""
    return [[cell.text for cell in row.cells] for table in Document(io.BytesIO(paper)).tables for row in table.rows]


def done(answer: Any) -> None:
    assert answer.status_code == 200, answer.text
