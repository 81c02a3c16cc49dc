"""The window of one table: what it is called, the table, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.i18n import _
from core.model.page import Page
from ui.panes.dialog import Dialog
from ui.tables.grid import Grid
from ui.tables.table_view import GridView
from ui.widgets.theme import Theme

_LEAST = QSize(480, 240)
_AROUND = QSize(32, 140)
"""What stands around the table in its window."""
_MARK = "题"


class TableWindow(Dialog):
    """Stands beside the report, which stays in use.

    Args:
        theme: the colours.
        page: the report's page.
        number: which of its blocks is the table.
        zoom: of the words, in percent.
        parent: the window it belongs to.

    Signals:
        place_chosen(int, int): a canonical span to be shown in the report.
        copied(str): what was copied, in a few words.
    """

    place_chosen = Signal(int, int)
    copied = Signal(str)

    def __init__(
        self, theme: Theme, page: Page, number: int, zoom: int = 100, parent: QWidget | None = None
    ) -> None:
        block = page.blocks[number]
        words = captions(page, number)
        super().__init__(theme, words[0] if words else block.address, parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setSizeGripEnabled(True)
        offset = sum(len(one.text) + 1 for one in page.blocks[:number])
        self.view = GridView(theme, Grid(block, offset), zoom, self)
        self.view.cell_chosen.connect(self.place_chosen)
        self.body.setContentsMargins(16, 12, 16, 12)
        self._head(block.address, words)
        self.body.addWidget(_sheet(self.view), 1)
        notes = " ".join(notes_of(page, number))
        if notes:
            foot = QLabel(notes, self)
            foot.setProperty("quiet", "true")
            foot.setWordWrap(True)
            self.body.addWidget(foot)
        copy = self.add_button(_("复制整张表"), left=True, sticky=True)
        copy.setToolTip(_("选中几格后按 Ctrl+C，只复制这几格"))
        copy.clicked.connect(lambda _on: self._copy())
        go = self.add_button(_("看正文中的这一格"), sticky=True)
        go.setToolTip(_("也可以双击这一格，或按 Enter"))
        go.clicked.connect(lambda _on: self.view.choose())
        self.add_button(_("关闭"), primary=True)
        width, height = self.view.wanted_size()
        self.resize((QSize(width, height) + _AROUND).expandedTo(_LEAST))
        self.view.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        super().set_theme(theme)
        self.view.set_theme(theme)

    def show_offset(self, offset: int) -> None:
        """Make the cell at a canonical offset the current one."""
        place = self.view.grid.place_of(offset)
        if place is not None:
            self.view.show_place(*place)

    def _head(self, address: str, words: list[str]) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        name = QLabel(words[0] if words else address, self)
        name.setProperty("role", "headline")
        name.setWordWrap(True)
        name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.addWidget(name, 1)
        if words[1:]:
            unit = QLabel("　".join(words[1:]), self)
            unit.setProperty("quiet", "true")
            line.addWidget(unit, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.view.copied_text(whole=True))
        self.copied.emit(_("已复制整张表，可以粘贴到电子表格"))


def captions(page: Page, number: int) -> list[str]:
    """What stands over a table: its title, then the unit and the like."""
    table = page.blocks[number]
    found: list[str] = []
    for block in reversed(page.blocks[:number]):
        if not block.address.rstrip("′").endswith(table.address + _MARK):
            break
        found.insert(0, block.text)
    return found


def notes_of(page: Page, number: int) -> list[str]:
    """What is noted under a table."""
    table = page.blocks[number]
    found = []
    for block in page.blocks[number + 1 :]:
        if not block.address.startswith(table.address + "注"):
            break
        found.append(block.text)
    return found


def _sheet(view: QWidget) -> QWidget:
    sheet = QWidget()
    sheet.setObjectName("sheet")
    sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    inside = QVBoxLayout(sheet)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.addWidget(view)
    return sheet
