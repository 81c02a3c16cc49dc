"""One calm dialog about an error that nobody caught."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from core.i18n import _
from core.model.errors import UserError
from ui.panes.dialog import Dialog
from ui.widgets.icons import pixmap
from ui.widgets.theme import THEMES, Theme, theme_named


def _theme_on_screen() -> Theme:
    """The theme that the program's palette was made of."""
    shown = QApplication.palette()
    ground, ink = shown.color(QPalette.ColorRole.Base), shown.color(QPalette.ColorRole.Text)
    for theme in THEMES.values():
        if (QColor(theme.ground), QColor(theme.ink)) == (ground, ink):
            return theme
    return theme_named("system")


class CrashDialog(Dialog):
    """Says that something went wrong, that nothing saved is lost, and where the report lies.

    Args:
        error: what happened; a `UserError` speaks for itself.
        words: the report, for the clipboard.
        path: its file, None when it could not be written.
        parent: the window, or None.
    """

    def __init__(
        self, error: BaseException, words: str, path: Path | None, parent: QWidget | None = None
    ) -> None:
        theme = _theme_on_screen()
        super().__init__(theme, _("审阅"), parent)
        self._report = words
        picture = QLabel(self)
        picture.setPixmap(pixmap("warning", theme.muted, size=24, scale=self.devicePixelRatioF()))
        headline = self._label(_("出了意外的问题"), role="headline")
        told = self._label(_("已保存的批注不受影响。可以继续使用；如果反复出现，请退出后再打开。"))
        if isinstance(error, UserError):
            headline.setText(error.what)
            told.setText("\n".join(part for part in (error.where, error.remedy) if part))
        where = _("问题报告没能写到磁盘上，可以复制下来。")
        if path is not None:
            where = _("问题报告在：{path}").format(path=str(path))
        self._where = self._label(
            where + "\n" + _("其中没有报告的内容、批注或文件名。"), quiet=True
        )
        self._more = self._label("", quiet=True)
        self._more.hide()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(picture)
        head.addWidget(headline, 1)
        self.body.addLayout(head)
        for part in (told, self._where, self._more):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._quit = self.add_button(_("退出"), left=True, sticky=True)
        self._quit.clicked.connect(self._leave)
        self._copy = self.add_button(_("复制报告"), sticky=True)
        self._copy.clicked.connect(self._to_clipboard)
        self._go_on = self.add_button(_("继续"), primary=True)
        self._go_on.setFocus()
        self.setMinimumWidth(480)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _label(self, words: str, *, role: str = "", quiet: bool = False) -> QLabel:
        label = QLabel(words, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setProperty("role", role)
        label.setProperty("quiet", quiet)
        return label

    def say_more(self, count: int) -> None:
        """Say that `count` other errors were written down meanwhile."""
        self._more.setText(_("另有 {count} 个问题也已记录。").format(count=count))
        self._more.show()

    def _to_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._copy.setText(_("已复制"))

    def _leave(self) -> None:
        self.accept()
        # Closes the windows first, so that each keeps what it has to keep.
        QApplication.quit()
