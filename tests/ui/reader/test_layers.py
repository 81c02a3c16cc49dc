from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.reader.layers import Span, Spans

COLOURS = ("yellow", "green", "blue", "pink", "violet")


@st.composite
def spans(draw: st.DrawFn) -> list[Span]:
    found = []
    for number in range(draw(st.integers(0, 12))):
        start = draw(st.integers(0, 60))
        length = draw(st.integers(1, 30))
        found.append(Span(start, start + length, str(number), COLOURS[number % 5], "fill"))
    return found


@given(spans(), st.integers(0, 90), st.integers(1, 30))
def test_between_finds_exactly_the_spans_that_share_a_position(
    given_spans: list[Span], start: int, length: int
) -> None:
    held = Spans()
    held.replace(given_spans)
    end = start + length
    expected = sorted(s for s in given_spans if s.start < end and s.end > start)
    assert held.between(start, end) == expected


@given(spans(), st.data())
def test_putting_and_dropping_one_by_one_equals_replacing_all(
    given_spans: list[Span], data: st.DataObject
) -> None:
    held = Spans()
    for span in given_spans:
        held.put(Span(0, 1, span.identity, "yellow", "fill"))
        held.put(span)
    gone = data.draw(st.sets(st.sampled_from([s.identity for s in given_spans] or [""])))
    for identity in gone:
        held.drop(identity)
    left = [span for span in given_spans if span.identity not in gone]
    assert list(held) == sorted(left)
    assert all(held.get(span.identity) == span for span in left)
    assert all(held.get(identity) is None for identity in gone)


@given(spans(), spans(), st.integers(1, 5))
def test_adding_slice_by_slice_equals_replacing_all(
    first: list[Span], second: list[Span], size: int
) -> None:
    held = Spans()
    held.replace(first)
    for start in range(0, len(second), size):
        held.add(second[start : start + size])
    expected = {span.identity: span for span in [*first, *second]}
    assert list(held) == sorted(expected.values())
    assert held.between(0, 100) == sorted(expected.values())


def test_of_two_nested_spans_the_inner_one_is_at_a_position() -> None:
    held = Spans()
    held.replace([Span(0, 50, "outer", "blue", "fill"), Span(10, 20, "inner", "pink", "fill")])
    found = [held.at(place) for place in (5, 10, 19, 20, 50)]
    assert [span.identity if span else "" for span in found] == [
        "outer", "inner", "inner", "outer", "",
    ]  # fmt: skip
