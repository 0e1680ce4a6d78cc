"""The marks of an article as a list, and the page that shows it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.annotation import Colour, Style
from reader.ui.annotating import new_note_on_whole
from reader.ui.colour_dialog import ColourDialog
from reader.ui.colour_names import ColourNames
from reader.ui.icons import Icons
from reader.ui.items import ItemStyle
from reader.ui.mark_list import MarkFilter, mark_items, sources_in, tags_in
from reader.ui.mark_page import MarkPage
from tests.ui.window.conftest import mark


@pytest.fixture
def names(qapp):
    made = ColourNames()
    made.show(((Colour.GREEN, "Claims"),))
    return made


@pytest.fixture
def marked(opened):
    """An article with a mark of each kind."""
    text = opened.reading.article.text
    said = tagged(mark(text, "Nobody leaves this trade in protest", Colour.GREEN, "**Really?**", "said"), ("check",))
    line = styled(mark(text, "Petter Holm", Colour.BLUE, uid="line"), Style.UNDERLINE)
    unsure = mark(text, "Ida Moe", uid="unsure")
    unsure = replace(unsure, placement=replace(unsure.placement, state=PlacementState.UNCERTAIN))
    gone = mark(text, "Ida Moe", Colour.PINK, uid="gone")
    gone = replace(
        gone,
        annotation=replace(gone.annotation, anchor=Anchor("words no more", "", "", 9)),
        placement=Placement(None, PlacementState.ORPHAN, 0.0),
    )
    whole = new_note_on_whole(Colour.PURPLE)
    whole = replace(whole, annotation=replace(whole.annotation, uid="whole", note="Who is missing?"))
    return replace(opened, annotations=(line, said, gone, whole, unsure))


def tagged(placed, tags):
    return replace(placed, annotation=replace(placed.annotation, tags=tags))


def styled(placed, style):
    return replace(placed, annotation=replace(placed.annotation, style=style))


def uids(items):
    return [item.target.annotation.uid for item in items if item.target is not None]


def test_what_needs_a_look_comes_first_then_the_order_of_the_text(marked, names):
    items = mark_items(marked, MarkFilter(), names)
    assert uids(items) == ["gone", "unsure", "whole", "said", "line"]
    heads = [item.lead for item in items if item.style is ItemStyle.HEADING]
    assert heads == ["Lost their place", "Place uncertain", "On the whole article", "In the text"]


def test_a_mark_says_its_colour_and_kind_in_words_with_its_note_and_tags(marked, names):
    item = next(item for item in mark_items(marked, MarkFilter(), names) if uids([item]) == ["said"])
    assert item.title == "Nobody leaves this trade in protest"
    assert [detail.text for detail in item.details] == ["Really?", "Highlight · Claims", "#check"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (MarkFilter(colour=Colour.BLUE), ["line"]),
        (MarkFilter(style=Style.NOTE), ["whole"]),
        (MarkFilter(tag="check"), ["said"]),
        (MarkFilter(source="Maren Aasheim"), ["said"]),
        (MarkFilter(source="Harbour Board"), []),
        (MarkFilter(words="reALLy"), ["said"]),
        (MarkFilter(words="chec"), ["said"]),
        (MarkFilter(words="missing who"), ["whole"]),
        (MarkFilter(words="no more"), ["gone"]),
        (MarkFilter(colour=Colour.BLUE, words="holm"), ["line"]),
        (MarkFilter(colour=Colour.GREEN, words="holm"), []),
    ],
)
def test_the_list_is_narrowed(marked, names, wanted, found):
    assert uids(mark_items(marked, wanted, names)) == found


def test_only_what_marks_have_can_be_chosen(marked):
    assert tags_in(marked) == ("check",)
    assert sources_in(marked) == ("Maren Aasheim",)


@pytest.fixture
def page(qtbot, root, theme, names, marked):
    made = MarkPage(theme, Icons(root / "resources" / "icons"), names)
    qtbot.addWidget(made)
    made.resize(384, 700)
    made.show()
    made.show_article(marked, is_other=True)
    return made


def test_the_page_announces_the_mark_that_is_picked_by_key(qtbot, page):
    page.marks.setCurrentIndex(page.marks.content.index(1))
    with qtbot.waitSignal(page.mark_picked) as picked:
        qtbot.keyClick(page.marks, Qt.Key.Key_Return)
    assert picked.args[0].annotation.uid == "gone"


def test_a_mark_is_copied_with_its_note(qtbot, page):
    row = next(n for n, item in enumerate(page.marks.content.items) if uids([item]) == ["said"])
    page.marks.setCurrentIndex(page.marks.content.index(row))
    with qtbot.waitSignal(page.mark_copied):
        qtbot.keyClick(page.marks, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "“Nobody leaves this trade in protest”\n**Really?**"


def test_a_choice_stays_while_the_marks_change_and_goes_with_the_article(page, marked):
    button = page._buttons["colour"]
    next(action for action in button.menu().actions() if action.text() == "Claims").trigger()
    assert uids(page.marks.content.items) == ["said"]
    assert button.accessibleName() == "Show only marks by colours: Claims"
    fewer = replace(marked, annotations=marked.annotations[:1])
    page.show_article(fewer, is_other=False)
    assert page._nothing.text() == "No mark is like that"
    page.show_article(fewer, is_other=True)
    assert uids(page.marks.content.items) == ["line"]


def test_an_article_without_marks_says_so(page, marked):
    page.show_article(replace(marked, annotations=()), is_other=True)
    assert page._nothing.text() == "Nothing is marked in this article yet"
    assert not any(button.isVisible() for button in page._buttons.values())


def test_another_name_of_a_colour_is_shown_at_once(page, names):
    names.show(((Colour.BLUE, "To call"),))
    line = next(item for item in page.marks.content.items if uids([item]) == ["line"])
    assert line.details[0].text == "Underline · To call"


def test_only_names_that_changed_are_announced(qtbot, names, theme):
    dialog = ColourDialog(names, theme)
    qtbot.addWidget(dialog)
    assert dialog.fields[Colour.GREEN].text() == "Claims"
    dialog.fields[Colour.GREEN].clear()
    dialog.fields[Colour.PINK].setText("  Doubt ")
    with qtbot.waitSignal(dialog.named) as named:
        dialog.accept()
    assert named.args == [{Colour.GREEN: "", Colour.PINK: "Doubt"}]
