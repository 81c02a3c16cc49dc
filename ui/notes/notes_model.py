"""The list of annotations with its section lines, as a model."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from core.i18n import _, clauses
from core.model.annotations import Annotation
from core.model.report import Report
from core.naming import role_name, state_remark
from ui.markdown.words import words_of
from ui.notes.entries import Entry, Group, Groups, entry_of, fold_words
from ui.notes.filtering import (
    Facets,
    Order,
    Wanted,
    arranged,
    facets_of,
    filter_entries,
    in_order,
)
from ui.notes.gathering import Gathering
from ui.panes.naming import colour_name, target_words

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The `Entry` of a row, or the `Group` of a section line."""


class NotesModel(QAbstractListModel):
    """All annotations of a report, and which of them are shown.

    Signals:
        filled(): thousands of annotations, set a moment ago, are all there now.
    """

    filled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups = Groups(None)
        self._all = Gathering(lambda annotation: entry_of(annotation, self._groups), self)
        self._all.done.connect(self._on_filled)
        self._ordered: list[Entry] = []
        self._rows: list[Entry | Group] = []
        self._row_of: dict[str, int] = {}
        self._wanted = Wanted()
        self._sorting = Order.PLACE
        self._facets: Facets | None = None

    @property
    def total(self) -> int:
        """How many annotations there are."""
        return self._all.total

    @property
    def is_filling(self) -> bool:
        """Whether annotations that were set are still on their way into the list."""
        return self._all.busy

    @property
    def shown(self) -> int:
        """How many of them are shown."""
        return len(self._row_of)

    @property
    def wanted(self) -> Wanted:
        """What the list is narrowed to."""
        return self._wanted

    def facets(self) -> Facets:
        """What the annotations can be narrowed by."""
        if self._facets is None:
            self._facets = facets_of(self._ordered)
        return self._facets

    def arrange(self, order: Order) -> None:
        """Show them in another order."""
        if order is not self._sorting:
            self._sorting = order
            self._show()

    def set_report(self, report: Report | None) -> None:
        """Take the sections of `report`; the annotations are set anew after it."""
        self._groups = Groups(report)
        self._wanted = Wanted()
        self.set_annotations([])

    def set_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Show `annotations`; deleted ones are left out.

        A few hundred are shown when this returns; of thousands `filled` tells.
        """
        self._all.begin(a for a in annotations if not a.deleted)
        if not self._all.busy:
            self._order()

    def settle(self) -> None:
        """Show at once what is still on its way."""
        if self._all.busy:
            self._all.settle()
            self._on_filled()

    def apply(self, annotation_id: str, annotation: Annotation | None) -> None:
        """Take one changed, new or (None) deleted annotation."""
        if annotation is None or annotation.deleted:
            if self._all.drop(annotation_id):
                self._order()
            return
        old = self._all.entries.get(annotation_id)
        new = self._all.put(annotation)
        if new is None:
            return
        row = self._row_of.get(annotation_id)
        stays = old is not None and (old.start, old.end, old.group) == (
            new.start,
            new.end,
            new.group,
        )
        stays = stays and self._sorting is Order.PLACE
        if row is not None and stays and self._wanted.holds(new, fold_words(self._wanted.text)):
            self._rows[row] = new
            self._facets = None
            place = next(n for n, entry in enumerate(self._ordered) if entry is old)
            self._ordered[place] = new
            index = self.index(row, 0)
            self.dataChanged.emit(index, index)
        else:
            self._order()

    def want(self, wanted: Wanted) -> None:
        """Narrow the list."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._show()

    def _on_filled(self) -> None:
        self._order()
        self.filled.emit()

    def _order(self) -> None:
        self._facets = None
        self._ordered = in_order(self._all.entries.values())
        self._show()

    def _show(self) -> None:
        self.beginResetModel()
        self._rows, self._row_of = [], {}
        group: Group | None = None
        shown = filter_entries(self._ordered, self._wanted)
        for entry, line in arranged(shown, self._sorting):
            if line is not group and line != group:
                group = line
                if line.title:
                    self._rows.append(line)
            self._row_of[entry.annotation.id] = len(self._rows)
            self._rows.append(entry)
        self.endResetModel()

    def row_of(self, annotation_id: str) -> int:
        """The row of an annotation, -1 where it is not shown."""
        return self._row_of.get(annotation_id, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Annotations and section lines."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Section lines are passed over; annotations can be chosen and edited."""
        if not index.isValid() or isinstance(self._rows[index.row()], Group):
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row under `ROW`; its note for an editor; a sentence for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if isinstance(row, Group):
            return row.title if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.EditRole:
            return row.annotation.note
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n\n".join(part for part in (row.quote, row.annotation.note) if part)
        return None


def spoken(entry: Entry) -> str:
    """An annotation as one line."""
    annotation = entry.annotation
    return clauses(
        [
            colour_name(annotation.colour) if annotation.colour is not None else "",
            _("“{quote}”").format(quote=entry.quote) if entry.quote else "",
            words_of(annotation.note),
            role_name(annotation.role) if annotation.role is not None else "",
            *(f"#{tag}" for tag in annotation.tags),
            target_words(annotation),
            state_remark(annotation),
            annotation.author,
        ]
    )
