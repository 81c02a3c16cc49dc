"""The files of the project as the architecture tests read them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_LEFT_OUT = {".git", ".venv", "out", "build", "dist", "__pycache__"}


@cache
def project_files() -> tuple[Path, ...]:
    """All files that belong to the project, relative to its root."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
        names = [Path(name) for name in listing.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):  # an unpacked archive, not a clone
        files = (path.relative_to(ROOT) for path in ROOT.rglob("*"))
        names = [f for f in files if not any(p in _LEFT_OUT or "cache" in p for p in f.parts)]
    return tuple(sorted(name for name in set(names) if (ROOT / name).is_file()))


def modules(*rooms: str) -> list[Path]:
    """The Python files of these rooms (folders or files), relative to the root."""
    return [
        file
        for file in project_files()
        if file.suffix == ".py"
        and any(file == Path(room) or Path(room) in file.parents for room in rooms)
    ]


@cache
def tree(file: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse((ROOT / file).read_text(encoding="utf-8"), str(file))


@cache
def imported_names(file: Path) -> frozenset[str]:
    """Every dotted name that a file imports anywhere, also inside its functions."""
    return frozenset(_imports(file))


def _imports(file: Path) -> Iterator[str]:
    package = list(file.parent.parts)
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield module
            for alias in node.names:
                yield f"{module}.{alias.name}"


def imports_any(file: Path, *names: str) -> set[str]:
    """Which of the dotted names, or what is under them, a file imports."""
    wanted = tuple(names)
    return {
        found
        for found in imported_names(file)
        if any(found == name or found.startswith(f"{name}.") for name in wanted)
    }
