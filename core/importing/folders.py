"""Which files a person means who names folders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from core.i18n import _
from core.importing.sniffing import SUFFIXES
from core.model.errors import UserError

MOST_FILES: Final = 10_000
"""The most files of one import."""

_LOCKS: Final = ("~$", ".")
"""How the names of files begin that are not meant: locks of an open document, hidden files."""


def files_in(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named that may be reports by their extension.

    Of a folder, its folders too, in the order of their names.

    Raises:
        UserError: they are too many.
    """
    count = 0
    for path in paths:
        for file in _inside(path) if path.is_dir() else (path,):
            count += 1
            if count > MOST_FILES:
                raise UserError(
                    _("一次最多读入 {count} 个文件。").format(count=MOST_FILES),
                    where=str(path),
                    remedy=_("请分几次读入。"),
                )
            yield file


def _inside(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith(_LOCKS) for part in file.relative_to(folder).parts)
        if not hidden and file.suffix.lower() in SUFFIXES and file.is_file():
            yield file
