"""Naming the colours: yellow for doubts, green for praise, as each delegate likes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from core.i18n import _
from core.model.annotations import Colour
from core.naming import plain_colour_name
from ui.panes.dialog import Dialog
from ui.widgets.theme import Theme, ui_font

_LONGEST = 20


class _Patch(QWidget):
    """One colour with the sign its name gives it."""

    def __init__(self, theme: Theme, colour: Colour, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour = colour
        self.sign = ""
        self.setFixedSize(QSize(26, 26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The patch as the list shows it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.highlight(self._colour)))
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(self._theme.highlight_ink))
        painter.setFont(ui_font(12))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.sign)


class NamesDialog(Dialog):
    """Five fields; an empty one keeps the plain name."""

    def __init__(
        self, theme: Theme, names: Mapping[Colour, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("给颜色取名"), parent)
        told = QLabel(_("名字的第一个字就是列表里的记号，例如“疑”“赞”。"), self)
        told.setProperty("quiet", True)
        told.setWordWrap(True)
        self.body.addWidget(told)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        self._fields: dict[Colour, QLineEdit] = {}
        for row, colour in enumerate(Colour):
            patch = _Patch(theme, colour, self)
            field = QLineEdit(names.get(colour, ""), self)
            field.setMaxLength(_LONGEST)
            field.setPlaceholderText(plain_colour_name(colour))
            field.setAccessibleName(plain_colour_name(colour))
            field.textChanged.connect(
                lambda _text, patch=patch, colour=colour: self._sign(patch, colour)
            )
            self._fields[colour] = field
            self._sign(patch, colour)
            grid.addWidget(patch, row, 0)
            grid.addWidget(field, row, 1)
        self.body.addLayout(grid)
        self.add_button(_("取消"))
        self.add_button(_("保存"), primary=True)
        self.resize(360, 300)

    def names(self) -> dict[Colour, str]:
        """The names typed, empty where there is none."""
        return {colour: field.text().strip() for colour, field in self._fields.items()}

    def field(self, colour: Colour) -> QLineEdit:
        """The field of a colour."""
        return self._fields[colour]

    def _sign(self, patch: _Patch, colour: Colour) -> None:
        patch.sign = (self._fields[colour].text().strip() or plain_colour_name(colour))[:1]
        patch.update()
