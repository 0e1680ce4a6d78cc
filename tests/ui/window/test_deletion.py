"""An article that is deleted while it is on screen."""

import pytest

from reader.model.span import Span
from tests.ui.window.test_main_window import card_of, select, settle

PASTED = "A harbour in autumn\n\n“The quay is closed,” said Berit Aune, harbour master of Varnes. " + "It rained. " * 40


@pytest.fixture
def on_list(qtbot, sample):
    """The window on the list of articles, with the sample behind it."""

    def turn():
        with qtbot.waitSignal(sample.browse.filled):
            sample.browse.show_articles()
        sample.browse.articles.table.selectRow(0)
        return sample

    return turn


def delete(qtbot, window):
    with qtbot.waitSignal(window.browse.done):
        window.deletion.delete()
    settle(qtbot, window)


def test_a_deleted_article_leaves_the_screen_with_its_cards(qtbot, on_list):
    window = on_list()
    delete(qtbot, window)
    assert window.pages.currentWidget() is window.browse.articles
    assert window.desk.article is None
    assert window.pane.view.toPlainText() == ""
    assert window.sidebar.cards.list.sources.rows == ()
    assert window.windowTitle() == "Kilde"
    assert (window.status.found.text(), window.status.kept.text()) == ("", "")
    assert not window.actions_by_name["save"].isEnabled()
    window.step_back()  # the toast
    window.step_back()
    assert window.pages.currentWidget() is window.browse.articles
    window.turning.show_article()
    window.actions_by_name["yellow"].trigger()
    assert window.toast.words == "Open an article first"
    settle(qtbot, window)
    assert window.browse._library.articles() == ()


def test_undo_brings_a_deleted_article_back_to_the_screen_with_its_marks(qtbot, on_list):
    window = on_list()
    window.turning.show_article()
    span = select(window, "three months after the invasion")
    window.actions_by_name["pink"].trigger()
    on_list()
    delete(qtbot, window)
    with qtbot.waitSignal(window.desk.article_shown):
        window.undoing.undo()
    assert [placed.placement.span for placed in window.desk.article.annotations] == [span]
    assert window.pages.currentWidget() is window.browse.articles
    assert window.actions_by_name["save"].isEnabled()
    assert len(window.desk.article.cards) > 4
    delete_again = window.undoing.redo
    with qtbot.waitSignal(window.desk.article_left):
        delete_again()


def test_what_was_being_typed_in_a_deleted_article_comes_back_with_it(qtbot, on_list):
    window = on_list()
    window.turning.show_article()
    select(window, "three months after the invasion")
    window.actions_by_name["note"].trigger()
    qtbot.keyClicks(next(iter(window.pane.margin.editors.values())).words, "half a th")
    on_list()
    delete(qtbot, window)
    assert window.browse._library.articles() == ()
    with qtbot.waitSignal(window.desk.article_shown):
        window.undoing.undo()
    assert window.desk.article.annotations[0].annotation.note == "half a th"


def test_what_is_typed_stays_while_the_library_answers_after_one_has_gone_elsewhere(qtbot, sample):
    select(sample, "three months after the invasion")
    sample.actions_by_name["note"].trigger()
    qtbot.keyClicks(next(iter(sample.pane.margin.editors.values())).words, "half a th")
    sample.pane.view.setFocus()
    sample.pane.margin.show_annotations(sample.desk.article.annotations)  # as it is when the mark has just been kept
    assert [editor.words.toPlainText() for editor in sample.pane.margin.editors.values()] == ["half a th"]
    sample.pane.margin.save()
    settle(qtbot, sample)
    assert sample.desk.article.annotations[0].annotation.note == "half a th"


def test_what_was_typed_a_moment_before_does_not_bring_a_deleted_article_back(qtbot, on_list):
    window = on_list()
    window.turning.show_article()
    select(window, "three months after the invasion")
    window.actions_by_name["note"].trigger()
    (editor,) = window.pane.margin.editors.values()
    qtbot.keyClicks(editor.words, "half a th")
    with qtbot.waitSignal(window.browse.done):
        window.browse.delete(window.browse._library.articles())
        editor.save()  # as when the keyboard leaves it in the same moment
    settle(qtbot, window)
    assert window.browse._library.articles() == ()


def test_back_and_forward_skip_what_was_deleted(qtbot, on_list, tmp_path):
    file = tmp_path / "harbour.txt"
    file.write_text(PASTED, encoding="utf-8")
    window = on_list()
    sample = window.desk.article.id
    window.sidebar.profile_asked.emit(window.desk.article.cards[card_of(window, "UN Watch")].source_id)
    settle(qtbot, window)
    window.open_location(str(file))
    qtbot.waitUntil(lambda: window.desk.article.id != sample and window.desk.article.analysed, timeout=20_000)
    on_list()  # what was added last is first
    delete(qtbot, window)
    assert not window.actions_by_name["forward"].isEnabled()
    window.actions_by_name["back"].trigger()
    qtbot.waitUntil(lambda: window.desk.article is not None)
    assert window.desk.article.id == sample
    settle(qtbot, window)
    assert not window.actions_by_name["forward"].isEnabled()


def test_deleting_another_article_leaves_the_one_on_screen(qtbot, on_list, tmp_path):
    file = tmp_path / "harbour.txt"
    file.write_text(PASTED, encoding="utf-8")
    window = on_list()
    window.open_location(str(file))
    qtbot.waitUntil(lambda: len(window.browse._library.articles()) == 2, timeout=20_000)
    qtbot.waitUntil(lambda: window.desk.article.analysed, timeout=20_000)
    with qtbot.waitSignal(window.browse.filled):
        window.browse.show_articles()
    window.browse.articles.table.selectRow(1)
    delete(qtbot, window)
    assert window.desk.article.reading.article.text.startswith("A harbour in autumn")
    window.turning.show_article()
    window.pane.view.setTextCursor(window.pane.view.cursor_at(Span(0, 9)))
    window.actions_by_name["yellow"].trigger()
    settle(qtbot, window)
    assert len(window.browse._library.open(window.desk.article.id).annotations) == 1
