"""Tables: walked, sorted, narrowed and followed by keys, over a real library."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from reader.cli.source_arguments import SourcesArguments
from reader.cli.sources import wanted
from reader.model.catalogue import ListForm, SourceRow
from reader.model.library import DossierForm
from reader.ui.browse import Browse, Shelves
from reader.ui.lines import Column, Line, found_by, narrowed
from reader.ui.list_page import ListPage
from reader.ui.list_saving import ListSaving
from reader.ui.side_by_side import NARROW, SideBySide
from reader.ui.source_lines import source_lines
from reader.ui.table_model import TableModel
from reader.ui.table_page import TablePage
from reader.ui.table_view import TableView
from reader.ui.tag_dialog import TagDialog
from reader.ui.tasks import Lane
from reader.ui.theme import Scheme, read_theme
from tests.app.story import article as story_article
from tests.app.story import body, card, correction, kept, mark, person, reading

COLUMNS = (Column("Name", 100), Column("Number", 80, is_number=True, rank=1))


def lines(*names):
    return tuple(
        Line(number, name, (name, str(number)), (name.casefold(), number), found_by((name,)))
        for number, name in enumerate(names, 1)
    )


@pytest.fixture
def table(qtbot, look):
    made = TableView(COLUMNS, look.theme, look.icons)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show_lines(lines("pear", "Apple", "fig"))
    made.show()
    return made


def names(table):
    return [line.cells[0] for line in table.content.lines]


def test_the_model_keeps_the_rules_of_qt(qtmodeltester):
    model = TableModel(COLUMNS)
    model.show_lines(lines("pear", "apple"))
    qtmodeltester.check(model)
    model.narrow("pe")
    model.sort(1, Qt.SortOrder.DescendingOrder)
    qtmodeltester.check(model)


def test_sorting_keeps_what_is_selected(table):
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    table.selectRow(0)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert names(table) == ["pear", "fig", "Apple"]
    assert [line.target for line in table.selected] == ["Apple"]


def test_a_line_that_is_there_no_more_is_selected_no_more(table):
    table.selectAll()
    table.show_lines(lines("pear"))
    assert [line.target for line in table.selected] == ["pear"]


def test_home_and_end_go_to_the_first_and_the_last_line(qtbot, table):
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.currentIndex().row() == 2
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (2, 0)
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().row() == 0
    with qtbot.waitSignal(table.followed) as followed:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert followed.args == ["pear"]


def test_a_narrow_table_leaves_columns_out(qtbot, table):
    table.resize(150, 300)
    qtbot.waitUntil(lambda: table.isColumnHidden(1))
    assert not table.isColumnHidden(0)


def test_a_line_is_spoken_whole_with_its_columns(table):
    index = table.content.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "pear, Number 1"
    assert "<p>pear" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_a_line_that_is_cut_tells_all_of_itself_under_the_pointer(table):
    whole = table.content.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "pear" in whole
    assert "Number: 1" in whole


def test_a_table_is_painted_in_the_colours_of_the_night(table, style_folder):
    dark = read_theme(style_folder, Scheme.DARK)
    table.selectRow(0)
    table.painter.set_theme(dark)
    cell = table.visualRect(table.content.index(0, 1))
    image = table.viewport().grab(cell).toImage()
    assert image.pixelColor(cell.width() - 3, cell.height() // 2) == QColor(dark.tints[next(iter(dark.tints))])


FACETS = ("Kind", "Affiliation", "Role", "Speaks as", "Country", "Cited in")


def test_a_page_of_lists_takes_no_room_from_the_sidebar(qtbot, look):
    page, side = TablePage("Sources", COLUMNS, FACETS, look.theme, look.icons), QWidget()
    main = QStackedWidget()
    main.addWidget(QWidget())
    beside = SideBySide(main, side)
    qtbot.addWidget(beside)
    beside.resize(NARROW + 20, 600)
    beside.show()
    before = side.width()
    main.addWidget(page)
    main.setCurrentWidget(page)
    QApplication.processEvents()  # the layouts above hear of it
    assert side.width() == before
    last = page.facets[-1]
    assert last.mapTo(page, QPoint(last.width(), 0)).x() <= page.width()


@pytest.mark.parametrize("width", [456, 620, 900, 1300])
def test_lists_to_choose_from_show_their_names_whole_at_every_width(qtbot, look, width):
    page = TablePage("Sources", COLUMNS, FACETS, look.theme, look.icons)
    qtbot.addWidget(page)
    page.show()
    for at in (1300, width):
        page.resize(at, 600)
        QApplication.processEvents()
    for box in page.facets:
        assert page.rect().contains(QRect(box.mapTo(page, QPoint(0, 0)), box.size()))
        assert box.width() >= box.fontMetrics().horizontalAdvance(box.currentText()) + 40  # its frame and arrow
    areas = [QRect(box.mapTo(page, QPoint(0, 0)), box.size()) for box in (*page.facets, page.field)]
    assert not any(one.intersects(other) for one, other in combinations(areas, 2))
    assert len({area.top() for area in areas}) == {456: 3, 620: 3, 900: 2, 1300: 1}[width]


@pytest.fixture
def browse(qtbot, library, look):
    pages, faults = QStackedWidget(), []
    qtbot.addWidget(pages)
    lookers, writers = Lane(2, faults.append), Lane(1, faults.append)
    found = ListPage(look.theme, look.icons)
    pages.addWidget(QWidget())
    pages.addWidget(found)
    pages.resize(900, 600)
    pages.show()
    made = Browse(Shelves(library, lookers, writers, pages, found, look))
    made.filled.connect(pages.setCurrentWidget)
    yield made
    qtbot.waitUntil(lambda: lookers.is_idle and writers.is_idle)
    lookers.close()
    writers.close()
    assert faults == []


@pytest.fixture
def bridge(library):
    return kept(library)


@pytest.fixture
def rain(library):
    return kept(library, reading(cards=(), of=story_article("It rained.", "Rain", None)), b"other")


def settle(qtbot, browse):
    qtbot.waitUntil(lambda: browse._lookers.is_idle and browse._writers.is_idle)


def show_articles(qtbot, browse):
    with qtbot.waitSignal(browse.filled):
        browse.show_articles()
    return browse.articles


def test_tags_are_written_for_several_articles_and_taken_back(qtbot, browse, library, bridge, rain):
    library.catalogue.change_tags((bridge.id,), add=("steel",))
    page = show_articles(qtbot, browse)
    page.table.selectAll()
    page.tag.click()
    dialog = page.findChild(TagDialog)
    assert dialog.field.text() == ""  # they have no tag in common
    qtbot.keyClicks(dialog.field, "roads, to check")
    dialog.accept()
    settle(qtbot, browse)
    assert {row.title: row.tags for row in library.articles()} == {
        "Bridge to open in May": ("roads", "steel", "to check"),
        "Rain": ("roads", "to check"),
    }
    assert len(page.selected) == 2
    assert browse.undo()
    settle(qtbot, browse)
    assert {row.tags for row in library.articles()} == {("steel",), ()}


def test_a_tag_that_is_taken_off_the_line_is_taken_off_the_article(qtbot, browse, library, bridge):
    library.catalogue.change_tags((bridge.id,), add=("roads", "steel"))
    page = show_articles(qtbot, browse)
    page.table.selectRow(0)
    page.ask_tags()
    dialog = page.findChild(TagDialog)
    dialog.field.setText("steel")
    assert dialog.changes() == ((), ("roads",))
    dialog.accept()
    settle(qtbot, browse)
    assert library.articles()[0].tags == ("steel",)


def test_the_library_is_narrowed_by_tag_and_outlet(qtbot, browse, library, bridge, rain):
    library.catalogue.change_tags((rain.id,), add=("weather",))
    with qtbot.waitSignal(browse.filled):
        browse.show_tagged("weather")
    assert [line.cells[0] for line in browse.articles.table.content.lines] == ["Rain"]
    assert browse.articles.facets[0].currentText() == "weather"


@pytest.mark.parametrize("tag", ["once", "חדשות"])
def test_a_tag_that_is_not_offered_or_shown_otherwise_narrows_too(
    qtbot, browse, library, bridge, rain, tag, monkeypatch
):
    monkeypatch.setattr("reader.ui.lines.MOST_CHOICES", 1)
    library.catalogue.change_tags((bridge.id, rain.id), add=("often",))
    library.catalogue.change_tags((rain.id,), add=(tag,))
    with qtbot.waitSignal(browse.filled):
        browse.show_tagged(tag)
    assert [line.cells[0] for line in browse.articles.table.content.lines] == ["Rain"]
    assert len(show_articles(qtbot, browse).table.content.lines) == 1  # listed anew, as after a change


def test_what_is_typed_over_the_table_narrows_it(qtbot, browse, bridge, rain):
    page = show_articles(qtbot, browse)
    page.table.setFocus()
    qtbot.keyClicks(page.table, "r")
    qtbot.keyClicks(page.field, "ai")  # the field has the focus now
    assert page.field.text() == "rai"
    qtbot.waitUntil(lambda: names(page.table) == ["Rain"])


def test_only_two_articles_can_be_compared(qtbot, browse, bridge, rain):
    page = show_articles(qtbot, browse)
    assert not page.compare.isEnabled()
    page.table.selectAll()
    assert page.compare.isEnabled()
    qtbot.keyClicks(page.field, "rain")
    assert not page.compare.isEnabled()


def test_a_note_that_is_found_is_jumped_to(qtbot, browse, library, bridge):
    library.add_annotation(bridge.id, mark(note="ask about girders"))
    with qtbot.waitSignal(browse.filled):
        browse.search("gird")
    browse.found.list.step(1)
    with qtbot.waitSignal(browse.article_picked) as picked:
        browse.follow_first()
    article, place = picked.args
    assert place.of(bridge.reading.article.text) == "We lack the steel"
    assert article == bridge.id
    assert not browse.found.list.grab().isNull()  # hits are painted


def test_sources_are_followed_and_saved_as_they_stand_in_the_table(qtbot, browse, library, bridge, tmp_path):
    with qtbot.waitSignal(browse.filled):
        browse.show_sources()
    page = browse.sources
    qtbot.keyClicks(page.field, "engineer")
    assert [row.name for row in page.rows] == ["Ada Lind"]
    with qtbot.waitSignal(browse.source_picked) as picked:
        qtbot.keyClick(page.field, Qt.Key.Key_Return)
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    row = page.rows[0]
    assert isinstance(row, SourceRow)
    assert picked.args == [row.id]
    saving = ListSaving(library, browse._lookers, page)
    with qtbot.waitSignal(saving.saved):
        saving.write_list(page.rows, ListForm.CSV, tmp_path / "sources.csv", overwrite=False)
    assert "Ada Lind" in (tmp_path / "sources.csv").read_text("utf-8")
    with qtbot.waitSignal(saving.failed) as failed:
        saving.write_list(page.rows, ListForm.CSV, tmp_path / "sources.csv", overwrite=False)
    assert "already a file" in str(failed.args[0])


def test_a_dossier_has_more_statements_than_a_profile_in_the_window_holds(
    qtbot, browse, library, bridge, tmp_path, monkeypatch
):
    source = next(one.source_id for one in bridge.cards if one.appearance.statements)
    whole = library.profile(source).statements
    monkeypatch.setattr("reader.store.profiles.statements_of.__defaults__", (0,))
    profile = library.profile(source)
    assert (len(whole), len(profile.statements)) == (1, 0)
    saving = ListSaving(library, browse._lookers, browse.articles)
    with qtbot.waitSignal(saving.saved):
        saving.write_dossier(profile, DossierForm.TABLE, tmp_path / "dossier.csv", overwrite=False)
    assert whole[0].statement.text in (tmp_path / "dossier.csv").read_text("utf-8")


def test_a_table_that_ends_at_the_cap_says_so(qtbot, browse, bridge):
    page = show_articles(qtbot, browse)
    assert page.count.text() == "1"
    page.most = 1
    page.show_lines(page.table.content.all)
    assert page.count.text() == "the 1 added last"


def test_what_the_list_of_sources_did_not_have_yet_comes_while_it_is_shown(qtbot, browse, library):
    opened = kept(library)
    library.correct(opened.id, correction("capacity", "Ada Lind", "party"))
    library.write(lambda connection: connection.execute("UPDATE appearance SET capacity = NULL"))
    with qtbot.waitSignal(browse.filled):
        browse.show_sources()
    qtbot.waitUntil(lambda: [row.capacity for row in browse.sources.rows if row.name == "Ada Lind"] == ["party"])


@pytest.mark.parametrize("words", ["Сундов", "sunds rikskr", "sundov", "Сун andrej"])
def test_a_source_is_found_in_the_table_by_any_of_its_names(library, words):
    cards = (
        person("Andrej Sundov", aliases=("Сундов",)),
        body("Sund Radio", ("Sunds rikskringkasting",)),
        person("Per Holm"),
    )
    kept(library, reading(cards=cards))
    found = narrowed(source_lines(library.catalogue.sources()), words)
    assert [line.cells[0] for line in found] == ["Sund Radio" if "rikskr" in words else "Andrej Sundov"]
    listed = wanted(
        library.catalogue.every_source(),
        SourcesArguments(tuple(words.split()), (), None, None, overwrite=False, library=None),
    )
    assert [row.id for row in listed] == [line.id for line in found]


def test_a_source_that_was_merged_is_found_in_the_table_by_the_names_of_both(library):
    opened = kept(library, reading(cards=(person("Andrej Sundov"), person("Сундов"))))
    one, other = (card(opened, name).source_id for name in ("Сундов", "Andrej Sundov"))
    library.who.merge(one, other)
    (found,) = narrowed(source_lines(library.catalogue.sources()), "Сундов")
    assert found.id == other
