"""The line above the sheet: where one is, the way back, and three buttons."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from core.i18n import _
from core.model.page import Page
from ui.widgets.theme import Theme, ui_font

HEIGHT = 40
_PARTED = "  ›  "


def section_path(page: Page, block: int) -> tuple[str, ...]:
    """The headings around block number `block` of `page`, outermost first, as printed."""
    path: list[str] = []
    level = 99
    here = page.blocks[block]
    if here.run_in:
        path.append(here.text[: here.run_in].rstrip("。.:："))
    for index in range(block, -1, -1):
        found = page.blocks[index]
        if found.kind == "heading" and found.level < level:
            path.append(found.text)
            level = found.level
            if level <= 1:
                break
    return tuple(reversed(path))


def path_line(path: tuple[str, ...]) -> str:
    """The path as one line; outer headings by their number alone when they have one."""
    short = []
    for depth, title in enumerate(path):
        number, comma, _rest = title.partition("、")
        outer = depth < len(path) - 1
        short.append(number if outer and comma and len(number) <= 3 else title)
    return _PARTED.join(short)


class PathLabel(QWidget):
    """One line of text that is cut at its end when there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setFont(ui_font(12))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def text(self) -> str:
        """The whole line."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another line."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.setToolTip(text)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, muted."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        line = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), line)
        painter.end()


class CrumbBar(QWidget):
    """The bar above the sheet.

    Signals:
        back_asked(): to where one was before the last leap.
        size_asked(): the type size button was pressed.
        theme_asked(): the theme button was pressed.
        search_asked(): the search button was pressed.
    """

    back_asked = Signal()
    size_asked = Signal()
    theme_asked = Signal()
    search_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crumb")
        self.setFixedHeight(HEIGHT)
        self._line = theme.hairline
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 1)
        row.setSpacing(2)
        self.back = self._button(_("回到刚才的地方 (Alt+←)"))
        self.back.clicked.connect(self.back_asked)
        self.back.setEnabled(False)
        row.addWidget(self.back)
        self.path = PathLabel(self)
        row.addWidget(self.path, 1)
        self.size_button = self._button(_("字号"))
        self.size_button.clicked.connect(self.size_asked)
        self.theme_button = self._button(_("主题"))
        self.theme_button.clicked.connect(self.theme_asked)
        self.search_button = self._button(_("查找 (Ctrl+F)"))
        self.search_button.clicked.connect(self.search_asked)
        for button in (self.size_button, self.theme_button, self.search_button):
            row.addWidget(button)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setFixedSize(28, 28)
        button.setIconSize(QSize(18, 18))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAutoRaise(True)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Paint the icons; loads QtSvg, so after the first paint."""
        from ui.widgets.icons import icon

        self._line = theme.hairline
        for button, name in (
            (self.back, "back"),
            (self.size_button, "text"),
            (self.theme_button, "theme"),
            (self.search_button, "search"),
        ):
            button.setIcon(icon(name, theme.muted, size=18))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline parts the bar from the sheet."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._line))
        painter.end()
