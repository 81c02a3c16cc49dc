"""The cache of the bundled report's page, built when the program is set up.

`python -m core.library.bundled [FOLDER]` builds it, as one would compile to byte code.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from core.library.reading import public_id, understand, version_id
from core.model.page import Page, page_of
from core.store.first_page import BUILD, BUNDLED, bundled_cache


def read_bundled_page() -> Page:
    """The page of the bundled report, with the ids it will have in a library.

    Raises:
        UserError: the file is missing or cannot be read.
    """
    source, report = understand(BUNDLED)
    return page_of(report, public_id(source.sha256), version_id(report))


def build_bundled_cache(build: Path = BUILD) -> Path | None:
    """Write the cache, take former ones away; None where the folder cannot be written.

    Raises:
        UserError: the bundled report is missing or cannot be read.
    """
    try:
        target = bundled_cache(build)
        if target.is_file():
            return target
        page = read_bundled_page()
        build.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(f".{os.getpid()}.part")
        part.write_text(page.to_json(), encoding="utf-8")
        os.replace(part, target)
        for old in build.glob("bundled-*.json"):
            if old != target:
                old.unlink(missing_ok=True)
    except OSError:
        return None
    return target


def main(argv: list[str] | None = None) -> int:
    """Build the cache in the folder named, else in the program's own `build`."""
    arguments = sys.argv[1:] if argv is None else argv
    build_bundled_cache(Path(arguments[0]) if arguments else BUILD)
    return 0


if __name__ == "__main__":
    sys.exit(main())
