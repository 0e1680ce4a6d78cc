"""Who is who, said in the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from reader.app.copies import CopyChoices
from reader.exchange.opened_copy import parse
from reader.ui.article_lines import article_columns
from reader.ui.namesake_dialog import NamesakeDialog
from reader.ui.parting_dialog import PartingDialog
from tests.ui.window.test_desk import settle
from tests.ui.window.test_main_window import select


def named(window, name):
    return next((c for c in window.desk.article.cards if name in (c.appearance.name, *c.appearance.aliases)), None)


def names(window):
    return [card.appearance.name for card in window.desk.article.cards]


def show_profile(qtbot, window, name):
    window.desk.open_profile(named(window, name).source_id)
    qtbot.waitUntil(lambda: window.sidebar.pages.currentWidget() is window.sidebar.profile)
    settle(qtbot, window)


def say_the_same(qtbot, window, name):
    window.sidebar.profile.same.trigger()
    dialog = next(dialog for dialog in window.findChildren(NamesakeDialog) if dialog.isVisible())
    dialog.field.setText(name)
    qtbot.waitUntil(lambda: dialog.chosen() is not None and dialog.chosen().name == name)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)


def question(window):
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def answer(window, words):
    box = question(window)
    next(button for button in box.buttons() if button.text().replace("&", "") == words).click()


def people(window):
    return [c.appearance.name for c in window.desk.article.cards if c.appearance.kind == "person"][:2]


def test_two_people_are_made_one_and_two_again_by_the_keys(qtbot, sample):
    one, other = people(sample)
    before = sample.desk.article
    show_profile(qtbot, sample, one)
    say_the_same(qtbot, sample, other)
    qtbot.waitUntil(lambda: one not in names(sample))
    settle(qtbot, sample)
    page = sample.sidebar.profile
    assert page.shown.name == other
    assert one in page.head.also.text()
    assert sample.toast.words == f"Merged into {other}"
    assert page.log.content.items[0].title == f"Merged with {one}"

    sample.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: one in names(sample))
    settle(qtbot, sample)
    assert sample.desk.article.reading == before.reading
    assert page.log.content.items == ()
    sample.actions_by_name["redo"].trigger()
    qtbot.waitUntil(lambda: one not in names(sample))
    settle(qtbot, sample)
    assert page.shown.name == other


def test_a_change_on_a_profile_beside_the_table_of_sources_is_undone_and_done_again_by_the_keys(qtbot, sample):
    one, other = people(sample)
    show_profile(qtbot, sample, one)
    with qtbot.waitSignal(sample.browse.filled):
        sample.browse.show_sources()
    say_the_same(qtbot, sample, other)
    qtbot.waitUntil(lambda: one not in names(sample))
    settle(qtbot, sample)
    assert not sample.turning.is_at_article
    sample.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: one in names(sample))
    settle(qtbot, sample)
    assert sample.toast.words.startswith("Undone: merged with")
    sample.actions_by_name["redo"].trigger()
    qtbot.waitUntil(lambda: one not in names(sample))
    settle(qtbot, sample)


def test_what_is_done_in_the_article_below_a_page_is_not_undone_on_it(qtbot, sample):
    one, _ = people(sample)
    select(sample, "three months after the invasion")
    sample.actions_by_name["pink"].trigger()
    settle(qtbot, sample)
    show_profile(qtbot, sample, one)
    with qtbot.waitSignal(sample.browse.filled):
        sample.browse.show_sources()
    sample.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: sample.toast.words == "Nothing to undo")
    assert len(sample.desk.article.annotations) == 1


def test_copy_without_corrections_has_both_cards_of_a_merge(qtbot, sample, tmp_path):
    one, other = people(sample)
    show_profile(qtbot, sample, one)
    say_the_same(qtbot, sample, other)
    qtbot.waitUntil(lambda: one not in names(sample))
    with qtbot.waitSignal(sample.errands.copying.saved):
        sample.errands.copying.write(sample.desk.article, CopyChoices(), tmp_path / "copy.html", overwrite=False)
    sent = parse((tmp_path / "copy.html").read_bytes()).reading
    assert {one, other} <= {appearance.name for appearance in sent.appearances}


def test_merge_is_taken_back_from_the_log(qtbot, sample):
    one, other = people(sample)
    show_profile(qtbot, sample, one)
    say_the_same(qtbot, sample, other)
    qtbot.waitUntil(lambda: one not in names(sample))
    settle(qtbot, sample)
    page = sample.sidebar.profile
    page.log.setCurrentIndex(page.log.content.index(0))
    qtbot.keyClick(page.log, Qt.Key.Key_Return)
    page._menu.actions()[0].trigger()
    page._menu.close()
    qtbot.waitUntil(lambda: one in names(sample))
    settle(qtbot, sample)
    assert page.log.content.items == ()
    assert page.same_named.content.items == ()  # it has another name
    page.same.trigger()
    dialog = next(dialog for dialog in sample.findChildren(NamesakeDialog) if dialog.isVisible())
    qtbot.waitUntil(lambda: dialog.list.count() == 1)  # but is proposed to who once said so
    assert dialog.list.item(0).text().startswith(one)
    dialog.reject()


def test_two_kinds_are_made_one_only_when_asked(qtbot, sample):
    one = people(sample)[0]
    body = next(c.appearance.name for c in sample.desk.article.cards if c.appearance.kind == "organisation")
    show_profile(qtbot, sample, one)
    say_the_same(qtbot, sample, body)
    assert "Person" in question(sample).informativeText()
    answer(sample, "Cancel")
    settle(qtbot, sample)
    assert one in names(sample)
    say_the_same(qtbot, sample, body)
    answer(sample, "Merge")
    qtbot.waitUntil(lambda: one not in names(sample))
    settle(qtbot, sample)
    assert sample.sidebar.profile.shown.kind == "organisation"


def test_article_is_given_to_somebody_else_and_taken_back(qtbot, sample):
    registered = next(
        c.appearance.name for c in sample.desk.article.cards if any(k.origin == "register" for k in c.known)
    )
    source = named(sample, registered).source_id
    show_profile(qtbot, sample, registered)
    sample.sidebar.profile.part.trigger()
    dialog = sample.findChild(PartingDialog)
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(dialog.part, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: named(sample, registered).source_id != source)
    settle(qtbot, sample)
    assert sample.sidebar.profile.shown.articles == ()
    assert named(sample, registered).known == ()
    sample.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: named(sample, registered).source_id == source)
    settle(qtbot, sample)
    assert len(sample.sidebar.profile.shown.articles) == 1


def test_source_is_forgotten_after_a_warning_that_says_what_goes(qtbot, sample):
    one = people(sample)[0]
    source = named(sample, one).source_id
    show_profile(qtbot, sample, one)
    sample.sidebar.profile.forget.trigger()
    assert "cannot be undone" in question(sample).informativeText()
    answer(sample, "Cancel")
    settle(qtbot, sample)
    assert one in names(sample)
    sample.sidebar.profile.forget.trigger()
    answer(sample, "Forget")
    qtbot.waitUntil(lambda: one not in names(sample))
    settle(qtbot, sample)
    assert sample.sidebar.pages.currentWidget() is sample.sidebar.cards
    assert sample.desk.profile is None
    assert one in sample.desk.article.reading.article.text
    assert source not in {card.source_id for card in sample.desk.article.cards}


def test_list_that_is_open_counts_without_a_source_that_was_forgotten(qtbot, sample):
    one = names(sample)[0]
    show_profile(qtbot, sample, one)
    sample.actions_by_name["library"].trigger()
    qtbot.waitUntil(lambda: sample.pages.currentWidget() is sample.browse.articles)
    column = next(n for n, c in enumerate(article_columns()) if c.title == "Sources")
    before = int(sample.browse.articles.table.content.lines[0].cells[column])
    sample.sidebar.profile.forget.trigger()
    answer(sample, "Forget")
    qtbot.waitUntil(lambda: int(sample.browse.articles.table.content.lines[0].cells[column]) == before - 1)
    assert sample.pages.currentWidget() is sample.browse.articles


def test_article_that_is_read_stays_in_sight_when_a_source_is_forgotten(qtbot, sample):
    sample.actions_by_name["library"].trigger()
    qtbot.waitUntil(lambda: sample.pages.currentWidget() is sample.browse.articles)
    sample.turning.show_article()
    one = names(sample)[0]
    show_profile(qtbot, sample, one)
    sample.sidebar.profile.forget.trigger()
    answer(sample, "Forget")
    qtbot.waitUntil(lambda: one not in names(sample))
    settle(qtbot, sample)
    assert sample.pages.currentWidget() is sample.pane
