"""A template's inputs are a type: it uses what its context has, the context says what each field is, nothing is idle."""

from __future__ import annotations

import ast
import importlib
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from jinja2 import meta, nodes

from services.web import contexts
from services.web.rendering import TEMPLATES, environment

GIVEN_TO_ALL = {"frame", "_", "gettext", "ngettext", "new_key"}
PARTS = sorted(Path(contexts.__file__).parent.glob("[a-z]*.py"))
MODULES = [importlib.import_module(f"services.web.contexts.{path.stem}") for path in PARTS]
PAGES = {
    (found.__doc__ or "").strip("`.").removesuffix("`"): found
    for module in MODULES
    for name, found in vars(module).items()
    if name.endswith("Page") and is_dataclass(found)
}


def _used(template: str) -> set[str]:
    """What *template* takes from outside. A block does not see statically what its template imports or defines."""
    tree = environment("vi").parse((TEMPLATES / template).read_text(encoding="utf-8"))
    own = {node.target for node in tree.body if isinstance(node, nodes.Import)}
    own |= {node.name for node in tree.body if isinstance(node, nodes.Macro)}
    own |= {node.target.name for node in tree.body if isinstance(node, nodes.Assign)}
    for node in tree.body:
        if isinstance(node, nodes.FromImport):
            own |= {name[1] if isinstance(name, tuple) else name for name in node.names}
    return meta.find_undeclared_variables(tree) - own


def test_every_page_template_has_its_context_and_every_context_its_template() -> None:
    pages = {path.name for path in TEMPLATES.glob("*.html")} - {"layout.html", "_demo_bar.html"}

    assert set(PAGES) == pages


@pytest.mark.parametrize("template", sorted(PAGES))
def test_template_uses_exactly_what_its_context_has(template) -> None:
    has = {part.name for part in fields(PAGES[template])}

    assert _used(template) - GIVEN_TO_ALL == has


@pytest.mark.parametrize("template", ["layout.html", "_demo_bar.html"])
def test_frame_templates_use_the_frame_alone(template) -> None:
    assert _used(template) <= GIVEN_TO_ALL


@pytest.mark.parametrize("path", sorted((TEMPLATES / "components").glob("*.html")), ids=lambda path: path.name)
def test_components_look_at_nothing_but_what_they_are_given(path) -> None:
    assert _used(f"components/{path.name}") <= {"_", "gettext", "ngettext", "new_key"}


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.stem)
def test_every_field_of_a_page_is_said_for(path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = []
    for found in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        assert ast.get_docstring(found), found.name
        if not found.name.endswith(("Page", "Frame", "Bar")):
            continue
        for place, node in enumerate(found.body):
            after = found.body[place + 1] if place + 1 < len(found.body) else None
            said = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            if isinstance(node, ast.AnnAssign) and not said:
                silent.append(f"{found.name}.{ast.unparse(node.target)}")

    assert silent == []


def test_no_template_holds_vietnamese_outside_gettext() -> None:
    env = environment("vi")
    letters = set("ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")
    names = {"Thi Đua", "Tiếng Việt"}
    bare = {
        text
        for path in TEMPLATES.rglob("*.html")
        for data in env.parse(path.read_text(encoding="utf-8")).find_all(nodes.TemplateData)
        for text in data.data.replace("<", "\n<").replace(">", ">\n").splitlines()
        if set(text.lower()) & letters and text.strip(" ·") not in names
    }

    assert bare == set()
