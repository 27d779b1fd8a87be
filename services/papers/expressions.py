"""What a template may say: print a field, go through a list, ask whether something is there. Nothing else.

The parsed template is walked, never run: so every unknown field and everything forbidden is found at once, and what
is allowed can neither call, nor reach into the program, nor loop without end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import nodes

from services.papers.fields.described import Shape

FILTERS = frozenset({"length", "upper", "lower"})
LOOP = frozenset({"index", "index0", "first", "last", "length"})
PLAIN_NODES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.If, nodes.CondExpr, nodes.Compare,
    nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Concat,
)  # fmt: skip
DEEPEST = 3
"""Loops within loops that the longest lists can still bear."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for in a template: a field, with its documented path."""

    path: str
    shape: Shape
    one_of_many: bool = False

    @property
    def is_list(self) -> bool:
        """Gone through with `for`; its single lines are not."""
        return self.shape.many and not self.one_of_many


Scope = Mapping[str, Named]


@dataclass(slots=True)
class Findings:
    """What a template names. `used` are documented paths; `unknown` and `forbidden` are quoted as written."""

    used: set[str] = field(default_factory=set)
    unknown: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)


def look_through(template: nodes.Template, below: Mapping[str, Shape], findings: Findings) -> None:
    """Add to *findings* what *template* names of the fields *below*."""
    scope: Scope = {name: Named(name, shape) for name, shape in below.items()}
    _Walk(findings).visit(template, scope, depth=0)


class _Walk:
    def __init__(self, findings: Findings) -> None:
        self.findings = findings

    def visit(self, node: nodes.Node, scope: Scope, *, depth: int) -> None:
        if isinstance(node, nodes.For):
            self._loop(node, scope, depth)
        elif isinstance(node, (nodes.Name, nodes.Getattr)):
            self._name(node, scope)
        elif isinstance(node, nodes.Filter) and node.name in FILTERS and node.node is not None and not node.args:
            self.visit(node.node, scope, depth=depth)
        elif isinstance(node, PLAIN_NODES):
            for printed in node.nodes if isinstance(node, nodes.Output) else ():
                self._refuse_to_print_a_whole(printed, scope)
            for child in node.iter_child_nodes():
                self.visit(child, scope, depth=depth)
        else:
            self._forbid(_written(node))

    def _loop(self, node: nodes.For, scope: Scope, depth: int) -> None:
        said = f"for {_written(node.target)} in {_written(node.iter)}"
        if node.recursive or node.test or depth >= DEEPEST or not isinstance(node.target, nodes.Name):
            self._forbid(said)
            return
        found = self._name(node.iter, scope)
        if found is None:
            return
        if not found.is_list:
            self._forbid(said)
            return
        inner = {**scope, node.target.name: Named(found.path, found.shape, one_of_many=True)}
        for child in node.body:
            self.visit(child, inner, depth=depth + 1)
        for child in node.else_:
            self.visit(child, scope, depth=depth)

    def _name(self, node: nodes.Node, scope: Scope) -> Named | None:
        parts = list(_parts(node))
        if not parts or any(part.startswith("_") for part in parts):
            self._forbid(_written(node))
            return None
        if parts[0] == "loop" and parts[1:] and {*parts[1:]} <= LOOP:
            return None
        found = _found(parts, scope)
        if found is None:
            self.findings.unknown.append(".".join(parts))
        else:
            self.findings.used.add(found.path)
        return found

    def _refuse_to_print_a_whole(self, node: nodes.Node, scope: Scope) -> None:
        """A list, or a thing made of fields, can't be printed as it is."""
        found = _found(list(_parts(node)), scope)
        if found and (found.is_list or found.shape.below):
            self._forbid(f"{{{{ {_written(node)} }}}}")

    def _forbid(self, written: str) -> None:
        if written not in self.findings.forbidden:
            self.findings.forbidden.append(written)


def _found(parts: Sequence[str], scope: Scope) -> Named | None:
    """What that dotted name stands for; a list has no fields of its own, only its lines have."""
    found = scope.get(parts[0]) if parts else None
    for part in parts[1:]:
        inside = found.shape.below.get(part) if found and not found.is_list else None
        found = Named(f"{found.path}.{part}", inside) if found and inside else None
    return found


def _parts(node: nodes.Node) -> Iterator[str]:
    """The parts of `a.b.c`; none of what is not such a name."""
    if isinstance(node, nodes.Name):
        yield node.name
    elif isinstance(node, nodes.Getattr):
        above = list(_parts(node.node))
        yield from (*above, node.attr) if above else ()


def _written(node: nodes.Node) -> str:
    """Roughly as the template has it, for a message."""
    if isinstance(node, nodes.Const):
        return repr(node.value)
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Filter):
        return f"{_written(node.node) if node.node else ''}|{node.name}"
    if isinstance(node, nodes.Call):
        return f"{_written(node.node)}(…)"
    if isinstance(node, nodes.Getitem):
        return f"{_written(node.node)}[…]"
    return type(node).__name__.lower()
