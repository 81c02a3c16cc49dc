"""What makes a quote the only one of its kind, and what that tells in another version."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.anchoring import describe, place
from core.anchoring.alone import NEVER, REACH, Alone, alone, only_one
from core.model.annotations import AnchorState
from tests.support.reports import make_report


def test_so_many_characters_make_it_the_only_one() -> None:
    text = "甲收入增长，乙收入增长。丙收入下降。"
    assert alone(text, 1, 3) == Alone(1, 3, 1)
    assert alone(text, 0, 1) == Alone(0, 0, 0)
    twice = "前" * 80 + "收入" + "后" * 80
    assert alone(twice + twice, 80, 82) == Alone(NEVER, NEVER, NEVER)


words = st.text(alphabet="收入增长，。", min_size=1, max_size=60)


@given(words, st.data())
def test_exactly_so_many_and_no_fewer(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    known = alone(text, start, end)

    def count(before: int, behind: int) -> int:
        """How many places have the quote with so much around it."""
        first, last = text[max(0, start - before) : start], text[end : end + behind]
        quote = text[start:end]
        places = [at for at in range(len(text)) if text.startswith(quote, at)]
        return sum(
            text[:at].endswith(first) and text.startswith(last, at + len(quote)) for at in places
        )

    for needed, sides in ((known.before, (1, 0)), (known.behind, (0, 1)), (known.around, (1, 1))):
        assert 0 <= needed <= REACH
        if needed:
            assert count(*((needed - 1) * side for side in sides)) > 1
        # At the end of the text there is no farther character to tell by.
        if start >= needed * sides[0] and len(text) - end >= needed * sides[1]:
            assert count(*(needed * side for side in sides)) == 1


def test_one_place_is_told_apart_and_two_are_not() -> None:
    known = Alone(2, 9, 9)
    text = "甲乙丙丁戊己收入，甲乙丙丁戊子收入"
    places = [6, 15]
    assert only_one(known, "甲乙丙丁戊己", "", text, places, 2) == 6
    assert only_one(known, "甲乙丙丁戊丑", "", text, places, 2) is None
    assert only_one(Alone(0, 0, 0), "", "", text, places, 2) is None
    both = "甲乙丙丁戊己收入，甲乙丙丁戊己收入"
    assert only_one(known, "甲乙丙丁戊己", "", both, places, 2) is None


SAME = "全面推进收入增长，完成年度任务"


def test_a_commonplace_keeps_its_place_though_its_neighbours_changed() -> None:
    lines = [f"第{n}项工作由有关部门负责落实，{SAME}。" for n in "一二三四五六七"]
    old = make_report("一、甲\n" + "\n".join(lines))
    start = old.text.index(SAME, old.text.index("第四项"))
    anchor = describe(old, "v1", start, start + 4)
    for was, now in (("第四项工作由", "第四项任务由"), ("，完成年度任务。", "，完成。")):
        edited = [*lines[:3], lines[3].replace(was, now), *lines[4:]]
        assert edited != lines
        new = make_report("一、甲\n" + "\n".join(edited))
        found = place(anchor, new, "v2")
        right = new.text.index("全面推进收入增长", new.text.index("第四项"))
        assert (found.state, found.start) == (AnchorState.MOVED, right)


def test_the_heir_of_a_place_that_is_gone_is_not_sure() -> None:
    lines = ["全市一般公共预算收入和支出情况较好。", "全州一般公共预算收入和支出情况较好。"]
    old = make_report("一、甲\n" + "\n".join(lines))
    start = old.text.index("一般公共预算收入和支出情况")
    anchor = describe(old, "v1", start, start + 13)
    new = make_report("一、甲\n这里已经改写。\n" + lines[1])
    assert place(anchor, new, "v2").state is not AnchorState.MOVED
