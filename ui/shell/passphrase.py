"""The dialog that asks for the passphrase of a sealed library, before anything of it is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from core.i18n import _
from ui.panes.dialog import Dialog
from ui.widgets.theme import Theme

_WIDTH = 420


class PassphraseDialog(Dialog):
    """One line for the passphrase; Enter opens the library.

    Args:
        theme: the colours.
        wrong: what was wrong with the last one, empty at first.
        parent: the window.
    """

    def __init__(self, theme: Theme, wrong: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, _("打开加密的报告库"), parent)
        words = QLabel(_("这个报告库用口令加了密，请输入口令。"), self)
        words.setWordWrap(True)
        self._line = QLineEdit(self)
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setAccessibleName(_("口令"))
        self._line.setMinimumHeight(34)
        self._show = QCheckBox(_("显示口令"), self)
        self._show.setStyleSheet(f"color: {theme.ink}; font-size: 13px;")
        self._show.toggled.connect(self._on_show)
        self._wrong = QLabel(wrong, self)
        self._wrong.setWordWrap(True)
        self._wrong.setVisible(bool(wrong))
        self._wrong.setStyleSheet(f"color: {theme.accent}; font-size: 13px; font-weight: 600;")
        for part in (words, self._line, self._wrong, self._show):
            self.body.addWidget(part)
        self.add_button(_("暂不打开"))
        self._open = self.add_button(_("打开"), primary=True)
        self._open.setEnabled(False)
        self._line.textChanged.connect(lambda text: self._open.setEnabled(bool(text)))
        self.setFixedWidth(_WIDTH)
        self._line.setFocus()

    def passphrase(self) -> str:
        """What was typed."""
        return self._line.text()

    def _on_show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self._line.setEchoMode(mode.Normal if shown else mode.Password)
        self._line.setFocus()
