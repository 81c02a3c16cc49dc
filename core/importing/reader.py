"""`read(path) -> Source`: finds out the format, and lets that format's reader work.

The readers import their libraries themselves, so that a text file costs no more than a text file.
"""

from __future__ import annotations

import hashlib
import stat
from importlib import import_module
from pathlib import Path
from typing import Final, cast

from core.i18n import _
from core.importing.draft import Draft, FormatReader
from core.importing.limits import MAX_BYTES, Budget, damaged, nothing_found, too_large
from core.importing.paper_lines import unfold
from core.importing.sniffing import sniff
from core.model.errors import UserError
from core.model.source import Source

_READERS: Final = {
    "txt": ("core.importing.plain_text", "read_plain_text"),
    "md": ("core.importing.markdown", "read_markdown"),
    "csv": ("core.importing.csv_text", "read_csv"),
    "html": ("core.importing.html.reader", "read_html"),
    "mht": ("core.importing.html.mht", "read_mht"),
    "docx": ("core.importing.word.reader", "read_docx"),
    "doc": ("core.importing.legacy", "read_doc"),
    "odt": ("core.importing.odt", "read_odt"),
    "epub": ("core.importing.epub", "read_epub"),
    "ofd": ("core.importing.ofd", "read_ofd"),
    "pdf": ("core.importing.pdf.reader", "read_pdf"),
    "picture": ("core.importing.ocr", "read_picture"),
}


def read(path: Path) -> Source:
    """The file at `path` as blocks in reading order.

    Raises:
        UserError: the file cannot be read; `where` names it.
    """
    name = path.name
    try:
        return read_bytes(_bytes_of(path), name)
    except UserError as error:
        if not error.where:
            error.where = str(path)
        raise


def _bytes_of(path: Path) -> bytes:
    retry = _("请检查文件是否还在原处，或重新选择文件。")
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UserError(_("这是文件夹，不是文件。"), remedy=_("请选择其中的报告文件。"))
        if not stat.S_ISREG(status.st_mode):
            raise UserError(_("这不是普通文件，无法读取。"), remedy=retry)
        if status.st_size > MAX_BYTES:
            raise too_large(_("文件超过 200 MB，无法导入。"))
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UserError(_("找不到文件。"), remedy=retry) from error
    except PermissionError as error:
        raise UserError(
            _("没有权限读取该文件。"), remedy=_("请把文件复制到自己的文件夹后再导入。")
        ) from error
    except (OSError, ValueError) as error:
        raise UserError(_("无法读取文件。"), remedy=retry) from error


def read_bytes(data: bytes, name: str) -> Source:
    """The file with the bytes `data`, called `name`, as blocks in reading order.

    Raises:
        UserError: the bytes cannot be read as any format.
    """
    if len(data) > MAX_BYTES:
        raise too_large(_("文件超过 200 MB，无法导入。"))
    try:
        draft = read_draft(data, name)
    except UserError:
        raise
    except MemoryError as error:
        raise too_large(_("内存不足，无法读取该文件。")) from error
    except Exception as error:  # whatever a hostile file does to a reader, the user gets a sentence
        raise damaged(Path(name).suffix.lstrip(".").upper() or "?") from error
    return draft.source(name, hashlib.sha256(data).hexdigest())


def read_draft(data: bytes, name: str, budget: Budget | None = None) -> Draft:
    """What the reader of the right format makes of `data`, without the last net of `read_bytes`.

    Raises:
        UserError: as `read_bytes`.
    """
    module, function = _READERS[sniff(data, name)]
    reader = cast(FormatReader, getattr(import_module(module), function))
    draft = reader(data, budget or Budget())
    if not draft.has_words():
        raise nothing_found()
    unfold(draft)
    return draft
