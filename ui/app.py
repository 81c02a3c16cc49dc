"""The composition root: the skeleton and the page first, everything else after the first paint."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from core.i18n import preferred_language, set_language
from core.store.first_page import bundled_page, first_page
from core.store.names import is_sealed, library_file
from ui.main_window import MainWindow
from ui.shell.state import WindowState
from ui.widgets.theme import DEFAULT_THEME, first_theme, ui_font

FIRST_PAINT = "SHENYUE_FIRST_PAINT"
"""Set to `report`, the program tells at its first paint what it had loaded, and ends."""


def run(profile: Path, file: Path | None = None) -> int:
    """Open the window on `profile`, and on `file` when one is given; returns the exit code."""
    application = make_application()
    window = open_window(profile, file)
    _watch(profile, window)
    window.show()
    return application.exec()


def make_application() -> QApplication:
    """The one application object, with the program's face and style."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Shenyue")
    return application


def open_window(profile: Path, file: Path | None = None, *, looking: bool = False) -> MainWindow:
    """A window on `profile` that shows the last report (or the bundled one) at its last place.

    It is not shown yet; once it is painted it opens the library and fills itself.

    Args:
        profile: the folder of the library.
        file: a file to import and open.
        looking: take no lock and remember nothing, as for a picture.
    """
    state = WindowState(profile, frozen=looking)
    language = state.text("language", "") or preferred_language()
    set_language(language if language in {"zh", "en"} else "zh")
    window = MainWindow(first_theme(state.text("theme", DEFAULT_THEME)), state)

    def complete() -> None:
        from ui.presenting.desk import Desk
        from ui.shell.language import translate_qt

        # The face of menus and panes; the first paint has the faces that it names itself.
        QApplication.setFont(ui_font())
        translate_qt()
        window.add_messages()
        window.desk = Desk(window, profile, file, looking=looking)
        window.desk.start()

    found = first_page(profile)
    if found is None and not is_sealed(library_file(profile)):
        bundled = bundled_page()
        found = None if bundled is None else (bundled, 0)
    painted = window.reader.first_painted
    if os.environ.get(FIRST_PAINT) == "report":
        painted.connect(_report_first_paint)
    if found is None:
        # Nothing to paint yet: the library has to read the bundled report first.
        QTimer.singleShot(0, window, complete)
    else:
        window.show_at_first(*found)
        painted.connect(lambda: QTimer.singleShot(0, window, complete))
    return window


def _watch(profile: Path, window: MainWindow) -> None:
    """Have errors that nobody catches written down and told; what does it is imported late."""

    def install() -> None:
        from ui.crash import install as watch

        watch(profile, lambda: window)

    def first(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        install()
        sys.excepthook(kind, error, trace)

    sys.excepthook = first
    window.filled.connect(install)


def _report_first_paint() -> None:
    """Tell what was loaded for the first paint, for tests and the bench, and end at once."""
    import json

    line = {"painted": True, "modules": sorted(sys.modules), "peak_kb": _peak_kb()}
    print(json.dumps(line), flush=True)
    os._exit(0)


def _peak_kb() -> int:
    """The most memory the process ever held, in KiB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak
