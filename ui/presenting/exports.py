"""Notes out of the program: to a file, to the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from core.i18n import _

if TYPE_CHECKING:
    from core.exporting import Paper
    from core.library import Library
    from ui.main_window import MainWindow
    from ui.presenting.current import Current
    from ui.tasks import Tasks

FileChooser = Callable[[QWidget, str, str, str], str]
"""Parent, title, suggested path, filter; returns the path chosen, empty for none."""


def choose_file(parent: QWidget, title: str, suggested: str, kinds: str) -> str:
    """Ask with the system's dialog where to save."""
    return QFileDialog.getSaveFileName(parent, title, suggested, kinds)[0]


class ExportPresenter:
    """Writes exports where the delegate wants them."""

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        current: Current,
        chooser: FileChooser = choose_file,
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._current = current
        self.chooser = chooser
        window.notes.export_requested.connect(self.export_notes)
        window.notes.speech_requested.connect(self.export_speech)
        window.notes.copy_requested.connect(self.copy_notes)

    def export_notes(self, format_name: str = "md") -> None:
        """Ask for a place and write the notes there in `format_name`."""
        self._export(format_name, "notes", _("导出批注"))

    def export_speech(self) -> None:
        """Ask for a place and write the notes there as the outline of a speech."""
        self._export("docx", "outline", _("导出发言提纲"))

    def _export(self, format_name: str, what: str, title: str) -> None:
        entry = self._current.entry
        if entry is None:
            return
        self._window.reader.flush()
        if not self._current.annotations:
            self._window.toast.say(_("这份报告还没有批注"))
            return
        from core.exporting import FORMATS, suggested_name

        offered = FORMATS[what]
        kinds = ";;".join(_kinds(format_name, offered))
        name = suggested_name(entry, format_name, what)
        chosen = self.chooser(self._window, title, str(Path.home() / name), kinds)
        if not chosen:
            return
        path = Path(chosen)
        wanted = _format_of(path, format_name, offered)
        if wanted == "pdf":
            # Saving is not held up by the laying out of pages.
            self._tasks.write(
                lambda library: library.paper(entry.id, what),
                lambda paper: self._print(paper, path),
            )
            return

        def write(library: Library) -> Path:
            from core.exporting import write_atomically

            write_atomically(path, library.export(entry.id, wanted, what))
            return path

        self._tasks.write(write, self._tell)

    def _print(self, paper: Paper, path: Path) -> None:
        """Have the pages laid out in another process, and write them to `path`."""

        def make() -> Path:
            from core.exporting import write_atomically
            from core.exporting.printing_process import print_elsewhere

            write_atomically(path, print_elsewhere(paper))
            return path

        self._window.toast.say(_("正在排版…"))
        self._tasks.run(make, self._tell)

    def _tell(self, path: Path) -> None:
        self._window.toast.say(_("已导出到 {path}").format(path=path))

    def copy_notes(self) -> None:
        """Put all notes on the clipboard as plain text."""
        report = self._current.report
        if report is None or not self._current.annotations:
            self._window.toast.say(_("这份报告还没有批注"))
            return
        from core.exporting import clipboard_text

        text = clipboard_text(report, self._current.annotations.values())
        QGuiApplication.clipboard().setText(text)
        self._window.toast.say(
            _("已复制 {count} 条批注").format(count=len(self._current.annotations))
        )


def _kinds(first: str, offered: Sequence[str]) -> list[str]:
    """The filters of the file dialog, the wanted one first."""
    words = {
        "md": _("Markdown 文本 (*.md)"),
        "docx": _("Word 文档 (*.docx)"),
        "pdf": _("PDF 文件 (*.pdf)"),
        "html": _("网页 (*.html)"),
        "xlsx": _("Excel 表格 (*.xlsx)"),
        "csv": _("CSV 表格 (*.csv)"),
        "jsonld": _("JSON-LD 批注 (*.jsonld)"),
    }
    return [words[first], *(words[key] for key in words if key != first and key in offered)]


def _format_of(path: Path, otherwise: str, offered: Sequence[str]) -> str:
    """The format that a file's ending asks for."""
    ending = path.suffix.lower().lstrip(".")
    return ending if ending in offered else otherwise
