"""The menu with which a chart leaves the window: clipboard, PNG, SVG, CSV."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from core.i18n import _
from core.model.errors import UserError
from ui.charts.pictures import save, to_image, to_png, to_svg
from ui.charts.table import ValueTable
from ui.widgets.theme import Theme

if TYPE_CHECKING:
    from ui.charts.canvas import Canvas

_UNSAFE = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\r\t', " "))


class Exports(QObject):
    """Copies and saves what the pane shows.

    Args:
        shown: the canvas now drawn, None while there is none, and the table.

    Signals:
        told(str): what was done, or why not, in one sentence.
    """

    told = Signal(str)

    def __init__(
        self,
        theme: Theme,
        shown: Callable[[], tuple[Canvas | None, ValueTable]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = shown
        self._parent = parent

    def set_theme(self, theme: Theme) -> None:
        """Pictures get the ground of `theme`."""
        self._theme = theme

    def fill(self, menu: QMenu) -> None:
        """Put the entries that make sense now into `menu`."""
        canvas, table = self._shown()
        entries: list[tuple[str, Callable[[], None], bool]] = [
            (_("复制图片"), self.copy_picture, canvas is not None),
            (_("图片另存为 PNG…"), self.save_png, canvas is not None),
            (_("图片另存为 SVG…"), self.save_svg, canvas is not None),
            (_("复制表格"), self.copy_table, bool(table.rows)),
            (_("表格另存为 CSV…"), self.save_csv, bool(table.rows)),
        ]
        menu.clear()
        for words, act, possible in entries:
            action = menu.addAction(words)
            action.setEnabled(possible)
            action.triggered.connect(act)
            if act == self.save_svg:
                menu.addSeparator()

    def copy_picture(self) -> None:
        """The chart at double size onto the clipboard."""
        canvas = self._shown()[0]
        if canvas is not None:
            QGuiApplication.clipboard().setImage(self._image(canvas))
            self.told.emit(_("图片已复制。"))

    def copy_table(self) -> None:
        """The table with tabs, as spreadsheets take it."""
        table = self._shown()[1]
        lines = ["\t".join(table.header)]
        for row in table.rows:
            values = [" / ".join(point.text for point in cell) for cell in row.cells]
            lines.append("\t".join((row.name, row.unit, *values)))
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.told.emit(_("表格已复制。"))

    def save_png(self) -> None:
        """The chart at double size into a file."""
        canvas = self._shown()[0]
        if canvas is not None:
            self._save(canvas.chart.title, "png", to_png(self._image(canvas)))

    def save_svg(self) -> None:
        """The chart as vectors into a file."""
        canvas = self._shown()[0]
        if canvas is not None:
            title = canvas.chart.title
            with canvas.plain():
                data = to_svg(canvas.scene, canvas.view.size(), self._theme.ground, title)
            self._save(title, "svg", data)

    def save_csv(self) -> None:
        """The table into a file."""
        self._save(_("指标"), "csv", self._shown()[1].to_csv())

    def _image(self, canvas: Canvas) -> QImage:
        with canvas.plain():
            return to_image(canvas.scene, canvas.view.size(), self._theme.ground)

    def _save(self, name: str, ending: str, data: bytes) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposal = f"{folder}/{name.translate(_UNSAFE).strip()}.{ending}"
        kinds = f"{ending.upper()} (*.{ending})"
        path, _kind = QFileDialog.getSaveFileName(self._parent, _("另存为"), proposal, kinds)
        if not path:
            return
        if not path.lower().endswith(f".{ending}"):
            path = f"{path}.{ending}"
        try:
            save(path, data)
        except UserError as error:
            self.told.emit(str(error))
        else:
            self.told.emit(_("已保存到 {path}").format(path=path))
