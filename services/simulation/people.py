"""Who acts in a scenario: the people of a demo scene, or those that the scenario writes out itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from definitions.nodes import MapNode, TextNode
from services.demo import SCENES, Scene
from services.demo.scene import Place as UnitOfScene
from services.demo.scene import Staff
from workflow.definition import Definition, Scope


def scene_of(root: MapNode, plan: Path, definition: Definition, *, launched_by: str, opens_at: datetime) -> Scene:
    """The scene that the scenario plays in, on the definition that is simulated."""
    known = SCENES.get(root.text("scene"))
    if known is not None:
        return replace(known, definition=plan, launched_by=launched_by, opens_at=opens_at)
    return Scene(
        plan=definition.id,
        definition=plan,
        organisation=root.text("organisation") or definition.source.issuer,
        places=tuple(units_of(root, definition)),
        launched_by=launched_by,
        opens_at=opens_at,
    )


def units_of(root: MapNode, definition: Definition) -> Iterator[UnitOfScene]:
    """The units that act, wherever they are written; nothing for a scene nobody knows."""
    known = SCENES.get(root.text("scene"))
    if known is not None:
        yield from known.places
    for key, unit in root.below("units").maps():
        staff = tuple(_person(login, person, definition) for login, person in unit.below("people").maps())
        yield UnitOfScene(key=key.text, name=unit.text("name"), kind=unit.text("kind"), staff=staff)


def _person(login: TextNode, person: MapNode, definition: Definition) -> Staff:
    held = {role.id: role.scope for role in definition.roles.values() if role.id in person.texts("roles")}
    return Staff(
        login=login.text,
        name=person.text("name"),
        title=person.text("title"),
        unit_roles=tuple(role for role, scope in held.items() if scope is Scope.UNIT),
        wide_roles=tuple(role for role, scope in held.items() if scope is Scope.ORGANISATION),
        council_roles=tuple(role for role, scope in held.items() if scope is Scope.COUNCIL),
    )
