"""Input made to take long is read in about the time of any other text of its size."""

from __future__ import annotations

import time

import pytest

from core.parsing.furniture.dropping import Discarded
from core.parsing.lines.shapes import Line
from core.parsing.notes_below import lift_notes

GLOSSARY = "\n名词解释\n1.六稳：稳就业。\n2.六保：保民生。\n"
FRONT = "政府工作报告\n各位代表：\n一、工作回顾\n"


@pytest.mark.parametrize(
    "text",
    [
        FRONT + "（推进。" * 20_000,
        FRONT + "一、" * 20_000,
        FRONT + "做好“六稳”1工作，" * 5_000 + GLOSSARY,
        FRONT + "做好“六稳”工作，" * 5_000 + GLOSSARY,
        FRONT + "[1]\n" * 6_000 + GLOSSARY,
        FRONT + "目录\n" * 3_000,
        FRONT + "会议决定，批准报告。关于" * 5_000,
        FRONT + "推进产业发展取得成效\n" * 5_000,
        "各位代表：\n" * 2_000,
        "政府工作报告\n——2025年1月9日在大会上\n" * 3_000,
        "— 1 —\n" * 20_000,
        "　" * 60_000,
        FRONT + "1" * 200_000,
        FRONT + "1.1" * 60_000,
        FRONT + "1," * 60_000 + GLOSSARY,
        FRONT + "增长5.5%，" * 10_000,
        FRONT + "甲\t1\t2\t3\n" * 4_000,
        FRONT + "（一）抓好工作\n（二）抓好改革\n" * 2_500,
        FRONT + "做好①工作" * 12_000 + GLOSSARY,
        FRONT + "工作(1)" * 12_000 + GLOSSARY,
        FRONT + "名词解释\n" + "1.六稳：稳就业。\n" * 10_000,
        "一、综合..........1\n" * 5_000,
    ],
    ids=lambda text: text[-12:].strip(),
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_time(make_report, text: str, wrapped: bool) -> None:
    started = time.process_time()
    report = make_report(text, wrapped=wrapped)
    assert time.process_time() - started < 30
    assert len(report.text) <= len(text) + 1


class Counted(list[Line]):
    """Lines that know how many of them were copied out."""

    copied = 0

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        found = super().__getitem__(place)
        if isinstance(place, slice):
            self.copied += len(found)
        return found


def test_many_short_lines_are_not_copied_for_each_of_them() -> None:
    lines = Counted(Line(at, f"{at % 90}.经济") for at in range(2_000))
    kept, notes = lift_notes(lines, Discarded())
    assert len(kept) + len(notes) == len(lines)
    assert lines.copied < 30 * len(lines)
