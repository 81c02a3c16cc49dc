from __future__ import annotations

from pathlib import Path

import pytest

from core.library import Library
from core.model.changes import Verb
from core.model.checks import CheckKind
from core.model.decisions import Choice, DecisionKind
from core.model.errors import UserError


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


def test_the_bundled_report_is_judged_checked_chained_and_its_promises_listed(
    library: Library,
) -> None:
    with library:
        entry = library.ensure_bundled()
        assert len(library.scoreboard(entry.id)) == 14
        kinds = {one.kind for one in library.findings(entry.id)}
        assert {CheckKind.GLOSSARY, CheckKind.DOUBT} <= kinds
        keys = [one.key for one in library.findings(entry.id)]
        assert all(keys)
        assert len(set(keys)) == len(keys)
        assert {chain.key for chain in library.chains(entry.id)} >= {"地区生产总值", "粮食产量"}
        assert library.chains("赣县区") == library.chains(entry.id)
        assert library.commitments(entry.id)
        assert library.later_passages(entry.id) == {}


def test_an_unknown_report_is_told(library: Library) -> None:
    with library:
        for verb in (library.scoreboard, library.findings, library.commitments):
            with pytest.raises(UserError):
                verb("r000")
        assert library.chains("无此地") == []


def test_a_dismissed_finding_stays_dismissed_and_undo_brings_it_back(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = library.ensure_bundled()
        found = library.findings(entry.id)
        change = library.decide(entry.id, DecisionKind.FINDING, found[0].key, Choice.DISMISSED)
        assert (change.verb, change.reports, change.ids) == (Verb.DECIDE, (entry.id,), ())
        again = library.decide(entry.id, DecisionKind.FINDING, found[0].key, Choice.DISMISSED)
        assert again.id == 0, "nothing was written"
    with Library(tmp_path) as library:
        assert library.findings(entry.id) == found[1:]
        shown = library.findings(entry.id, with_dismissed=True)
        assert [one.dismissed for one in shown] == [True] + [False] * (len(found) - 1)
        undone = library.undo()
        assert undone is not None
        assert (undone.verb, undone.undone) == (Verb.DECIDE, True)
        assert library.findings(entry.id) == found
        assert library.redo() is not None
    with Library(tmp_path) as library:
        assert library.findings(entry.id) == found[1:]
        library.decide(entry.id, DecisionKind.FINDING, found[0].key, None)
        assert library.findings(entry.id) == found
        assert library.verify() == []


def test_a_commitment_is_kept_tracked_or_dropped_with_a_note(library: Library) -> None:
    with library:
        entry = library.ensure_bundled()
        key = library.commitments(entry.id)[0].key
        library.decide(entry.id, DecisionKind.COMMITMENT, key, Choice.KEPT)
        library.decide(entry.id, DecisionKind.COMMITMENT, key, Choice.TRACKED, "六月去看")
        first = library.commitments(entry.id)[0]
        assert (first.choice, first.note) == (Choice.TRACKED, "六月去看")
        library.undo()
        first = library.commitments(entry.id)[0]
        assert (first.choice, first.note) == (Choice.KEPT, "")


def test_a_match_can_be_split(library: Library) -> None:
    with library:
        entry = library.ensure_bundled()
        match = library.chains(entry.id)[0].matches[0]
        library.decide(match.report, DecisionKind.MATCH, match.key, Choice.SPLIT)
        assert library.chains(entry.id)[0].matches[0].choice is Choice.SPLIT


def test_a_choice_of_another_kind_is_refused(library: Library) -> None:
    with library:
        entry = library.ensure_bundled()
        with pytest.raises(UserError):
            library.decide(entry.id, DecisionKind.FINDING, "k", Choice.TRACKED)
        assert library.undo() is None
