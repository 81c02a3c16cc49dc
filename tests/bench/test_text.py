"""How long a report takes from bytes to text, and long texts to fold."""

from __future__ import annotations

from pytest_benchmark.fixture import BenchmarkFixture

from core.importing import read_bytes
from core.text.folding import fold

_SENTENCE = "全区生产总值完成２１８．６亿元，增长4.5%左右。"


def test_fold_200_000_characters(benchmark: BenchmarkFixture) -> None:
    text = _SENTENCE * 8_000
    folded = benchmark(fold, text)
    assert folded.text.startswith("全区生产总值完成218.6亿元")


def test_read_20_000_characters_of_text(benchmark: BenchmarkFixture) -> None:
    data = (_SENTENCE * 20 + "\n").encode() * 40
    source = benchmark(read_bytes, data, "a.txt")
    assert len(source.blocks) == 40
