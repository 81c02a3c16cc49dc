"""The words of the report for the clipboard: without note marks, with their address if wanted."""

from __future__ import annotations

from core.i18n import _
from core.model.page import Page


def canonical_text(page: Page) -> str:
    """The canonical text of a page."""
    return "\n".join(block.text for block in page.blocks)


def quote(page: Page, address: str, words: str) -> str:
    """The words as a quotation with where they stand: “…”（《标题》一(三)1）."""
    if not address:
        return _("“{words}”（《{title}》）").format(words=words, title=page.title)
    return _("“{words}”（《{title}》{address}）").format(
        words=words, title=page.title, address=address
    )
