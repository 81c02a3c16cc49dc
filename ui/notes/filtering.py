"""What the list of annotations is narrowed to, and in which order it stands. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from core.i18n import _
from core.model.annotations import AnchorState, Colour, Role, Style
from core.naming import role_name, state_name
from ui.notes.entries import LOST_GROUP, REPORT_GROUP, Entry, Group, fold_words
from ui.panes.naming import colour_name

_NO_GROUP = Group(-3, "")


class Order(Enum):
    """How the list is sorted."""

    PLACE = auto()
    NEWEST = auto()
    ROLE = auto()
    COLOUR = auto()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; empty parts narrow nothing.

    `roles` may hold None for annotations without a role, `states` holds EXACT for those that
    stand where they were made. `group` is the index of a section, `bookmarks` leaves only those.
    """

    text: str = ""
    colours: frozenset[Colour] = frozenset()
    roles: frozenset[Role | None] = frozenset()
    states: frozenset[AnchorState] = frozenset()
    tags: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    group: int | None = None
    bookmarks: bool = False

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self == Wanted()

    def holds(self, entry: Entry, folded: str) -> bool:
        """Whether `entry` is wanted; `folded` is the folded text of this."""
        annotation = entry.annotation
        placement = annotation.placement
        return (
            (not self.colours or annotation.colour in self.colours)
            and (not self.roles or annotation.role in self.roles)
            and (not self.states or (placement is not None and placement.state in self.states))
            and (not self.tags or not self.tags.isdisjoint(annotation.tags))
            and (not self.authors or annotation.author in self.authors)
            and (not self.bookmarks or annotation.style is Style.BOOKMARK)
            and (self.group is None or entry.group.index == self.group)
            and (not folded or folded in entry.searchable)
        )

    def toggled(self, part: str, value: object) -> Wanted:
        """With `value` taken into or out of the set of that name."""
        present: frozenset[object] = getattr(self, part)
        changed = present - {value} if value in present else present | {value}
        return replace(self, **{part: changed})  # type: ignore[arg-type]


@dataclass(frozen=True)
class Facets:
    """What there is to choose from: only what some annotation has."""

    roles: list[Role | None] = field(default_factory=list)
    states: list[AnchorState] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    bookmarks: bool = False


def facets_of(entries: Sequence[Entry]) -> Facets:
    """The facets of these entries, which stand in reading order."""
    roles: set[Role | None] = set()
    states: set[AnchorState] = set()
    tags: set[str] = set()
    authors: set[str] = set()
    groups: dict[Group, None] = {}
    for entry in entries:
        one = entry.annotation
        roles.add(one.role)
        if one.placement is not None:
            states.add(one.placement.state)
        tags.update(one.tags)
        authors.add(one.author)
        groups[entry.group] = None
    return Facets(
        [role for role in (*Role, None) if role in roles],
        [state for state in AnchorState if state in states],
        sorted(tags),
        sorted(authors),
        list(groups),
        any(entry.annotation.style is Style.BOOKMARK for entry in entries),
    )


def words_of(wanted: Wanted, facets: Facets) -> list[str]:
    """What the list is narrowed to by the menus, in words."""
    found = [_("书签")] if wanted.bookmarks else []
    found += [role_words(role) for role in (*Role, None) if role in wanted.roles]
    found += [state_name(state) for state in AnchorState if state in wanted.states]
    found += [f"#{tag}" for tag in sorted(wanted.tags)]
    found += [author_words(author) for author in sorted(wanted.authors)]
    found += [group.title for group in facets.groups if group.index == wanted.group]
    return found


def role_words(role: Role | None) -> str:
    """The name of a role, or that there is none."""
    return _("没有意见类型") if role is None else role_name(role)


def author_words(author: str) -> str:
    """The name of an author; one who gave none is the owner of this library."""
    return author or _("没有署名")


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """The report's own first, then by place, then what is not found."""
    return sorted(
        entries,
        key=lambda entry: (
            _rank(entry.group.index),
            entry.start,
            entry.end,
            entry.annotation.created,
            entry.annotation.id,
        ),
    )


def arranged(entries: Sequence[Entry], order: Order) -> list[tuple[Entry, Group]]:
    """Entries that stand in reading order, in another one, each with the line it comes under."""
    if order is Order.PLACE:
        return [(entry, entry.group) for entry in entries]
    if order is Order.NEWEST:
        newest = sorted(entries, key=lambda entry: entry.annotation.modified, reverse=True)
        return [(entry, _NO_GROUP) for entry in newest]
    if order is Order.ROLE:
        roles = [*Role, None]
        lines = {role: Group(index, role_words(role)) for index, role in enumerate(roles)}
        by_role = [(entry, lines[entry.annotation.role]) for entry in entries]
        return sorted(by_role, key=lambda pair: pair[1].index)
    colours: list[Colour | None] = [*Colour, None]
    named = {
        colour: Group(index, _("没有划线") if colour is None else colour_name(colour))
        for index, colour in enumerate(colours)
    }
    by_colour = [(entry, named[entry.annotation.colour]) for entry in entries]
    return sorted(by_colour, key=lambda pair: pair[1].index)


def order_name(order: Order) -> str:
    """What an order is called in the menu."""
    return {
        Order.PLACE: _("按原文顺序"),
        Order.NEWEST: _("最近修改的在前"),
        Order.ROLE: _("按意见类型"),
        Order.COLOUR: _("按颜色"),
    }[order]


def filter_entries(entries: Sequence[Entry], wanted: Wanted) -> list[Entry]:
    """The entries that are wanted, in the same order."""
    if wanted.is_all:
        return list(entries)
    folded = fold_words(wanted.text.strip())
    return [entry for entry in entries if wanted.holds(entry, folded)]


def _rank(group: int) -> int:
    return {REPORT_GROUP: 0, LOST_GROUP: 2}.get(group, 1)
