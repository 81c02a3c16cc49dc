"""Who may import what: the rules of docs/architecture.md that import-linter cannot say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, imported_names, imports_any, modules

PROGRAM = ("core", "ui", "main.py")
# Small pieces that every feature may use, and that know no feature.
SHARED = ("markdown", "panes", "widgets")
# They stand between the library and the window.
PRESENTERS = ("presenting",)


IMPORT_ALL = """
import importlib, pkgutil, sys
import core
for found in pkgutil.walk_packages(core.__path__, "core."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
loaded = {name.split(".")[0] for name in sys.modules}
print(*sorted({"PySide6", "shiboken6", "pyqtgraph", "ui", "main"} & loaded))
"""


def _culprits(
    rooms: tuple[str, ...], forbidden: tuple[str, ...], allowed: tuple[str, ...] = ()
) -> list[str]:
    """`file: name` for each forbidden import outside of the allowed rooms."""
    found = []
    for file in modules(*rooms):
        if any(file == Path(room) or Path(room) in file.parents for room in allowed):
            continue
        found += [f"{file.as_posix()}: {name}" for name in sorted(imports_any(file, *forbidden))]
    return found


def test_every_module_of_core_loads_without_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(
    ("names", "rooms"),
    [
        (("sqlite3", "sqlite_utils"), ("core/store",)),
        (("pyqtgraph",), ("ui/charts",)),
        (
            (
                "threading",
                "_thread",
                "concurrent",
                "multiprocessing",
                "asyncio",
                "PySide6.QtCore.QThread",
                "PySide6.QtCore.QThreadPool",
                "PySide6.QtCore.QRunnable",
                "PySide6.QtConcurrent",
            ),
            # The second hears of failures in threads, and starts none.
            ("ui/tasks.py", "ui/crash.py"),
        ),
    ],
)
def test_a_library_stays_in_its_room(names: tuple[str, ...], rooms: tuple[str, ...]) -> None:
    assert _culprits(PROGRAM, names, allowed=rooms) == []


def test_nothing_opens_a_socket() -> None:
    names = (
        "socket",
        "ssl",
        "ftplib",
        "smtplib",
        "xmlrpc",
        "http",
        "urllib.request",
        "urllib.robotparser",
        "requests",
        "httpx",
        "urllib3",
        "aiohttp",
        "PySide6.QtNetwork",
        "PySide6.QtWebEngineWidgets",
        "PySide6.QtWebSockets",
    )

    assert _culprits(PROGRAM, names) == []


def test_the_model_needs_only_the_standard_library() -> None:
    strangers = [
        f"{file.as_posix()}: {name}"
        for file in modules("core/model")
        for name in sorted(imported_names(file))
        if not name.startswith("core.model") and name.split(".")[0] not in sys.stdlib_module_names
    ]

    assert strangers == []


def test_features_of_the_window_do_not_know_each_other_or_the_window() -> None:
    features = _features()
    found = []
    for feature in features:
        others = tuple(f"ui.{other}" for other in (*features, *PRESENTERS) if other != feature)
        found += _culprits((f"ui/{feature}",), (*others, "ui.app", "ui.main_window"))

    assert features
    assert found == []


def test_shared_pieces_know_no_feature() -> None:
    features = tuple(f"ui.{room}" for room in (*_features(), *PRESENTERS))
    shared = tuple(f"ui/{room}" for room in SHARED)
    assert _culprits(shared, (*features, "ui.app", "ui.main_window", "ui.tasks")) == []


def _features() -> list[str]:
    rooms = sorted(file.parent.name for file in (ROOT / "ui").glob("*/__init__.py"))
    return [room for room in rooms if room not in (*SHARED, *PRESENTERS)]


def test_panes_never_see_the_library() -> None:
    rooms = tuple(f"ui/{room}" for room in (*_features(), *SHARED))

    assert _culprits(rooms, ("core.library", "core.store", "core.cli")) == []


def test_the_program_does_not_need_its_tools() -> None:
    tools = ("devtools", "dev", "tests", "pytest", "hypothesis", "babel", "mammoth")

    assert _culprits(PROGRAM, tools) == []
