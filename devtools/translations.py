"""The catalogues: Chinese texts out of the code, the English ones compiled (runs in `.venv`)."""

from __future__ import annotations

import io
import re
import string
import sys
from functools import cache
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
TEMPLATE = FOLDER / "shenyue.pot"
SOURCES = (("core", "**.py"), ("ui", "**.py"), (".", "main.py"))
"""Folders and the files in them that hold texts."""
LANGUAGES = ("en",)


def po_file(language: str) -> Path:
    """The editable catalogue of a language."""
    return FOLDER / language / "LC_MESSAGES" / "shenyue.po"


def mo_file(language: str) -> Path:
    """The compiled catalogue of a language, the one the program reads."""
    return po_file(language).with_suffix(".mo")


@cache
def extract() -> Catalog:
    """Every text inside `_()`, with the files it stands in."""
    catalog = Catalog(project="Shenyue", version="", charset="utf-8", fuzzy=False)
    for folder, files in SOURCES:
        found = extract_from_dir(ROOT / folder, [(files, "python")], keywords={"_": None})
        for name, _line, message, comments, context in sorted(found, key=lambda item: item[:2]):
            place = [((Path(folder) / name).as_posix(), 0)]
            catalog.add(message, locations=place, auto_comments=comments, context=context)
    return catalog


def read(language: str) -> Catalog:
    """The editable catalogue; an empty one when there is none yet."""
    file = po_file(language)
    if not file.exists():
        return Catalog(locale=language, project="Shenyue", version="", charset="utf-8")
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def placeholders(text: str) -> set[str]:
    """The fields of a text that `str.format` or `%` fills in.

    Raises:
        ValueError: a brace without its partner.
    """
    braced = {f"{{{name}}}" for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return braced | set(re.findall(r"%(?:\(\w+\))?[srd]", text))


def problems(language: str) -> list[str]:
    """What is wrong with a catalogue, one sentence each; empty when all is well."""
    catalog = read(language)
    found = []
    wanted = texts(extract())
    for text in wanted:
        message = catalog.get(text)
        translation = str(message.string) if message else ""
        if not translation:
            found.append(f"not translated: {text}")
        elif message and message.fuzzy:
            found.append(f"marked fuzzy: {text}")
        elif placeholders(text) != placeholders(translation):
            found.append(f"other placeholders: {text} -> {translation}")
    left_over = sorted(set(texts(catalog)) - set(wanted))
    found.extend(f"no longer in the code: {text}" for text in left_over)
    if pairs(catalog) != compiled_pairs(language):
        found.append("the compiled catalogue is stale: run `python3 dev.py translations`")
    return found


def texts(catalog: Catalog) -> list[str]:
    """The Chinese texts of a catalogue."""
    return [str(message.id) for message in catalog if message.id]


def pairs(catalog: Catalog) -> dict[str, str]:
    """Chinese to English, of what is translated."""
    return {str(m.id): str(m.string) for m in catalog if m.id and m.string and not m.fuzzy}


def compiled_pairs(language: str) -> dict[str, str]:
    """The same as the program reads it; empty when nothing was compiled."""
    try:
        with mo_file(language).open("rb") as stream:
            return pairs(read_mo(stream))
    except OSError:
        return {}


def update() -> int:
    """Extract, update and compile; the number of texts that still lack a translation."""
    template = extract()
    _write(TEMPLATE, template)
    lacking = 0
    for language in LANGUAGES:
        catalog = read(language)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        _write(po_file(language), catalog)
        if pairs(catalog) != compiled_pairs(language):
            compiled = io.BytesIO()
            write_mo(compiled, catalog)
            mo_file(language).write_bytes(compiled.getvalue())
        for text in texts(catalog):
            if text not in pairs(catalog):
                print(f"{language}: {text}")
                lacking += 1
    return lacking


def _write(file: Path, catalog: Catalog) -> None:
    """Write without line numbers and dates: only a changed text changes the file."""
    catalog.header_comment = "# Texts of Shenyue. Made by: python3 dev.py translations"
    output = io.BytesIO()
    write_po(output, catalog, width=100, include_lineno=False, sort_by_file=True)
    lines = output.getvalue().decode("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(_DATES)]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(kept), encoding="utf-8", newline="\n")


_DATES = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator')


def main() -> int:
    """Update the catalogues and say what is left to translate."""
    lacking = update()
    print(f"{len(texts(extract()))} texts, {lacking} without a translation", file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
