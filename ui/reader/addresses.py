"""How much of the address of a paragraph is shown beside it."""

from __future__ import annotations

from collections.abc import Callable


def short_address(address: str, room: float, measure: Callable[[str], float]) -> str:
    """An address where there is room for a part of it.

    Its end tells the paragraph, so the beginning goes, a whole step at a time: of
    `第二部分·二(一)·2段3` what is left is `二(一)·2段3`, `(一)·2段3`, `2段3` or `段3`.
    """
    if measure(address) <= room:
        return address
    for at in range(1, len(address)):
        if address[at - 1] == "·" or address[at] in "(（段注题":
            rest = address[at:]
            if measure(rest) <= room:
                return rest
    while len(address) > 1 and measure("…" + address) > room:
        address = address[1:]
    return "…" + address
