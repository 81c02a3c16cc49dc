"""Decisions as rows: what the user said about what the program found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from core.model.decisions import Choice, Decision, DecisionKind
from core.store.errors import believed

if TYPE_CHECKING:
    from core.store.connection import Connection

_COLUMNS = ("report", "kind", "key", "choice", "note", "author", "modified")
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM decision"


class DecisionRows:
    """Reads and writes decisions; writing methods run inside `Connection.writing`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_kind(self, kind: DecisionKind, report: str | None = None) -> dict[str, Decision]:
        """The decisions of one kind by their keys, of one report or of all."""
        rows = self._connection.rows(
            f"{_SELECT} WHERE kind = ? AND (? IS NULL OR report = ?)", (str(kind), report, report)
        )
        with believed(self._connection.path):
            return {row[2]: _decision(row) for row in rows}

    def get(self, report: str, kind: DecisionKind, key: str) -> Decision | None:
        """One decision, None where nothing was decided."""
        row = self._connection.row(
            f"{_SELECT} WHERE report = ? AND kind = ? AND key = ?", (report, str(kind), key)
        )
        with believed(self._connection.path):
            return None if row is None else _decision(row)

    def set(self, report: str, kind: DecisionKind, key: str, decision: Decision | None) -> None:
        """Keep a decision instead of a former one; None takes it away."""
        if decision is None:
            self._connection.db.execute(
                "DELETE FROM decision WHERE report = ? AND kind = ? AND key = ?",
                (report, str(kind), key),
            )
            return
        row = {name: str(getattr(decision, name)) for name in _COLUMNS}
        self._connection.db.table("decision").upsert(row, pk=("report", "kind", "key"))


def decision_of(values: Mapping[str, Any]) -> Decision:
    """A decision from a row that may be damaged.

    Raises:
        KeyError, ValueError, TypeError: a value cannot be right.
    """
    if not all(isinstance(values[name], str) for name in _COLUMNS):
        raise TypeError("decision")
    return _decision(tuple(values[name] for name in _COLUMNS))


def _decision(row: tuple[Any, ...]) -> Decision:
    report, kind, key, choice, note, author, modified = row
    return Decision(report, DecisionKind(kind), key, Choice(choice), note, author, modified)
