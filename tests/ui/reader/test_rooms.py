from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable

from ui.reader.rooms import Rooms

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def document() -> QTextDocument:
    """Twelve paragraphs, each with a table of 240 cells behind it."""
    made = QTextDocument()
    cursor = QTextCursor(made)
    for number in range(12):
        cursor.insertText(f"第{number}段\n\n")
        cursor.insertTable(20, 12)
        cursor.movePosition(QTextCursor.MoveOperation.End)
    return made


def _tables(document: QTextDocument) -> list[QTextTable]:
    return [one for one in document.rootFrame().childFrames() if isinstance(one, QTextTable)]


def _below(document: QTextDocument) -> list[float]:
    return [table.format().bottomMargin() for table in _tables(document)]


def test_tables_get_their_rooms_a_few_at_a_time_the_nearest_first(document: QTextDocument) -> None:
    rooms = Rooms()
    rooms.reset(document)
    hosts = [rooms.host(table.firstPosition() + 40) for table in _tables(document)]
    heights = dict.fromkeys(hosts, 30)
    before = _below(document)

    assert rooms.make(heights, hosts[6]) == (True, True)
    first = [at for at, room in enumerate(_below(document)) if room != before[at]]
    assert 6 in first
    assert len(first) < 6

    rounds = 1
    while rooms.make(heights, hosts[6])[1]:
        rounds += 1
    assert 2 < rounds < len(hosts)
    assert _below(document) == [margin + 30 for margin in before]
    assert rooms.make(heights, hosts[6]) == (False, False)


def test_one_table_larger_than_all_that_is_done_at_once_gets_its_room() -> None:
    document = QTextDocument()
    QTextCursor(document).insertTable(200, 12)
    rooms = Rooms()
    rooms.reset(document)
    host = rooms.host(_tables(document)[0].firstPosition())
    before = _below(document)
    assert rooms.make({host: 24}) == (True, False)
    assert _below(document) == [before[0] + 24]
    assert rooms.make({host: 24}) == (False, False)


def test_paragraphs_get_theirs_at_once(document: QTextDocument) -> None:
    rooms = Rooms()
    rooms.reset(document)
    paragraphs = [1, document.lastBlock().position()]
    assert rooms.make(dict.fromkeys(paragraphs, 12)) == (True, False)
    assert document.lastBlock().blockFormat().bottomMargin() == 12
