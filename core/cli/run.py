"""From arguments to a verb, and from errors to exit codes."""

from __future__ import annotations

import errno
import sys
from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from core.cli.arguments import parse_arguments
from core.cli.asking import set_passphrase, with_passphrase
from core.cli.console import DONE, NOTHING, UNUSABLE, Console, close_quietly, use_utf8
from core.i18n import _, preferred_language, set_language
from core.model.errors import UserError
from core.store.names import default_profile

if TYPE_CHECKING:
    from core.cli.reading import Verb
    from core.exporting import Printer

_INTERRUPTED = 130
_NEEDS_A_REPORT = frozenset(
    {"list", "search", "term", "annotate", "notes", "export", "check", "merge"}
)


def main(argv: Sequence[str], printer: Printer | None = None) -> int:
    """Do what `argv` says; the process's exit code.

    0 done; 1 nothing found or a check that fails; 2 unusable arguments or input, told in one line
    on standard error.

    Args:
        argv: without the program's name.
        printer: lays out the pages of a PDF; without it there are none.
    """
    use_utf8()
    set_language(preferred_language())
    console = Console()
    try:
        arguments = parse_arguments(argv, default_profile())
        code = perform(arguments, printer)
        sys.stdout.flush()
    except UserError as error:
        console.tell(str(error))
        return UNUSABLE
    except BrokenPipeError:
        close_quietly()
        return DONE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        # A reader that has gone looks like this on Windows.
        if sys.platform == "win32" and error.errno == errno.EINVAL and error.filename is None:
            close_quietly()
            return DONE
        console.tell(f"{error.filename or ''}: {error.strerror or error}".lstrip(": "))
        return UNUSABLE
    return code


def parse(argv: Sequence[str]) -> Namespace:
    """The arguments alone, for the verbs that open a window.

    Raises:
        UserError: they are unusable.
    """
    use_utf8()
    set_language(preferred_language())
    return parse_arguments(argv, default_profile())


def perform(arguments: Namespace, printer: Printer | None = None) -> int:
    """Call the verb.

    Raises:
        UserError: it could not be done.
    """
    console = Console(getattr(arguments, "json", False))
    if arguments.verb == "inspect":
        from core.cli.reading import inspect

        return inspect(arguments.file, console)
    if arguments.verb == "restore":
        from core.cli.writing import restore_backup

        return restore_backup(arguments, console)
    if arguments.verb == "passphrase":
        return set_passphrase(arguments, console)
    verb = _verbs(printer).get(arguments.verb)
    if verb is None:
        raise UserError(
            _("这个命令要由 main.py 打开窗口。"),
            where=arguments.verb or "",
            remedy=_("请用 --help 看用法。"),
        )
    from core.library import DamagedLibraryError, Library

    try:
        library = with_passphrase(lambda key: Library(arguments.profile, key), console)
    except DamagedLibraryError as error:
        if arguments.verb != "verify":
            raise
        console.show({"whole": False, "problems": [str(error)]})
        console.tell(str(error))
        return NOTHING
    try:
        if arguments.verb in _NEEDS_A_REPORT and not library.reports():
            # A new library begins with the bundled report, as it does in the window.
            library.ensure_bundled()
        return verb(library, arguments, console)
    finally:
        library.close()


def _verbs(printer: Printer | None) -> dict[str, Verb]:
    """The verbs by name; loaded only when one of them is wanted."""
    from core.cli import checking, merging, reading, writing

    return {
        "list": reading.list_reports,
        "search": reading.search,
        "term": reading.term,
        "notes": reading.notes,
        "check": checking.check,
        "verify": reading.verify,
        "import": writing.import_files,
        "annotate": writing.annotate,
        "merge": merging.merge,
        "export": partial(writing.export, printer=printer),
        "backup": writing.backup,
    }
