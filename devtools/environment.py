"""The project's own Python environment: made once, then found ready at almost no cost."""

from __future__ import annotations

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
LOCK = os.path.join(ROOT, "requirements.lock")
# What must be byte-compiled: Python itself never does it where PYTHONDONTWRITEBYTECODE is set.
SOURCES = ("core", "ui")
# What the page of the bundled report is made from, besides the sources.
DATA = "data"

_PACKAGES, _SYSTEM, _BYTECODE = "shenyue-packages", "shenyue-system", "shenyue-bytecode"


def has_display(platform: str = sys.platform) -> bool:
    """Whether a window can be opened; a Qt platform chosen by the user counts as one."""
    if not platform.startswith("linux"):
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def venv_python(venv: str = VENV, windows: bool = os.name == "nt") -> str:
    """The interpreter inside the environment."""
    return os.path.join(venv, "Scripts", "python.exe") if windows else f"{venv}/bin/python"


def packages_stamp(lock: str, version: tuple[int, ...] = sys.version_info[:2]) -> str:
    """What is installed when all is installed: the Python version and the whole lock."""
    return f"{'.'.join(map(str, version))}\n{lock}"


def sources_stamp(root: str = ROOT) -> str:
    """Changes when a module or a data file of the program is added, removed or edited."""
    seen = [sys.implementation.cache_tag or ""]
    folders = [os.path.join(root, name) for name in (*SOURCES, DATA)]
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if entry.name.endswith((".py", ".txt", ".json", ".csv", ".toml")):
                status = entry.stat()
                name = os.path.relpath(entry.path, root)
                seen.append(f"{name} {status.st_mtime_ns} {status.st_size}")
            elif entry.is_dir() and entry.name != "__pycache__":
                folders.append(entry.path)
    return "\n".join(seen)


def read_stamp(name: str, venv: str = VENV) -> str:
    """What was last written under this name; empty when nothing was."""
    try:
        with open(os.path.join(venv, name), encoding="utf-8", newline="") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""


def write_stamp(name: str, text: str, venv: str = VENV) -> None:
    """Keep `text` for the next start; a folder that cannot be written only costs time."""
    try:
        with open(os.path.join(venv, name), "w", encoding="utf-8", newline="") as file:
            file.write(text)
    except OSError:
        pass


def ensure(display: bool) -> str:
    """Make everything ready and return the environment's interpreter.

    A second call finds the stamps and returns within a few milliseconds.

    Raises:
        devtools.messages.SetupError: the set-up cannot go on.
    """
    python = venv_python()
    if not os.path.isfile(LOCK):
        from devtools.messages import SetupError

        raise SetupError(f"缺少文件：{LOCK}", f"A file is missing: {LOCK}")
    with open(LOCK, encoding="utf-8", newline="") as file:
        wanted = packages_stamp(file.read())
    # What a display needs includes what a machine without one needs.
    checked = read_stamp(_SYSTEM) in (("display",) if display else ("display", "bare"))
    complete = checked
    if not checked:
        from devtools import system

        complete = system.prepare(display)
    if read_stamp(_PACKAGES) != wanted or not os.path.exists(python):
        from devtools import installing

        installing.install(VENV, LOCK)
        write_stamp(_PACKAGES, wanted)
    if complete and not checked:
        write_stamp(_SYSTEM, "display" if display else "bare")
    compile_sources(python)
    return python


def compile_sources(python: str) -> None:
    """Byte-compile the program and its bundled report where a source has changed since."""
    wanted = sources_stamp()
    if read_stamp(_BYTECODE) == wanted:
        return
    import compileall

    for name in SOURCES:
        compileall.compile_dir(os.path.join(ROOT, name), quiet=2)
    import subprocess

    # The report's page for the very first start; without it that start reads the report itself.
    command = [python, "-m", "core.library.bundled"]
    if subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0:
        write_stamp(_BYTECODE, wanted)
