"""What a reader of one format hands back, before the file's name and hash are added."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from core.model.notices import Notice
from core.model.source import Source, SourceBlock, SourceKind

if TYPE_CHECKING:
    from core.importing.limits import Budget


class Draft:
    """A source in the making; the fields are those of `core.model.source.Source`."""

    def __init__(
        self,
        format_name: str,
        blocks: list[SourceBlock],
        *,
        title: str = "",
        wrapped: bool = False,
        warnings: list[Notice] | None = None,
    ) -> None:
        self.format = format_name
        self.blocks = blocks
        self.title = title
        self.wrapped = wrapped
        self.warnings = warnings if warnings is not None else []

    def has_words(self) -> bool:
        """Whether anything in it can be read that is not furniture."""
        return any(
            block.furniture is None
            and (
                block.text.strip()
                or (block.table is not None and any(c.text.strip() for c in block.table.cells))
            )
            for block in self.blocks
        )

    def source(self, name: str, sha256: str) -> Source:
        """The finished source of the file called `name`, its notes moved behind the text."""
        body = [block for block in self.blocks if block.kind is not SourceKind.NOTE]
        notes = [block for block in self.blocks if block.kind is SourceKind.NOTE]
        return Source(
            name=name,
            format=self.format,
            sha256=sha256,
            blocks=(*body, *notes),
            title=self.title,
            wrapped=self.wrapped,
            warnings=tuple(self.warnings),
        )


FormatReader: TypeAlias = "Callable[[bytes, Budget], Draft]"
"""A reader of one format; raises `UserError` and nothing else."""
