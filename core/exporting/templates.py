"""The Jinja2 templates of the exports: one per shape, no network, no scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from core.exporting.grouping import clean
from core.exporting.markdown import at_line_start, escape_line, escape_lines, escape_part, quoted

_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "templates"


def render(template: str, **values: Any) -> bytes:
    """The template's text in UTF-8; HTML is escaped wherever the template does not say otherwise.

    Args:
        template: its file name in `resources/templates`, without `.jinja`.
        values: what it names.
    """
    environment = Environment(
        loader=FileSystemLoader(_FOLDER, encoding="utf-8"),
        autoescape=lambda name: name is not None and name.endswith(".html.jinja"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = escape_line
    environment.filters["md_lines"] = escape_lines
    environment.filters["md_part"] = escape_part
    environment.filters["line_start"] = at_line_start
    environment.filters["quoted"] = quoted
    environment.filters["yaml"] = _yaml
    return environment.get_template(f"{template}.jinja").render(**values).encode("utf-8")


def _yaml(value: object) -> str:
    """A value of the front matter; JSON's strings and numbers are YAML's too."""
    plain = " ".join(clean(value).split()) if isinstance(value, str) else value
    return json.dumps(plain, ensure_ascii=False)
