"""A demo as it is served: every scene in an office of its own, with its own people, papers, mail and time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from definitions import load
from services.demo.scene import Scene
from services.wiring import Office
from workflow.definition import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A scene and the office it is laid out in; `label` and `issuer` are those of its plan."""

    scene: Scene
    office: Office
    label: Label
    issuer: str


@dataclass(frozen=True, slots=True)
class Demo:
    """The stages that people change between; whoever has not chosen one stands on the first."""

    stages: tuple[Stage, ...]

    @property
    def first(self) -> Stage:
        return self.stages[0]

    def of(self, plan: str) -> Stage | None:
        """The stage of *plan*, if it is one of these."""
        return next((stage for stage in self.stages if stage.scene.plan == plan), None)


def stage(scene: Scene, office: Office) -> Stage:
    """*scene* in *office*, named as its plan is. Raises `ValueError` for a plan with errors."""
    label, issuer = _named(scene.definition)
    return Stage(scene=scene, office=office, label=label, issuer=issuer)


@cache
def _named(path: Path) -> tuple[Label, str]:
    definition = load(path).definition
    if definition is None:
        raise ValueError(f"a scene plays a plan without errors, and {path.name} has some: run `thidua check`")
    return definition.label, definition.source.issuer
