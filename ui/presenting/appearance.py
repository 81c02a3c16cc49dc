"""Theme, size of the text, settings, and the list of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup, QGuiApplication
from PySide6.QtWidgets import QMenu

from core.i18n import _
from core.model.errors import UserError
from ui.presenting.originals import hand_over
from ui.presenting.stepping import Step, Stepper
from ui.widgets.theme import DEFAULT_THEME, Theme, theme_named

if TYPE_CHECKING:
    from core.library import Library
    from ui.main_window import MainWindow
    from ui.settings.settings_dialog import SettingsDialog
    from ui.tasks import Tasks

STEP = 10


class AppearancePresenter:
    """Keeps theme and size, shows the settings."""

    def __init__(self, window: MainWindow, tasks: Tasks, profile: Path, stepper: Stepper) -> None:
        self._window = window
        self._stepper = stepper
        self._dressing = 0
        self._tasks = tasks
        self._profile = profile
        self._dialog: SettingsDialog | None = None
        window.reader.zoom_changed.connect(lambda percent: window.state.keep("zoom", percent))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def zoom(self, steps: int) -> None:
        """Make the text larger by so many steps; 0 for its own size."""
        reader = self._window.reader
        reader.set_zoom(100 if steps == 0 else reader.zoom() + steps * STEP)

    def set_theme(self, name: str) -> None:
        """Take a theme by name (`system` follows the system) and remember it."""
        self._window.state.keep("theme", name)
        self.wear(theme_named(name))

    def wear(self, theme: Theme) -> None:
        """Dress the window piece by piece, so that it answers meanwhile.

        It is painted when all of it is dressed: nobody sees half of one theme beside half of
        another.
        """
        self._dressing += 1
        turn = self._dressing
        pieces = self._window.dressing(theme)

        def dress(piece: Callable[[], None]) -> None:
            try:
                piece()
            except Exception:
                self._window.setUpdatesEnabled(True)
                raise

        def done() -> None:
            # A later theme has its own end.
            if turn == self._dressing:
                self._window.setUpdatesEnabled(True)

        # A theme that is asked for meanwhile takes over.
        steps = takewhile(lambda _step: turn == self._dressing, _steps(pieces, dress))
        self._window.setUpdatesEnabled(False)
        self._stepper.run(steps, done)

    def theme_menu(self) -> QMenu:
        """The themes, the present one checked."""
        menu = QMenu(self._window)
        group = QActionGroup(menu)
        present = self._window.state.text("theme", DEFAULT_THEME)
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
        if self._dialog is not None:
            self._dialog.raise_()
            return

        def read(library: Library) -> str:
            return library.setting("author", "")

        # Without a library the look can still be set.
        self._tasks.write(read, self._open_settings, lambda _error: self._open_settings(""))

    def show_keys(self) -> None:
        """Show the list of keys."""
        from ui.shell.shortcuts import ShortcutList

        ShortcutList(self._window.theme, self._window.actions_.keys(), self._window).open()

    def _open_settings(self, author: str) -> None:
        from ui.settings.settings_dialog import SettingsDialog

        values = {
            "theme": self._window.state.text("theme", DEFAULT_THEME),
            "zoom": str(self._window.reader.zoom()),
            "language": self._window.state.text("language", ""),
            "author": author,
            "profile": str(self._profile),
            "backup_folder": self._window.state.text("backup_folder", ""),
        }
        dialog = SettingsDialog(self._window.theme, values, self._window)
        dialog.changed.connect(self._change)
        dialog.folder_requested.connect(self._open_folder)
        dialog.backup_requested.connect(self._back_up)
        dialog.finished.connect(self._on_finished)
        self._dialog = dialog
        dialog.open()

    def _on_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _follow_system(self) -> None:
        if self._window.state.text("theme", DEFAULT_THEME) == "system":
            self.wear(theme_named("system"))

    def _change(self, name: str, value: str) -> None:
        if name == "theme":
            self.set_theme(value)
        elif name == "zoom":
            self._window.reader.set_zoom(int(value))
        elif name in {"language", "backup_folder"}:
            self._window.state.keep(name, value)
        elif name == "author":
            self._tasks.write(lambda library: library.set_setting("author", value))

    def _open_folder(self) -> None:
        hand_over(self._window, self._profile)

    def _back_up(self) -> None:
        chosen = self._window.state.text("backup_folder", "")
        folder = Path(chosen) if chosen else self._profile / "backups"

        def write(library: Library) -> Path:
            folder.mkdir(parents=True, exist_ok=True)
            return library.backup(folder)

        def done(path: Path) -> None:
            self._answer(_("已备份到 {path}").format(path=path))

        def failed(error: Exception) -> None:
            if isinstance(error, UserError | OSError):
                self._answer(str(error))
            else:
                self._tasks.trouble.emit(error)

        self._tasks.write(write, done, failed)

    def _answer(self, words: str) -> None:
        if self._dialog is not None:
            self._dialog.say_backup(words)
        else:
            self._window.toast.say(words)


def _steps(
    pieces: Iterator[Callable[[], None]], dress: Callable[[Callable[[], None]], None]
) -> Iterator[Step]:
    """The pieces as steps."""
    return (Step(partial(dress, piece)) for piece in pieces)


def theme_words() -> list[tuple[str, str]]:
    """The themes by name and words."""
    return [
        ("light", _("浅色")),
        ("paper", _("纸张")),
        ("dark", _("深色")),
        ("contrast", _("高对比")),
        ("system", _("跟随系统")),
    ]
