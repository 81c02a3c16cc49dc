"""The composition root: builds everything once, in the order in which it is needed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from core.store.first_page import bundled_page, first_page
from ui.main_window import MainWindow, dress
from ui.shell.state import WindowState
from ui.widgets.theme import theme_named


def run(profile: Path, file: Path | None = None) -> int:
    """Open the window on `profile`, and on `file` when one is given; returns the exit code."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    state = WindowState(profile)
    theme = theme_named(state.text("theme", "system"))
    dress(application, theme)
    window = MainWindow(theme, state)
    found = None if file is not None else first_page(profile)
    if found is not None:
        window.reader.show_page(*found)
    elif file is None and (page := bundled_page()) is not None:
        window.reader.show_page(page)
    if os.environ.get("SHENYUE_FIRST_PAINT") == "report":
        window.reader.sheet.first_painted.connect(lambda: QTimer.singleShot(0, _report_first_paint))
    window.show()
    return application.exec()


def _report_first_paint() -> None:
    """Tell what was loaded for the first paint, for the bench, and end at once."""
    import json
    import resource

    line = {
        "modules": sorted(sys.modules),
        "peak_kb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        "painted": True,
    }
    print(json.dumps(line), flush=True)
    os._exit(0)
