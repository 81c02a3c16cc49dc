"""The verbs on the names that the delegate gives the colours."""

from __future__ import annotations

from core.i18n import _
from core.library.base import Base
from core.model.annotations import Colour
from core.model.errors import UserError

_LONGEST_NAME = 20


class ColourVerbs(Base):
    """Names of one's own for the highlighter colours, in the whole library."""

    def colour_names(self) -> dict[Colour, str]:
        """What the delegate calls the colours; empty where no name of one's own was given."""
        return {colour: self._store.settings.get(_setting(colour), "") for colour in Colour}

    def set_colour_name(self, colour: Colour, name: str) -> None:
        """Give a colour a name of one's own; an empty one takes it away.

        Raises:
            UserError: it is too long, or could not be kept.
        """
        name = " ".join(name.split())
        if len(name) > _LONGEST_NAME:
            raise UserError(
                _("颜色的名字最多 {count} 个字。").format(count=_LONGEST_NAME), where=name
            )
        with self._store.writing():
            self._store.settings.set(_setting(colour), name)


def _setting(colour: Colour) -> str:
    return f"colour_name.{colour.value}"
