"""The files that reports were read from, put where a program can read them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.i18n import _
from core.model.errors import UserError

if TYPE_CHECKING:
    from core.library import Library


def original_file(library: Library, report_id: str) -> Path:
    """A copy of the original of a report, in the folder of the library.

    Raises:
        UserError: there is no such report, it has no original, or that is damaged.
    """
    original = library.original(report_id)
    if original is None:
        raise UserError(_("这份报告没有保存原件。"))
    folder = library.profile() / "originals"
    folder.mkdir(exist_ok=True)
    path = folder / Path(original.name).name
    path.write_bytes(original.content)
    return path
