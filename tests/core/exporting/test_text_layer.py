"""Maps from shapes to characters, as Qt writes them."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.exporting.text_layer import with_plain_characters

BEFORE = b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
BEHIND = b"endbfrange\nendcmap\nend\nend\n"


def a_pdf(ranges: str) -> bytes:
    """A file with one map, in the form in which Qt writes it."""
    stream = BEFORE + f"1 beginbfrange\n{ranges}\n".encode() + BEHIND
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + table
    return out + b"trailer\n<<\n/Size 5\n/Root 1 0 R\n>>\nstartxref\n%d\n%%%%EOF\n" % start


def newest_map(pdf: bytes) -> str:
    """The map that a reader finds: by the last table of the file."""
    start = int(re.findall(rb"startxref\n(\d+)", pdf)[-1])
    place = re.match(rb"xref\n3 1\n(\d{10}) 00000 n \n", pdf[start:])
    assert place is not None
    assert pdf[int(place[1]) :].startswith(b"3 0 obj\n<< /Length ")
    length = int(re.search(rb"/Length (\d+)", pdf[int(place[1]) :])[1])  # type: ignore[index]
    begin = pdf.index(b"stream\n", int(place[1])) + len(b"stream\n")
    assert pdf[begin + length :].startswith(b"\nendstream")
    found = re.search(rb"beginbfrange\n(.*)\nendbfrange", pdf[begin : begin + length], re.DOTALL)
    assert found is not None
    return found[1].decode()


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ("<0001> <0002> [<2F2F> <4E1A> ]", "<0001> <0002> [<5DE5> <4E1A>]"),
        # Two radicals beside each other are told by the first: 女子.
        ("<0007> <0008> <2F25>", "<0007> <0008> [<5973> <5B50>]"),
        ("<0001> <0001> <0009>", "<0001> <0001> [<0020>]"),
        # A character beyond the first 65,536 has two parts.
        ("<0001> <0001> <2E8F>", "<0001> <0001> [<5C23>]"),
        ("<0001> <0001> <2E87>", "<0001> <0001> [<D841DE28>]"),
    ],
)
def test_a_radical_is_told_as_its_character(ranges: str, expected: str) -> None:
    mended = with_plain_characters(a_pdf(ranges))
    assert newest_map(mended) == expected
    assert mended.startswith(a_pdf(ranges))
    assert len(pypdfium2.PdfDocument(mended)) == 1


@pytest.mark.parametrize(
    "ranges",
    [
        "<0001> <0002> [<5DE5> <4E1A> ]",
        # The numbers of shapes are no characters.
        "<2F2F> <2F30> [<0041> <0042> ]",
        "<0001> <0003> <4E00>",
        "<0001> <0001> [<D842DFB7> ]",
    ],
)
def test_all_else_stays_as_it_is(ranges: str) -> None:
    assert with_plain_characters(a_pdf(ranges)) == a_pdf(ranges)


@given(st.binary(max_size=400))
def test_a_file_of_another_form_is_left_alone(data: bytes) -> None:
    assert with_plain_characters(data) == data
    assert with_plain_characters(b"%PDF-1.4\n" + data) == b"%PDF-1.4\n" + data
