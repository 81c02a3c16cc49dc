"""Word files of before 2007, old WPS files and RTF: through LibreOffice when there is one.

Without it Word and WPS files are read by `word97`, text, notes and plain tables; where even that
fails the words alone. The user is told so.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from core.i18n import _
from core.importing.draft import Draft
from core.importing.limits import Budget, damaged, locked
from core.importing.plain_text import read_lines
from core.importing.runs import clean_surrogates
from core.model.errors import UserError
from core.model.notices import Notice, NoticeCode

_SECONDS: Final = 90
_USUAL_PLACES: Final = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ),
}
_SETTINGS: Final = (
    Path(__file__).resolve().parents[2] / "data" / "office" / "registrymodifications.xcu"
)
"""LibreOffice works without macros, active content or links out of the file, in a settings folder
of its own that is thrown away."""

_NOWHERE: Final = "localhost:9"


def read_doc(data: bytes, budget: Budget) -> Draft:
    """A file that only an office program understands well.

    Raises:
        UserError: nothing here can read it.
    """
    is_compound = data.startswith(b"\xd0\xcf\x11\xe0")
    if is_compound and _is_encrypted(data):
        raise locked("Word")
    office = find_office()
    if office is not None:
        converted = _convert(office, data, _suffix(data))
        if converted is not None:
            from core.importing.word.reader import read_docx

            draft = read_docx(converted, budget)
            draft.format = "doc"
            return draft
    if is_compound:
        return _read_text(data, budget)
    raise UserError(
        _("读取这种格式需要 LibreOffice，本机没有找到，或它无法打开该文件。"),
        remedy=_("请安装 LibreOffice，或用 Word、WPS 另存为 .docx 后再导入。"),
    )


def find_office() -> str | None:
    """The path of LibreOffice's program; None when there is none on this machine."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return found
    for place in _USUAL_PLACES.get(sys.platform, ()):
        if Path(place).is_file():
            return place
    return None


def _is_encrypted(data: bytes) -> bool:
    """Whether the head of the text stream (at the start of some sector) says that it is."""
    for start in range(512, min(len(data), 4_000_000), 512):
        if data[start : start + 2] == b"\xec\xa5":
            return bool(int.from_bytes(data[start + 10 : start + 12], "little") & 0x0100)
    return False


def _suffix(data: bytes) -> str:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return ".doc"
    return ".rtf" if data.lstrip().startswith(b"{\\rtf") else ".xml"


def _convert(office: str, data: bytes, suffix: str) -> bytes | None:
    """`data` as DOCX; None when the office could not make one."""
    with tempfile.TemporaryDirectory(prefix="shenyue-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        source = home / f"report{suffix}"
        source.write_bytes(data)
        settings = home / "profile" / "user"
        settings.mkdir(parents=True)
        shutil.copyfile(_SETTINGS, settings / _SETTINGS.name)
        command = [
            office,
            "--headless",
            "--norestore",
            "--nolockcheck",
            f"-env:UserInstallation={(home / 'profile').as_uri()}",
            "--convert-to",
            "docx",
            "--outdir",
            str(home / "out"),
            str(source),
        ]
        if not _run(command):
            return None
        made = home / "out" / "report.docx"
        return made.read_bytes() if made.is_file() else None


def _run(command: list[str]) -> bool:
    """Runs the office; whether it ended by itself in time. It has children: all are ended."""
    environment = {**os.environ, "http_proxy": _NOWHERE, "https_proxy": _NOWHERE}
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=os.name == "posix",
        )
    except OSError:
        return False
    try:
        return process.wait(_SECONDS) == 0
    except subprocess.TimeoutExpired:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False


def _read_text(data: bytes, budget: Budget) -> Draft:
    """The words of a Word or WPS file without LibreOffice."""
    from core.importing.word97 import read_word97

    draft = read_word97(data, budget) or _read_words(data, budget)
    draft.warnings.append(Notice(NoticeCode.OFFICE_MISSING))
    return draft


def _read_words(data: bytes, budget: Budget) -> Draft:
    """Nothing but the words, of a file that is not laid out as it should be."""
    from legacy_doc import ExtractionOptions, LegacyDocError, extract_text

    options = ExtractionOptions(max_file_bytes=len(data) + 1)
    try:
        text = extract_text(data, options=options).text
    except LegacyDocError as error:
        if "encrypt" in str(error).lower() or "password" in str(error).lower():
            raise locked("Word") from error
        raise damaged("DOC") from error
    except Exception as error:  # struct.error and what else broken bytes raise there
        raise damaged("DOC") from error
    draft = read_lines(clean_surrogates(text), budget)
    draft.format, draft.wrapped = "doc", False
    return draft
