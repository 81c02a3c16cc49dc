"""The dialog with all settings, made from their table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from core.i18n import _
from ui.panes.dialog import Dialog
from ui.panes.parts import hairline
from ui.settings.editors import Editor, PlaceEditor, editor
from ui.settings.table import Setting, Sort, defaults, settings
from ui.widgets.theme import Theme, theme_named


class SettingsDialog(Dialog):
    """Every change is told at once; there is nothing to confirm.

    Args:
        theme: the colours.
        values: the settings by name (`theme`, `zoom` in percent, `language`, empty for
            the system's, `author`, `profile`, `backup_folder`); defaults where one lacks.
        parent: the window.

    Signals:
        changed(str, str): the name of a setting and its new value.
        folder_requested(): the folder with the data is to be shown.
        backup_requested(): a backup is to be made now; answer with `say_backup`.
    """

    changed = Signal(str, str)
    backup_requested = Signal()
    folder_requested = Signal()

    def __init__(
        self, theme: Theme, values: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("设置"), parent)
        self._others = dict(values)
        self._editors: dict[str, Editor] = {}
        known = defaults() | {name: value for name, value in values.items() if value}
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for number, (title, row) in enumerate(settings()):
            if number:
                at = grid.rowCount()
                grid.addWidget(hairline(self), at, 0, 1, 2)
                grid.setRowMinimumHeight(at, 25)
            heading = QLabel(title, self)
            heading.setProperty("role", "section")
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for setting in row:
                self._add(grid, setting, known[setting.name])
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self._add_folder_button()
        self._add_backup_row(grid)
        self.add_button(_("完成"), primary=True)
        self.setMinimumWidth(560)
        self._editors["theme"].setFocus()

    def _add(self, grid: QGridLayout, setting: Setting, value: str) -> None:
        control = editor(setting, value, self)
        control.changed.connect(partial(self._on_changed, setting.name))
        self._editors[setting.name] = control
        label = QLabel(setting.words, self)
        label.setBuddy(control)
        at = grid.rowCount()
        grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(control, at, 1)
        if setting.note:
            note = QLabel(setting.note, self)
            note.setProperty("quiet", True)
            note.setWordWrap(True)
            grid.addWidget(note, at + 1, 1)
        grid.setRowMinimumHeight(at, 32)

    def _add_folder_button(self) -> None:
        place = self._editors["profile"]
        assert isinstance(place, PlaceEditor)
        button = place.add_button(_("打开文件夹"))
        button.clicked.connect(lambda _on: self.folder_requested.emit())

    def _add_backup_row(self, grid: QGridLayout) -> None:
        place = self._editors["backup_folder"]
        assert isinstance(place, PlaceEditor)
        button = place.add_button(_("现在备份"))
        button.clicked.connect(lambda _on: self.backup_requested.emit())
        self._told = QLabel(self)
        self._told.setWordWrap(True)
        self._told.hide()
        row = QHBoxLayout()
        row.addWidget(self._told)
        grid.addLayout(row, grid.rowCount(), 1)

    def say_backup(self, words: str) -> None:
        """Say how the backup went: where it lies, or why there is none."""
        self._told.setText(words)
        self._told.show()

    def _on_changed(self, name: str, value: str) -> None:
        if name == "theme":
            self.set_theme(theme_named(value))
        self.changed.emit(name, value)

    def values(self) -> dict[str, str]:
        """All values now; those that are only shown, and names not known here, as they came."""
        told = {
            name: control.value
            for name, control in self._editors.items()
            if control.setting.sort is not Sort.PLACE
        }
        return self._others | told

    def done(self, result: int) -> None:
        """Take what is still being typed, then close."""
        for control in self._editors.values():
            control.commit()
        super().done(result)
