"""Web archives (.mht): a page and its pictures in the shape of an e-mail; only the page is read."""

from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from typing import Final

from core.importing.draft import Draft
from core.importing.encoding import decode
from core.importing.html.reader import read_page
from core.importing.limits import Budget, damaged

_MOST_PARTS: Final = 2_000


def read_mht(data: bytes, budget: Budget) -> Draft:
    """The first page of a web archive.

    Raises:
        UserError: it holds no page, or is damaged.
    """
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data)
        page = _page(message)
    except (MessageError, ValueError, RecursionError, LookupError) as error:
        raise damaged("MHT") from error
    if page is None:
        raise damaged("MHT")
    draft = read_page(decode(page).text, budget)
    draft.format = "mht"
    return draft


def _page(message: Message) -> bytes | None:
    stack: list[Message] = [message]
    for _count in range(_MOST_PARTS):
        if not stack:
            return None
        part = stack.pop()
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            return content if isinstance(content, bytes) else None
        parts = part.get_payload()
        if isinstance(parts, list):
            stack.extend(piece for piece in reversed(parts) if isinstance(piece, Message))
    return None
