"""The verb that takes in annotations of other people and other programs."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from core.cli.console import DONE, UNUSABLE, Console, Json
from core.i18n import _
from core.model.exchange import MergeItem, MergeKind

if TYPE_CHECKING:
    from core.library import Library

_QUOTE = 30


def merge(library: Library, arguments: Namespace, console: Console) -> int:
    """Take in a file of annotations; one result per item, 2 where none could be taken."""
    given = library.resolve(arguments.report).id if arguments.report else None
    result = library.merge_annotations(arguments.file, given)
    counts = {kind: result.count(kind) for kind in MergeKind}
    console.show(
        {
            "format": result.format,
            "total": len(result.items),
            **{kind.value: count for kind, count in counts.items()},
            "change": result.change.id,
            "items": [_item(item) for item in result.items],
        }
    )
    for item in result.items:
        words = " ".join((item.quote or item.note).split())[:_QUOTE]
        line = f"{_kinds()[item.kind]}  {words}" + (f"  {item.reason}" if item.reason else "")
        if item.kind is MergeKind.BAD:
            console.tell(line)
        else:
            console.say(line)
    return UNUSABLE if counts[MergeKind.BAD] == len(result.items) else DONE


def _kinds() -> dict[MergeKind, str]:
    """What became of an item, in the user's language."""
    return {
        MergeKind.ADDED: _("已并入"),
        MergeKind.SAME: _("已经有了"),
        MergeKind.CONFLICT: _("两条并存"),
        MergeKind.ORPHAN: _("找不到原文"),
        MergeKind.BAD: _("未能并入"),
    }


def _item(item: MergeItem) -> Json:
    return {
        "result": item.kind.value,
        "annotation": item.annotation,
        "report": item.report,
        "quote": item.quote,
        "note": item.note,
        "author": item.author,
        "state": item.state and item.state.value,
        "reason": item.reason,
    }
