from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument

from ui.markdown.document import Link, NoteDocument, prepared, written_target
from ui.widgets.theme import THEMES

pytestmark = pytest.mark.usefixtures("qapp")
LIGHT = THEMES["light"]


def picture(document: NoteDocument) -> QImage:
    image = QImage(300, max(20, document.height()), QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.panel))
    painter = QPainter(image)
    document.paint(painter, QPointF(0, 0), LIGHT, QRectF(image.rect()))
    painter.end()
    return image


def test_a_line_ends_where_the_delegate_ended_it() -> None:
    assert NoteDocument("第一行\n第二行", LIGHT, 300).toPlainText().split("\n") == [
        "第一行",
        "第二行",
    ]
    assert "```\n一\n二\n```" in prepared("```\n一\n二\n```").replace("```  ", "```")


def test_no_image_is_ever_loaded(tmp_path: Path) -> None:
    painted = QImage(40, 40, QImage.Format.Format_RGB32)
    painted.fill(QColor("#FF0000"))
    file = tmp_path / "red.png"
    assert painted.save(str(file))
    note = f"![图一]({file.as_uri()}) <img src='{file}'> ![][r]\n\n[r]: {file.as_uri()}"

    document = NoteDocument(note, LIGHT, 300)

    assert "〔图：图一〕" in document.toPlainText()
    assert "<img src=" in document.toPlainText()
    shown = picture(document)
    colours = {shown.pixelColor(x, y).name() for x in range(300) for y in range(shown.height())}
    assert "#ff0000" not in colours
    kind = QTextDocument.ResourceType.ImageResource.value
    assert document.loadResource(kind, file.as_uri()) is None


def test_links_are_listed_and_found_under_the_pointer() -> None:
    document = NoteDocument("[一(三)1](#a) 然后 [**稀金**谷](#b)", LIGHT, 300)

    assert document.links() == [Link("一(三)1", "#a"), Link("稀金谷", "#b")]
    assert document.link_at(QPoint(4, 8)) == "#a"
    assert document.link_at(QPoint(290, 8)) == ""


def test_a_heading_is_no_larger_than_the_words() -> None:
    assert (
        NoteDocument("# 标题", LIGHT, 300).height() <= NoteDocument("标题", LIGHT, 300).height() + 4
    )


@pytest.mark.parametrize(
    "evil", [">" * 3000, "- " * 1500 + "x", "1. " * 900, "[" * 900, "a\n" * 9000]
)
def test_what_is_made_to_hurt_is_shown_as_plain_words(evil: str) -> None:
    document = NoteDocument(evil, LIGHT, 300)

    assert document.toPlainText().startswith(evil[0])


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_every_theme_paints_links_in_its_own_colour(theme: str) -> None:
    document = NoteDocument("[一](#a)", THEMES[theme], 300)

    form = document.begin().begin().fragment().charFormat()
    assert form.foreground().color().name().upper() == THEMES[theme].link


@pytest.mark.parametrize(
    ("note", "words", "written"),
    [
        ("看 [[稀金谷]]", "稀金谷", "[[稀金谷]]"),
        ("[[三(二)4|那一段]]", "那一段", "[[三(二)4]]"),
        ("[[名词:稀金谷]]", "稀金谷", "[[稀金谷]]"),
        ("[昨天](shenyue:note/0123abcd)", "昨天", "[0123abcd](shenyue:note/0123abcd)"),
        ("[[a*b_c]]", "a*b_c", "[[a*b_c]]"),
    ],
)
def test_links_in_brackets_lead_to_what_they_name(note: str, words: str, written: str) -> None:
    [link] = NoteDocument(note, LIGHT, 300).links()

    assert link.words == words
    assert written_target(link.target) == written


def test_a_link_of_an_unknown_kind_leads_nowhere() -> None:
    assert written_target("shenyue:script/x") == ""
    assert NoteDocument("`[[稀金谷]]`", LIGHT, 300).links() == []
