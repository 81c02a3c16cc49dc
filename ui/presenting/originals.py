"""The files that reports were read from, put where a program can read them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from core.i18n import _
from core.model.errors import UserError

if TYPE_CHECKING:
    from core.library import Library
    from ui.main_window import MainWindow


def original_file(library: Library, report_id: str) -> Path:
    """A copy of the original of a report, in the folder of the library.

    Raises:
        UserError: there is no such report, it has no original, or that is damaged.
    """
    original = library.original(report_id)
    if original is None:
        raise UserError(_("这份报告没有保存原件。"))
    # Files of the same name belong to different reports.
    folder = library.profile() / "originals" / report_id
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / Path(original.name).name
    if not path.exists() or path.read_bytes() != original.content:
        path.write_bytes(original.content)
    return path


def hand_over(window: MainWindow, path: Path) -> None:
    """Have the system open a file or a folder; where nothing can, tell where it is."""
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return
    window.message.say(
        _("这台电脑上没有找到能打开它的程序。"),
        str(path),
        _("可以在文件管理器里打开这个位置。"),
        action=_("复制位置"),
        act=lambda: QGuiApplication.clipboard().setText(str(path)),
    )
