"""What holds for every test: no window on a screen, no real user directory, no stray noise."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Before anything can import Qt or ask for a user directory.
_HOME = tempfile.TemporaryDirectory(prefix="shenyue-tests-", ignore_cleanup_errors=True)
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["SHENYUE_LANG"] = "zh"
os.environ["HOME"] = os.environ["USERPROFILE"] = _HOME.name
for _name in ("CONFIG", "DATA", "CACHE", "STATE"):
    os.environ[f"XDG_{_name}_HOME"] = str(Path(_HOME.name) / f".{_name.lower()}")
os.environ["APPDATA"] = os.environ["LOCALAPPDATA"] = str(Path(_HOME.name) / "AppData")
for _name in ("XDG_DATA_DIRS", "SHENYUE_FIRST_PAINT", "QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE"):
    os.environ.pop(_name, None)

import pytest  # noqa: E402 - the environment comes first
from hypothesis import HealthCheck, settings  # noqa: E402

from core import i18n  # noqa: E402

# A busy machine is slow now and then: a deadline would fail tests that are right.
settings.register_profile(
    "work",
    deadline=None,
    max_examples=60,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("ci", settings.get_profile("work"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "work")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def repo_root() -> Path:
    """The folder that holds main.py."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real reports beside the project; tests that need it skip where it is absent."""
    folder = ROOT.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("the folder of real reports (../shared/corpus) is not on this machine")
    return folder


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A folder for a library of the test's own; it does not exist yet, as at a first start."""
    return tmp_path / "profile"


@pytest.fixture(autouse=True)
def _same_language() -> Iterator[None]:
    """A test that switches to English does not switch the tests after it."""
    before = i18n.language()
    yield
    i18n.set_language(before)


@pytest.fixture(autouse=True)
def _no_stray_logs(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A warning in the log is a failure, unless the test is about it."""
    yield
    if request.node.get_closest_marker("allow_logs"):
        return
    stray = [
        f"{record.name}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    assert not stray, f"log records nobody expected: {stray}"


@pytest.fixture(autouse=True)
def _same_palette() -> Iterator[None]:
    """A window that is dressed in a dark theme does not leave its palette to the next one.

    The first window of a program reads the system's theme off the palette of the application.
    """
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = None if widgets is None else widgets.QApplication.instance()
    if application is not None and application.palette().resolveMask():
        from PySide6.QtGui import QPalette

        application.setPalette(QPalette())


@pytest.fixture(autouse=True)
def _no_windows_left() -> Iterator[None]:
    """Close and destroy the windows that a test opened and left."""
    before = _windows()
    yield
    left = [window for window in _windows() if window not in before]
    if left:
        from PySide6.QtCore import QCoreApplication, QEvent

        for window in left:
            window.close()
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _windows() -> list:
    """The top-level widgets without a parent; none before somebody made an application."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [w for w in widgets.QApplication.topLevelWidgets() if w.parent() is None]
