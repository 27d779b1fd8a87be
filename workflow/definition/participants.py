"""Who takes part: blocks of units by their kind, and whose people stand apart."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.definition.source import Label
from workflow.ids import BlockId, RoleId
from workflow.readings import Answers, Asked, settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Units of some kinds that the plan treats alike: those who must send an entry, those who are only invited."""

    id: BlockId
    label: Label
    kinds: tuple[str, ...] | Asked[tuple[str, ...]]
    fact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """The blocks a plan takes in, and the roles (judges, organisers) whose holders may not be put forward."""

    blocks: tuple[Block, ...] = ()
    excluded: tuple[RoleId, ...] = ()

    def block_of_kind(self, answers: Answers) -> dict[str, BlockId]:
        """For each kind of unit that takes part under those answers, its block; the first that names it."""
        found: dict[str, BlockId] = {}
        for block in self.blocks:
            if isinstance(block.kinds, Asked) and block.kinds.question not in answers:
                continue
            for kind in settled(block.kinds, answers):
                found.setdefault(kind, block.id)
        return found

    def asks(self, question: str) -> bool:
        """Whether the answer to *question* decides who takes part."""
        return any(isinstance(block.kinds, Asked) and block.kinds.question == question for block in self.blocks)
