"""Undo and redo over all kinds of change, after a restart, and the log of revisions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from core.library import Library
from core.model.annotations import AnchorState, Annotation, Colour, Target, TargetKind
from core.model.changes import Verb
from tests.support.libraries import add, made, note_on
from tests.support.reports import SAMPLE


def state(library: Library) -> Any:
    return (
        {(entry.id, entry.version) for entry in library.reports()},
        set(library.annotations()),
    )


def test_every_kind_of_change_is_undone_and_redone_also_after_a_restart(tmp_path: Path) -> None:
    states = []
    with Library(tmp_path) as library:
        states.append(state(library))
        entry = add(library)
        states.append(state(library))
        note = note_on(library, entry, "打财断血", tags=["一", "二"])
        states.append(state(library))
        library.edit(note.id, note="新", tags=["三"])
        states.append(state(library))
        other = made(library.annotate(entry.id, Target(TargetKind.REPORT), note="总评"))
        states.append(state(library))
        library.delete([note.id, other.id])
        states.append(state(library))
        add(library, SAMPLE.replace("科技创新能力不足", "科技创新能力仍显不足"))
        states.append(state(library))
        library.remove(entry.id)
        states.append(state(library))
    verbs = []
    for expected in reversed(states[:-1]):
        with Library(tmp_path) as library:
            change = library.undo()
            assert change is not None
            assert change.undone
            verbs.append(change.verb)
            assert state(library) == expected
    assert verbs == [
        Verb.REMOVE,
        Verb.IMPORT,
        Verb.DELETE,
        Verb.ANNOTATE,
        Verb.EDIT,
        Verb.ANNOTATE,
        Verb.IMPORT,
    ]
    with Library(tmp_path) as library:
        assert library.undo() is None
    for expected in states[1:]:
        with Library(tmp_path) as library:
            change = library.redo()
            assert change is not None
            assert not change.undone
            assert state(library) == expected
    with Library(tmp_path) as library:
        assert library.redo() is None
        assert library.verify() == []


def test_a_new_change_ends_redo_but_stays_in_the_log(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = add(library)
        note = note_on(library, entry, "打财断血", note="一")
        library.edit(note.id, note="二")
        library.undo()
        library.edit(note.id, note="三")
        assert library.redo() is None
        revisions = [change.after[0].note for change in library.history(note.id) if change.after[0]]
        assert revisions == ["一", "二", "一", "三"]
        undone = library.undo()
        assert undone is not None
        assert [one.note for one in undone.after if one] == ["一"]
        redone = library.redo()
        assert redone is not None
        assert [one.note for one in redone.after if one] == ["三"]


def test_an_undone_note_is_in_the_bin_not_gone(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        note = note_on(library, add(library), "打财断血", note="在")
        change = library.undo()
        assert change is not None
        assert change.before == (note,)
        [gone] = change.after
        assert gone is not None
        assert gone.deleted
        assert [one.id for one in library.annotations(with_deleted=True)] == [note.id]


def test_the_bundled_report_cannot_be_undone_away(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        entry = library.ensure_bundled()
        assert library.undo() is None
        library.remove(entry.id)
        assert library.ensure_bundled().id == entry.id
        assert library.reports() == [], "the user removed it"


def test_the_modification_time_never_runs_backwards(tmp_path: Path, monkeypatch: Any) -> None:
    with Library(tmp_path) as library:
        note = note_on(library, add(library), "打财断血")
        monkeypatch.setattr("core.library.writing.now", lambda: "1999-01-01T00:00:00.000000Z")
        assert made(library.edit(note.id, note="后来")).modified == note.modified


def test_two_processes_see_each_others_changes(tmp_path: Path) -> None:
    with Library(tmp_path) as window, Library(tmp_path) as command_line:
        entry = add(window)
        seen, data = window.last_change(), window.data_version()
        assert window.changes_since(seen) == []
        assert window.data_version() == data
        note = note_on(command_line, entry, "打财断血", note="外面来的")
        assert window.data_version() != data
        [change] = window.changes_since(seen)
        assert change.after == (note,)
        assert window.annotations(entry.id) == [note]
        undone = window.undo()
        assert undone is not None
        assert undone.ids == (note.id,)
        assert command_line.annotations(entry.id) == []


EDITIONS = (
    SAMPLE,
    SAMPLE.replace("科技创新能力不足，企业用工", "科技创新的能力仍显不足，企业的用工"),
    SAMPLE.replace("同比增长5.5%", "比上年增长5.6%").replace("共克时艰", "奋力拼搏"),
)


class History(RuleBasedStateMachine):
    """Any order of changes, undos and redos against a plain list of states."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.library = Library(Path(self.folder.name))

    @initialize()
    def begin(self) -> None:
        self.entry = add(self.library)
        self.done = [state(self.library)]
        self.undone: list[Any] = []

    def notes(self) -> list[Annotation]:
        return self.library.annotations(self.entry.id)

    def sure(self) -> list[Annotation]:
        """The notes whose words are surely there."""
        states = (AnchorState.EXACT, AnchorState.MOVED)
        return [one for one in self.notes() if one.placement and one.placement.state in states]

    def changed(self) -> None:
        self.done.append(state(self.library))
        self.undone.clear()

    @rule(start=st.integers(0, 200), length=st.integers(2, 30), note=st.text("甲乙", max_size=3))
    def annotate(self, start: int, length: int, note: str) -> None:
        target = Target(TargetKind.TEXT)
        self.library.annotate(self.entry.id, target, start=start, end=start + length, note=note)
        self.changed()

    @precondition(lambda self: self.notes())
    @rule(
        data=st.data(), colour=st.sampled_from(Colour), tags=st.lists(st.text("丙丁", min_size=1))
    )
    def edit(self, data: st.DataObject, colour: Colour, tags: list[str]) -> None:
        note = data.draw(st.sampled_from(self.notes()))
        if self.library.edit(note.id, colour=colour, tags=tags).id:
            self.changed()

    @precondition(lambda self: self.notes())
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        ids = [note.id for note in self.notes()]
        self.library.delete(data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True)))
        self.changed()

    @precondition(lambda self: self.notes())
    @rule(data=st.data(), start=st.integers(0, 200), length=st.integers(2, 30))
    def stretch(self, data: st.DataObject, start: int, length: int) -> None:
        note = data.draw(st.sampled_from(self.notes()))
        if self.library.change_range(note.id, start, start + length).id:
            self.changed()

    @precondition(lambda self: len(self.sure()) > 1)
    @rule(data=st.data())
    def join(self, data: st.DataObject) -> None:
        ids = st.sampled_from([note.id for note in self.sure()])
        self.library.merge_highlights(data.draw(st.lists(ids, min_size=2, unique=True)))
        self.changed()

    @precondition(lambda self: self.sure())
    @rule(data=st.data())
    def split(self, data: st.DataObject) -> None:
        note = data.draw(st.sampled_from(self.sure()))
        assert note.placement is not None
        at = (note.placement.start + note.placement.end) // 2
        text = self.library.report(self.entry.id).text
        if text[note.placement.start : at].strip() and text[at : note.placement.end].strip():
            self.library.split_highlight(note.id, at)
            self.changed()

    @rule(edition=st.sampled_from(EDITIONS))
    def correct(self, edition: str) -> None:
        before = state(self.library)
        assert add(self.library, edition).id == self.entry.id
        if state(self.library) != before:
            self.changed()

    @precondition(lambda self: self.library.review(self.entry.id))
    @rule(data=st.data(), kept=st.booleans())
    def review(self, data: st.DataObject, kept: bool) -> None:
        item = data.draw(st.sampled_from(self.library.review(self.entry.id)))
        if kept or item.start < 0:
            self.library.keep_as_orphan(item.annotation.id)
        else:
            self.library.accept(item.annotation.id)
        self.changed()
        assert item.annotation.id not in {
            one.annotation.id for one in self.library.review(self.entry.id)
        }

    @precondition(lambda self: self.notes())
    @rule(data=st.data())
    def revise(self, data: st.DataObject) -> None:
        note = data.draw(st.sampled_from(self.notes()))
        former = data.draw(st.sampled_from(self.library.revisions(note.id)))
        if self.library.restore_revision(note.id, former.change).id:
            self.changed()

    @precondition(lambda self: len(self.done) > 1)
    @rule()
    def undo(self) -> None:
        assert self.library.undo() is not None
        self.undone.append(self.done.pop())
        assert state(self.library) == self.done[-1]

    @rule()
    def redo(self) -> None:
        change = self.library.redo()
        assert (change is not None) == bool(self.undone)
        if self.undone:
            self.done.append(self.undone.pop())
        assert state(self.library) == self.done[-1]

    @rule()
    def restart(self) -> None:
        self.library.close()
        self.library = Library(Path(self.folder.name))
        assert state(self.library) == self.done[-1]

    def teardown(self) -> None:
        assert self.library.verify() == []
        self.library.close()
        self.folder.cleanup()


TestHistory = History.TestCase
TestHistory.settings = settings(
    max_examples=12,
    stateful_step_count=16,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
