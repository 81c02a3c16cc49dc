"""What a reader or the parser has to tell a person, as a code with fields.

A report is stored once and shown in the language of the day: the words are made where they are
shown (`core.notices`). A code is kept in libraries for years, so none may ever be renamed or taken
away; one that is no longer given stays here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NoticeCode(StrEnum):
    """What is told; the value is what a library keeps."""

    # of a file as read
    BYTES_LOST = "bytes_lost"
    CHARACTERS_UNREADABLE = "characters_unreadable"
    PAGES_WITHOUT_TEXT = "pages_without_text"
    PAGES_DAMAGED = "pages_damaged"
    READ_FROM_PICTURE = "read_from_picture"
    REVISIONS_ACCEPTED = "revisions_accepted"
    OFFICE_MISSING = "office_missing"
    COLUMN_READ = "column_read"
    # of a report as understood
    NOT_A_REPORT = "not_a_report"
    NO_HEADINGS = "no_headings"
    NO_GLOSSARY = "no_glossary"
    MARKS_WITHOUT_ENTRY = "marks_without_entry"
    ENTRIES_WITHOUT_MARK = "entries_without_mark"
    TERMS_NOT_FOUND = "terms_not_found"
    CELLS_PLACED = "cells_placed"
    # of a place in the text that is doubted
    DATE_WITHOUT_MONTH = "date_without_month"
    DATE_NOT_FILLED_IN = "date_not_filled_in"
    YEAR_RUN_INTO_MONTH = "year_run_into_month"
    YEAR_WITHOUT_SIGN = "year_without_sign"
    YEAR_WITHOUT_SIGN_OR_VERB = "year_without_sign_or_verb"
    YEAR_TOO_LONG = "year_too_long"
    NO_SUCH_DATE = "no_such_date"
    NO_SUCH_MONTH = "no_such_month"
    ORDINAL_LOST = "ordinal_lost"
    RANK_LOST = "rank_lost"
    CLASS_LOST = "class_lost"
    NUMBER_LOST = "number_lost"
    GROWTH_LOST = "growth_lost"
    PERCENT_SIGN_TWICE = "percent_sign_twice"
    PERCENT_SIGN_LOST = "percent_sign_lost"
    PUNCTUATION_LOST = "punctuation_lost"
    PUNCTUATION_TWICE = "punctuation_twice"
    COMMA_LOST_BETWEEN_NUMBERS = "comma_lost_between_numbers"
    OPENING_SIGN_LOST = "opening_sign_lost"
    CLOSING_SIGN_LOST = "closing_sign_lost"
    WORDS_TWICE = "words_twice"
    HOUSEHOLDS_RUN_INTO_PEOPLE = "households_run_into_people"
    MEASURE_WORD_LOST = "measure_word_lost"
    UNIT_LOST = "unit_lost"
    SHARE_OVER_WHOLE = "share_over_whole"
    DECIMAL_SIGN_WRONG = "decimal_sign_wrong"
    LETTER_IN_NUMBER = "letter_in_number"
    MARK_RUN_INTO_NUMBER = "mark_run_into_number"


FIELDS: dict[NoticeCode, tuple[str, ...]] = {
    NoticeCode.BYTES_LOST: ("count",),
    NoticeCode.CHARACTERS_UNREADABLE: ("count",),
    NoticeCode.PAGES_WITHOUT_TEXT: ("pages",),
    NoticeCode.PAGES_DAMAGED: ("pages",),
    NoticeCode.COLUMN_READ: ("name",),
    NoticeCode.MARKS_WITHOUT_ENTRY: ("numbers",),
    NoticeCode.ENTRIES_WITHOUT_MARK: ("numbers",),
    NoticeCode.TERMS_NOT_FOUND: ("terms",),
    NoticeCode.CELLS_PLACED: ("count",),
    NoticeCode.MARK_RUN_INTO_NUMBER: ("printed", "number"),
}
"""The names of the fields of each code that has any."""

FieldValue = str | int | tuple[str, ...]
"""Words of the file or a number; several of them where a list is told."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing told: its code, and its fields by the names in `FIELDS`, in that order."""

    code: NoticeCode
    fields: tuple[tuple[str, FieldValue], ...] = ()


NoticeOrWords = Notice | str
"""A notice; or words that a library kept before notices were codes, in the language of then."""


def notice(code: NoticeCode, **fields: FieldValue) -> Notice:
    """A notice with its fields.

    Raises:
        TypeError: they are not the fields of this code.
    """
    names = FIELDS.get(code, ())
    if fields.keys() != set(names):
        raise TypeError(f"{code} has the fields {names}")
    return Notice(code, tuple((name, fields[name]) for name in names))
