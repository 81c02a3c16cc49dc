"""The verbs that write: import, annotate, export, backup."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.cli.arguments import COLOURS, ROLES
from core.cli.asking import with_passphrase
from core.cli.console import DONE, UNUSABLE, Console, Json
from core.cli.reading import entry_json, note_json
from core.exporting import BINARY_FORMATS, suggested_name, write_atomically
from core.i18n import _
from core.model.annotations import Style
from core.model.errors import UserError
from core.model.library import ImportResult
from core.notices import notice_words
from core.store.names import BACKUPS

if TYPE_CHECKING:
    from core.exporting import Printer
    from core.library import Library


def import_files(library: Library, arguments: Namespace, console: Console) -> int:
    """Read files and folders into the library; one result per report, or per file without one."""
    from core.importing.folders import files_in

    results: list[ImportResult] = []
    for result in (one for path in files_in(arguments.files) for one in _imported(library, path)):
        results.append(result)
        if result.report is None:
            console.tell(f"{result.path}: {result.error} {result.remedy}".rstrip())
            continue
        console.say(f"{result.report.id}  {result.report.meta.title}")
        if result.already_there:
            console.say("    " + _("报告库里已经有了。"))
        elif result.new_version:
            console.say("    " + _("收为这份报告的新版本。"))
        for warning in result.warnings:
            console.tell(f"{result.path}: {notice_words(warning)}")
    failed = sum(result.report is None for result in results)
    console.show(
        {"total": len(results), "failed": failed, "results": [_result(r) for r in results]}
    )
    if not results:
        raise UserError(_("文件夹里没有能读的文件。"), where=str(arguments.files[0]))
    return UNUSABLE if failed else DONE


def _imported(library: Library, path: Path) -> list[ImportResult]:
    """The results for one file; what stops one file stops no other."""
    try:
        return library.import_all(path)
    except UserError as error:
        return [ImportResult(str(path), None, error=error.what, remedy=error.remedy)]


def _result(result: ImportResult) -> Json:
    return {
        "path": result.path,
        "report": None if result.report is None else entry_json(result.report),
        "already_there": result.already_there,
        "new_version": result.new_version,
        "error": result.error,
        "remedy": result.remedy,
        "warnings": [notice_words(warning) for warning in result.warnings],
    }


def annotate(library: Library, arguments: Namespace, console: Console) -> int:
    """Highlight a quote, with a note."""
    entry = library.resolve(arguments.report)
    change = library.annotate_quote(
        entry.id,
        arguments.quote,
        colour=COLOURS[arguments.colour],
        style=Style.FILL,
        note=arguments.note,
        tags=tuple(dict.fromkeys(arguments.tag)),
        role=ROLES[arguments.role] if arguments.role else None,
    )
    for annotation in change.after:
        if annotation is None:
            continue
        console.show(note_json(entry, annotation))
        address = annotation.anchor.address if annotation.anchor is not None else ""
        console.say(_("已批注 {address}。").format(address=address) + f" {annotation.id}")
    return DONE


def export(
    library: Library, arguments: Namespace, console: Console, printer: Printer | None = None
) -> int:
    """Write an export to a file or to standard output."""
    entry = library.resolve(arguments.report)
    output: Path | None = arguments.output
    to_stdout = output is None or str(output) == "-"
    binary = arguments.format in BINARY_FORMATS
    if to_stdout and binary and console.leads_to_a_terminal():
        raise UserError(
            _("这种格式不能显示在终端里。"), where=arguments.format, remedy=_("请用 -o 写明文件。")
        )
    data = library.export(entry.id, arguments.format, arguments.what, printer)
    if output is None or to_stdout:
        console.write(data)
        return DONE
    if output.is_dir():
        output = output / suggested_name(entry, arguments.format, arguments.what)
    write_atomically(output, data)
    console.tell(_("已写入 {path}。").format(path=output))
    return DONE


def backup(library: Library, arguments: Namespace, console: Console) -> int:
    """Copy the library into one file, proved whole."""
    folder = arguments.folder or arguments.profile / BACKUPS
    if folder.exists() and not folder.is_dir():
        raise UserError(_("这不是文件夹。"), where=str(folder), remedy=_("请写一个文件夹。"))
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    console.say(str(library.backup(folder / f"shenyue-{stamp}.db")))
    return DONE


def restore_backup(arguments: Namespace, console: Console) -> int:
    """Put a backup in the place of the library; the former one is kept."""
    from core.library import restore

    if arguments.file is None:
        return _recover(arguments, console)
    kept = with_passphrase(
        lambda key: restore(arguments.profile, arguments.file, passphrase=key), console
    )
    console.say(_("报告库已换成备份 {path}。").format(path=arguments.file))
    if kept is not None:
        console.say(_("换下的报告库留在 {path}。").format(path=kept))
    return DONE


def _recover(arguments: Namespace, console: Console) -> int:
    """Make a whole library of the last good backup and what a damaged one still holds."""
    from core.library import recover

    done = with_passphrase(lambda key: recover(arguments.profile, passphrase=key), console)
    console.say(
        _("报告库已恢复：{reports} 份报告，{notes} 条批注。").format(
            reports=done.reports, notes=done.annotations
        )
    )
    if done.backup is not None:
        console.say(_("用的备份是 {path}。").format(path=done.backup))
    console.say(_("换下的报告库留在 {path}。").format(path=done.kept))
    if done.homeless:
        console.tell(_("{count} 条批注的报告没有救回，文字也在那里。").format(count=done.homeless))
    return DONE
