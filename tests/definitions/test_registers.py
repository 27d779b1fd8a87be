"""The registers hold exactly the facts that were found in the five texts, each worded and placed in its text."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from definitions import load, shipped_plans
from definitions.registers import read_register, register_of, shipped_registers
from definitions.tracing import trace

FACTS = {
    "dong-nai-2020": (
        "000",
        23,
        "D1 D2 D3 D4 Pa1 Pa2 Pa3 Q1 Q2 Q3 C1 C2 P1 Doc1 Doc2 R1 R2 R3 R4 R5 A1 M1 Rep1",
    ),
    "an-bien-2020": (
        "001",
        23,
        "D1 D2 D3 D4 D5 Pa1 Pa2 Pa3 Q1 Q2 Q3 C1 C2 P1 S1 Doc1 Doc2 Doc3 R1 R2 R3 A1 Rep1",
    ),
    "phu-quoc-2021-2025": (
        "002",
        14,
        "D1 D2 D3 Pa1 Pa2 Pa3 Q1 C1 L1 Doc1 A1 Co1 R1 Rep1",
    ),
    "phu-rieng-2020": (
        "003",
        27,
        "D1 D2 D3 D4 D5 Pa1 Pa2 Pa3 Q1 Q2 C1 C2 Doc1 Doc2 Doc3 A1 A2 A3 R1 R2 R3 R4 R5 R6 R7 R8 R9",
    ),
    "can-tho-2019": (
        "004",
        25,
        "D1 D2 D3 D4 D5 Pa1 Pa2 Q1 Q2 C1 C2 C3 C4 Doc1 Doc2 Doc3 A1 A2 M1 R1 R2 R3 R4 R5 Rep1",
    ),
}
ALL = [(id_, fact) for register in shipped_registers().values() for id_, fact in register.facts.items()]
CLAUSE = r"[IV]+(\.[0-9]+)?(\.[a-z])?"
ELSEWHERE = {"toàn văn", "đoạn cuối", "Nơi nhận"}


def test_there_is_a_register_for_each_text_and_no_other() -> None:
    assert set(shipped_registers()) == set(FACTS)
    assert len(ALL) == sum(count for _, count, _ in FACTS.values()) == 112


@pytest.mark.parametrize("plan", FACTS)
def test_register_holds_the_facts_of_its_text_and_no_other(plan: str) -> None:
    text, count, facts = FACTS[plan]

    registered = shipped_registers()[plan].facts

    assert list(registered) == [f"{text}-{fact}" for fact in facts.split()]
    assert len(registered) == count


@pytest.mark.parametrize(("id_", "fact"), ALL, ids=[id_ for id_, _ in ALL])
def test_fact_is_one_sentence_in_each_language_and_names_its_clause(id_: str, fact) -> None:
    vietnamese, english = fact.says.vi, fact.says.en

    assert fact.id == id_
    assert not vietnamese.isascii()
    assert unicodedata.is_normalized("NFC", vietnamese + english)
    assert [re.findall(r"\.(?: |$)", text) for text in (vietnamese, english)] == [["."], ["."]]
    assert fact.clause in ELSEWHERE or all(re.fullmatch(CLAUSE, one) for one in fact.clause.split(", "))


@pytest.mark.parametrize("path", shipped_plans(), ids=lambda path: path.stem)
def test_every_fact_of_a_shipped_plan_has_its_place(path: Path) -> None:
    loaded = load(path)
    assert loaded.definition is not None
    assert loaded.root is not None
    register = register_of(loaded.definition.id)
    assert register is not None

    found = trace(loaded.root, register)

    assert ([fact.id for fact in found.nowhere], dict(found.unknown)) == ([], {})


@pytest.mark.parametrize("path", shipped_plans(), ids=lambda path: path.stem)
def test_shipped_plan_goes_by_the_name_of_its_file(path: Path) -> None:
    definition = load(path).definition

    assert definition is not None
    assert definition.id == path.stem


def test_every_fault_of_a_register_is_named_with_its_place() -> None:
    text = "plan: small\nfacts:\n  1: {clause: I, says: Một., english: One.}\n  009-A1: {clause: I, says: Một.}\n"

    with pytest.raises(ValueError, match=r"register\.yaml") as caught:
        read_register(text.encode(), "register.yaml")

    first, second = str(caught.value).splitlines()
    assert first.startswith('register.yaml:3:3 error bad-value "1" can\'t be read here; write the id of a fact')
    assert second.startswith('register.yaml:4:11 error missing-key this fact lacks the key "english"')
