"""Small rooms: no file, class or line of code that outgrows what one can hold in the head."""

from __future__ import annotations

import ast
import re

from tests.architecture.sources import ROOT, modules, tree

MAX_LINES = 400
MAX_METHODS = 25
CODE = ("core", "ui", "devtools", "tests", "main.py", "dev.py")
PROGRAM = ("core", "ui", "main.py")


def _lines(name: str) -> int:
    return len((ROOT / name).read_text(encoding="utf-8").splitlines())


def test_no_file_is_too_long() -> None:
    sizes = {file.as_posix(): _lines(file.as_posix()) for file in modules(*CODE)}

    assert sizes
    assert {name: size for name, size in sizes.items() if size > MAX_LINES} == {}


def test_the_main_window_only_joins_the_rooms() -> None:
    assert _lines("ui/main_window.py") < 300


def test_no_class_has_too_many_methods() -> None:
    found = {}
    for file in modules("core", "ui", "devtools"):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.ClassDef):
                methods = [n for n in node.body if isinstance(n, ast.FunctionDef)]
                if len(methods) >= MAX_METHODS:
                    found[f"{file.as_posix()}: {node.name}"] = len(methods)

    assert found == {}


def test_nobody_waits_or_turns_the_event_loop_by_hand() -> None:
    found = []
    for file in modules(*PROGRAM):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Attribute):
                slept = node.attr == "sleep" and isinstance(node.value, ast.Name)
                if slept or node.attr == "processEvents":
                    found.append(f"{file.as_posix()}:{node.lineno}")

    assert found == []


def test_nothing_is_left_for_later() -> None:
    # Put together here, or this file would find itself.
    words = re.compile(
        "|".join([r"\bTO" + "DO", r"\bFIX" + "ME", r"\bX{3}\b", "raise NotImplemented" + "Error"])
    )
    found = [
        f"{file.as_posix()}:{number}"
        for file in modules(*CODE)
        for number, line in enumerate(
            (ROOT / file).read_text(encoding="utf-8").splitlines(), start=1
        )
        if words.search(line)
    ]

    assert found == []


def test_user_texts_are_plain_literals() -> None:
    """`_(...)` takes one literal: gettext finds nothing else."""
    found = [
        f"{file.as_posix()}:{node.lineno}"
        for file in modules("core", "ui")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "_"
        and not (len(node.args) == 1 and _is_text(node.args[0]) and not node.keywords)
    ]

    assert found == []


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
