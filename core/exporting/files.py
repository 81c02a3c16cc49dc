"""Writing a file so that it is there whole or as it was before."""

from __future__ import annotations

import errno
import os
import re
import secrets
from pathlib import Path

from core.i18n import _
from core.model.errors import UserError
from core.model.library import ReportEntry

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_LONGEST_NAME = 60
"""Code points of a title in a file's name: three bytes each, and file systems allow 255."""


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path`: to a file beside it, to the disk, then in its place.

    The rights of a file that is replaced are kept; a link is followed.

    Raises:
        UserError: the folder or the file cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        _replace(target, data)
    except FileNotFoundError as error:
        raise UserError(
            _("没有这个文件夹。"), where=str(target.parent), remedy=_("请先建好文件夹。")
        ) from error
    except OSError as error:
        raise UserError(
            _("文件写不进去（{reason}）。").format(reason=error.strerror or error),
            where=str(path),
            remedy=_("请换一个地方，或检查磁盘空间和权限。"),
        ) from error


def _replace(target: Path, data: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    beside = target.parent / f".{target.name[:40]}-{secrets.token_hex(6)}.tmp"
    try:
        # "x" gives a new file the rights that new files get here; those of an old one are kept.
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last too, where the system lets a folder be opened (Windows does not)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def suggested_name(entry: ReportEntry, format_name: str, what: str) -> str:
    """A file name for an export, good on every system."""
    parts = {"notes": _("批注"), "indicators": _("指标"), "outline": _("发言提纲"), "report": ""}
    title = _FORBIDDEN.sub(" ", entry.meta.title).strip(" .")[:_LONGEST_NAME].strip(" .")
    name = title or _("报告")
    if parts.get(what):
        name = f"{name} {parts[what]}"
    return f"{name}.{format_name}"
