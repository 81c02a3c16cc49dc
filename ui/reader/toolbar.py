"""The small toolbar that floats over selected words and over a highlight."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from core.i18n import _
from core.model.annotations import Colour
from ui.panes.naming import colour_name
from ui.reader.patterns import underline
from ui.widgets.icons import icon
from ui.widgets.theme import COLOURS, RADIUS, Theme, ui_font

_EDGE = 30
_GAP = 8


def swatch(theme: Theme, colour: str, *, chosen: bool, style: str = "fill") -> QIcon:
    """A round sample of a highlighter colour with its line pattern; a ring when chosen."""
    size, scale = 20, 3
    pixmap = QPixmap(size * scale, size * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    if style == "fill":
        painter.setPen(QPen(QColor(theme.underline(colour)), 1))
        painter.setBrush(QColor(theme.highlight(colour)))
        painter.drawEllipse(QRectF(2.5, 2.5, 15, 15))
        underline(painter, QRectF(5.5, 4, 9, 10), colour, theme.underline(colour), 1.2)
    if chosen:
        painter.setPen(QPen(QColor(theme.ink), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(10, 10), 9, 9)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return QIcon(pixmap)


class Toolbar(QWidget):
    """Five colours, underline, note, tags, copy, delete.

    Signals:
        colour_chosen(str): one of `COLOURS`.
        pressed(str): `underline`, `note`, `tag`, `copy` or `delete`.
        left(): Esc was pressed in it.
    """

    colour_chosen = Signal(str)
    pressed = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("markToolbar")
        self._theme = theme
        self._chosen = ""
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(5, 4, 5, 4)
        row.setSpacing(1)
        for colour in COLOURS:
            button = self._add(row, colour, "")
            button.clicked.connect(partial(self.colour_chosen.emit, colour))
        for name, words in (
            ("underline", _("下划线 (U)")),
            ("note", _("写批注 (N)")),
            ("tag", _("标签 (T)")),
            ("copy", _("复制 (Ctrl+C)")),
            ("delete", _("删除 (Del)")),
        ):
            button = self._add(row, name, words)
            button.clicked.connect(partial(self.pressed.emit, name))
        self.turn = QLabel(self)
        self.turn.setFont(ui_font(12))
        self.turn.setToolTip(_("这里的划线重叠：再点一次或按 O 换下一条"))
        row.addWidget(self.turn)
        self.take_names()
        self.set_theme(theme)
        self.hide()

    def take_names(self) -> None:
        """The colours are called as they are called now."""
        for number, colour in enumerate(COLOURS, 1):
            words = _("划线：{colour} ({key})").format(
                colour=colour_name(Colour(colour)), key=number
            )
            self._buttons[colour].setToolTip(words)
            self._buttons[colour].setAccessibleName(words)

    def button(self, name: str) -> QToolButton:
        """The button of a colour or of an action."""
        return self._buttons[name]

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        for name in ("underline", "note", "tag", "copy", "delete"):
            self._buttons[name].setIcon(icon(name, theme.ink, theme.accent, size=18))
        self._paint_swatches()
        self.setStyleSheet(
            "QToolButton { background: transparent; border: 2px solid transparent;"
            f" border-radius: {RADIUS}px; }}"
            f"QToolButton:hover {{ background: {theme.hover}; }}"
            f"QToolButton:focus {{ border-color: {theme.accent}; }}"
            f"QToolButton:checked {{ background: {theme.shade}; }}"
            f"QLabel {{ color: {theme.muted}; padding: 0 6px; }}"
        )

    def show_for(
        self,
        words: QRectF,
        *,
        colour: str = "",
        style: str = "",
        known: bool,
        turn: tuple[int, int] = (1, 1),
    ) -> None:
        """Show it above `words` (in coordinates of the parent), or below when there is no room.

        Args:
            words: the rectangle of the words.
            colour: the colour they have.
            style: the style they have.
            known: whether they are highlighted already, so that they can be deleted.
            turn: which highlight it is, from 1, of how many that overlap.
        """
        self._chosen = colour
        self._paint_swatches()
        self._buttons["underline"].setCheckable(known)
        self._buttons["underline"].setChecked(style == "underline")
        self._buttons["delete"].setVisible(known)
        self.turn.setText(f"{turn[0]}/{turn[1]}")
        self.turn.setVisible(turn[1] > 1)
        self.adjustSize()
        parent = self._room
        size = self.sizeHint()
        x = round(words.center().x() - size.width() / 2)
        x = max(_GAP, min(x, parent.width() - size.width() - _GAP - 12))
        y = round(words.top()) - size.height() - _GAP
        if y < 4:
            y = min(round(words.bottom()) + _GAP, parent.height() - size.height() - 4)
        self.setGeometry(QRect(QPoint(x, y), size))
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk along the buttons, Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Right:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Left:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One light sheet with a hairline."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.muted), 1))
        painter.setBrush(QColor(self._theme.ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()

    def _add(self, row: QHBoxLayout, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setFixedSize(_EDGE, _EDGE)
        button.setIconSize(QSize(20 if name in COLOURS else 18, 20 if name in COLOURS else 18))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFont(ui_font(12))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(button)
        self._buttons[name] = button
        return button

    def _paint_swatches(self) -> None:
        for colour in COLOURS:
            self._buttons[colour].setIcon(
                swatch(self._theme, colour, chosen=colour == self._chosen)
            )
