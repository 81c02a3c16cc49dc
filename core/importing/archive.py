"""Zip containers (DOCX, ODT, EPUB, OFD) opened with care: no bombs, no surprises."""

from __future__ import annotations

import io
import zipfile
import zlib
from types import TracebackType
from typing import Final

from core.i18n import _
from core.importing.limits import (
    MAX_MEMBER,
    MAX_MEMBERS,
    MAX_RATIO,
    MAX_UNPACKED,
    damaged,
    locked,
    too_large,
)

_SMALL: Final = 1024 * 1024
_ENCRYPTED: Final = 0x1
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    KeyError,
    OverflowError,
)


class Archive:
    """A zip file of which members are read by name, within limits.

    Args:
        file: the open zip file.
        kind: how messages call the format (`DOCX`).
    """

    def __init__(self, file: zipfile.ZipFile, kind: str) -> None:
        self._file = file
        self._kind = kind
        self._left = MAX_UNPACKED
        self.names = frozenset(file.namelist())

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def read(self, name: str, limit: int = MAX_MEMBER) -> bytes:
        """The unpacked bytes of member `name`.

        Raises:
            UserError: it is absent, damaged, locked, or unpacks to more than `limit` bytes.
        """
        if name not in self.names:
            raise damaged(self._kind)
        try:
            info = self._file.getinfo(name)
            if info.flag_bits & _ENCRYPTED:
                raise locked(self._kind)
            if info.file_size > limit or (
                info.file_size > _SMALL and info.file_size > info.compress_size * MAX_RATIO
            ):
                raise too_large(_("文件解压后过大，已停止读取。"))
            with self._file.open(info) as member:
                data = member.read(min(limit, self._left) + 1)  # the header may lie on the size
        except _BROKEN as error:
            raise damaged(self._kind) from error
        self._left -= len(data)
        if len(data) > limit or self._left < 0:
            raise too_large(_("文件解压后过大，已停止读取。"))
        return data


def open_archive(data: bytes, kind: str) -> Archive:
    """The zip container in `data`; `kind` is how messages call the format.

    Raises:
        UserError: it is damaged, or has more members than any report has.
    """
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise damaged(kind) from error
    if len(file.filelist) > MAX_MEMBERS:
        file.close()
        raise too_large(_("压缩包内的文件过多，已停止读取。"))
    return Archive(file, kind)
