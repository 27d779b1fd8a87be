"""Lists made elsewhere, as XLSX or CSV: read, previewed line by line, and entered into their cases in one act."""

from services.imports.asking import Asking, Entering, askings
from services.imports.entering import Imported, PreviewOutdated, enter
from services.imports.planning import Line, Preview, Wrong, preview
from services.imports.reading import read
from services.imports.templates import XLSX, template

__all__ = [
    "XLSX",
    "Asking",
    "Entering",
    "Imported",
    "Line",
    "Preview",
    "PreviewOutdated",
    "Wrong",
    "askings",
    "enter",
    "preview",
    "read",
    "template",
]
