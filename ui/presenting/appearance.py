"""Theme, size of the text, settings, and the list of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QActionGroup, QDesktopServices
from PySide6.QtWidgets import QMenu

from core.i18n import _
from ui.widgets.theme import theme_named

if TYPE_CHECKING:
    from pathlib import Path

    from ui.main_window import MainWindow
    from ui.tasks import Tasks

STEP = 10


class AppearancePresenter:
    """Keeps theme and size, shows the settings."""

    def __init__(self, window: MainWindow, tasks: Tasks, profile: Path) -> None:
        self._window = window
        self._tasks = tasks
        self._profile = profile
        window.reader.zoom_changed.connect(lambda percent: window.state.keep("zoom", percent))

    def zoom(self, steps: int) -> None:
        """Make the text larger by so many steps; 0 for its own size."""
        reader = self._window.reader
        reader.set_zoom(100 if steps == 0 else reader.zoom() + steps * STEP)

    def set_theme(self, name: str) -> None:
        """Take a theme by name (`system` follows the system) and remember it."""
        self._window.state.keep("theme", name)
        self._window.set_theme(theme_named(name))

    def theme_menu(self) -> QMenu:
        """The themes, the present one checked."""
        menu = QMenu(self._window)
        group = QActionGroup(menu)
        present = self._window.state.text("theme", "light")
        for name, words in theme_words():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(name == present)
            action.triggered.connect(lambda _on, name=name: self.set_theme(name))
            group.addAction(action)
        return menu

    def size_menu(self) -> QMenu:
        """Larger, smaller, own size, with the present percentage on top."""
        menu = QMenu(self._window)
        present = menu.addAction(_("字号 {percent}%").format(percent=self._window.reader.zoom()))
        present.setEnabled(False)
        for name in ("larger", "smaller", "plain"):
            menu.addAction(self._window.actions_[name])
        return menu

    def show_settings(self) -> None:
        """Open the settings; every change counts at once."""
        self._tasks.write(lambda library: library.setting("author", ""), self._open_settings)

    def show_keys(self) -> None:
        """Show the list of keys."""
        from ui.shell.shortcuts import ShortcutList

        ShortcutList(self._window.theme, self._window.actions_.keys(), self._window).open()

    def _open_settings(self, author: str) -> None:
        from ui.settings.settings_dialog import SettingsDialog

        values = {
            "theme": self._window.state.text("theme", "light"),
            "zoom": str(self._window.reader.zoom()),
            "language": self._window.state.text("language", ""),
            "author": author,
            "profile": str(self._profile),
        }
        dialog = SettingsDialog(self._window.theme, values, self._window)
        dialog.changed.connect(self._change)
        dialog.folder_requested.connect(self._open_folder)
        dialog.backup_requested.connect(self._back_up)
        dialog.open()

    def _change(self, name: str, value: str) -> None:
        if name == "theme":
            self.set_theme(value)
        elif name == "zoom":
            self._window.reader.set_zoom(int(value))
        elif name == "language":
            self._window.state.keep("language", value)
        elif name == "author":
            self._tasks.write(lambda library: library.set_setting("author", value))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._profile)))

    def _back_up(self) -> None:
        def done(path: object) -> None:
            self._window.toast.say(_("已备份到 {path}").format(path=path))

        self._tasks.write(lambda library: library.backup(self._profile / "backups"), done)


def theme_words() -> list[tuple[str, str]]:
    """The themes by name and words."""
    return [
        ("light", _("浅色")),
        ("paper", _("纸张")),
        ("dark", _("深色")),
        ("contrast", _("高对比")),
        ("system", _("跟随系统")),
    ]
