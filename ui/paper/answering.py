"""The other end of `core.exporting.printing_process`: a paper comes in, a PDF goes out."""

from __future__ import annotations

import os
import sys

import msgspec

from core.exporting.printing_process import Order
from core.i18n import set_language
from core.model.errors import UserError
from ui.paper.printing import print_paper


def main() -> int:
    """Print; the exit code. Why nothing could be printed is told on standard error."""
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)
    set_language(order.language)
    answer = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not get into the file.
    os.dup2(2, 1)
    try:
        pdf = print_paper(order.paper)
    except UserError as error:
        sys.stderr.buffer.write(" ".join(str(error).split("\n")).encode())
        return 2
    answer.write(pdf)
    answer.close()
    return 0
