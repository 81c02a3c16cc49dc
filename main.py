"""Start Shenyue: the window without a verb, the command line with one.

The window's way is kept short on purpose: nothing is imported before it that it does not need,
for every module costs time until the report is painted.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.exporting import Paper

Window = tuple[Path | None, Path | None]
"""The profile and the file to open, None where they are not given."""

READING = "--reading-process"
"""The only argument where the window has started this program to read files for it."""

PRINTING = "--printing-process"
"""The same where it is to lay out pages for it."""

_BACK = 10
"""How far such a process stands back behind the window, where the system has such steps (Unix)."""


def main(argv: list[str]) -> int:
    """Do what `argv` (without the program's name) says; the process's exit code."""
    if argv in ([READING], [PRINTING]):
        # First of all: the window shall not have to share the processor with its imports either.
        with suppress(OSError, AttributeError):
            os.nice(_BACK)
    if argv == [READING]:
        from core.library.reading_process import main as answer_questions

        return answer_questions()
    if argv == [PRINTING]:
        _need_no_display()
        from ui.paper.answering import main as lay_out

        return lay_out()
    window = window_arguments(argv)
    if window is None and "shot" not in argv:
        from core.cli import main as command_line

        return command_line(argv, print_pages)
    try:
        return open_window(*window) if window is not None else take_shot(argv)
    except Exception as error:
        from core.model.errors import UserError

        if not isinstance(error, UserError):
            raise
        print(" ".join(str(error).split("\n")), file=sys.stderr)
        return 2


def window_arguments(argv: list[str]) -> Window | None:
    """What the window is to open, None where the command line is meant.

    Read by hand: the window needs no parser of arguments, and would wait for it at every start.
    """
    rest = list(argv)
    profile: Path | None = None
    while rest and rest[0].split("=")[0] == "--profile":
        _option, equals, folder = rest.pop(0).partition("=")
        if not equals:
            if not rest:
                return None
            folder = rest.pop(0)
        if not folder:
            return None
        profile = Path(folder)
    if not rest or rest == ["open"]:
        return profile, None
    if rest[0] == "open":
        plain = len(rest) == 2 and not rest[1].startswith("-")
        return (profile, Path(rest[1])) if plain else None
    # A report dropped on the program: a path, never the bare name of a verb.
    path = Path(rest[0])
    looks_like_a_path = path.suffix != "" or path.name != rest[0]
    return (profile, path) if len(rest) == 1 and looks_like_a_path and path.is_file() else None


def has_display() -> bool:
    """Whether a window can be shown; without a display Qt would end the process."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_window(profile: Path | None, file: Path | None) -> int:
    """Show the window until it is closed.

    Raises:
        UserError: there is no such file, or no display.
    """
    if (file is not None and not file.is_file()) or not has_display():
        raise _cannot_open(file)
    if profile is None:
        from core.store.names import default_profile

        profile = default_profile()
    from ui.app import run

    return run(profile, file)


def _cannot_open(file: Path | None) -> Exception:
    """Why the window cannot open, in the user's language."""
    from core.i18n import _, preferred_language, set_language
    from core.model.errors import UserError

    set_language(preferred_language())
    if file is not None and not file.is_file():
        return UserError(_("没有这个文件。"), where=str(file), remedy=_("请检查路径和文件名。"))
    return UserError(
        _("这里没有显示器，窗口打不开。"),
        remedy=_("可以用 shot FILE.png 把窗口画成图片，或用其他命令，见 --help。"),
    )


def take_shot(argv: list[str]) -> int:
    """Paint the window into a picture.

    Raises:
        UserError: the arguments are unusable, or the picture cannot be made.
    """
    from core.cli.run import main as command_line
    from core.cli.run import parse

    arguments = parse(argv)
    if arguments.verb != "shot":
        return command_line(argv, print_pages)
    _need_no_display()
    from ui.shot import take

    take(
        arguments.profile,
        arguments.file,
        report=arguments.report,
        size=arguments.size,
        theme=arguments.theme,
        pane=arguments.pane,
        scale=arguments.scale,
    )
    return 0


def print_pages(paper: Paper) -> bytes:
    """A PDF for the command line, which itself knows no Qt.

    Raises:
        UserError: there is no Chinese typeface to set it in.
    """
    _need_no_display()
    from ui.paper.printing import print_paper

    return print_paper(paper)


def _need_no_display() -> None:
    """Let Qt paint where there is nothing to show it on."""
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
