"""Every sentence of the program has its English twin, compiled and with the same fields."""

from __future__ import annotations

import pytest

from devtools import translations


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_the_catalogue_is_complete_and_fresh(language: str) -> None:
    assert translations.problems(language) == []


def test_the_program_has_texts() -> None:
    assert len(translations.texts(translations.extract())) > 50


def test_fields_are_found_in_both_styles() -> None:
    assert translations.placeholders("{name}: %s, %(count)d, 5%") == {"{name}", "%s", "%(count)d"}
