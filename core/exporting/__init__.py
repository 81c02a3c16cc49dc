"""Notes, indicators and reports as files; one template per shape."""

from core.exporting.clipboard import clipboard_text
from core.exporting.export import (
    BINARY_FORMATS,
    FORMATS,
    Paper,
    Printer,
    available_exports,
    export,
    paper,
)
from core.exporting.files import suggested_name, write_atomically

__all__ = [
    "BINARY_FORMATS",
    "FORMATS",
    "Paper",
    "Printer",
    "available_exports",
    "clipboard_text",
    "export",
    "paper",
    "suggested_name",
    "write_atomically",
]
