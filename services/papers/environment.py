"""Where templates are rendered: sandboxed, escaping everything, and never a blank for what is not there."""

from __future__ import annotations

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape


def _as_text(value: object) -> Markup:
    """*value* escaped, braces too: docxtpl would make `{{` of a `{_{` in somebody's name."""
    return Markup(str(escape(value)).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 - escaped just before


ENVIRONMENT = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_as_text)
