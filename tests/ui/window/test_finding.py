"""Finding in the window: what is asked, where one comes to, and what is said on the way."""

import subprocess
import sys
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.app.find import Query, Where
from reader.app.patterns import PATTERN_S
from reader.model.article import Article, Block, BlockKind
from reader.model.library import OpenArticle
from reader.model.reading import Engine, Reading
from reader.model.span import Span
from reader.ui.finding import Finding
from reader.ui.icons import Icons
from reader.ui.marks import Rule
from reader.ui.reading_pane import ReadingPane
from reader.ui.side_by_side import SideBySide
from reader.ui.source_sidebar import SourceSidebar
from reader.ui.tasks import Lane
from reader.ui.theme import Scheme, read_theme
from tests.ui.window.conftest import mark


class Found:
    """A pane with its sidebar, and somebody who looks for words in it."""

    def __init__(self, qtbot, setting, icons) -> None:
        self.qtbot = qtbot
        self.faults: list[BaseException] = []
        self.lane = Lane(4, self.faults.append)
        self.pane = ReadingPane(setting, icons)
        self.sidebar = SourceSidebar(setting.theme, icons)
        self.beside = SideBySide(self.pane, self.sidebar)
        self.finding = Finding(self.pane, self.sidebar, self.beside, self.lane)
        self.bar = self.pane.find_bar
        qtbot.addWidget(self.beside)
        self.beside.resize(1360, 700)
        self.beside.show()

    def show(self, article: OpenArticle) -> None:
        with self.qtbot.waitSignal(self.pane.view.written, timeout=20_000):
            self.pane.show_article(article, {})
        self.sidebar.show_article(article)

    def look_for(self, words: str) -> list[tuple[Where, str]]:
        """Type into the bar, and return what was found as it stands there."""
        if not self.bar.isVisible():
            self.bar.open_bar()
        self.bar.field.setText(words)
        self.settles()
        return [(place.where, self.words_of(place)) for place in self.finding._findings.places]

    def settles(self) -> None:
        self.qtbot.waitUntil(lambda: self.finding.is_idle, timeout=20_000)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def words_of(self, place) -> str:
        article = self.pane.article
        match place.where:
            case Where.TEXT:
                return place.span.of(article.reading.article.text)
            case Where.NOTE:
                notes = {p.annotation.uid: p.annotation.note for p in article.annotations}
                return place.span.of(notes[place.uid])
            case _:
                return article.reading.appearances[place.card].name

    @property
    def marked(self) -> list[Span]:
        return [m.span for m in self.pane.view._painter.layers["found"].marks]

    @property
    def reached(self) -> list[Span]:
        return [m.span for m in self.pane.view._painter.layers["reached"].marks]


@pytest.fixture
def found(qtbot, root, setting, opened):
    made = Found(qtbot, setting, Icons(root / "resources" / "icons"))
    made.show(opened)
    yield made
    made.lane.close()
    assert made.faults == []


def long_article(words: int, line: str) -> OpenArticle:
    parts = [f"{n}. {line * 3}".strip() for n in range(words // (3 * len(line.split()) + 1))]
    blocks, at = [], 0
    for part in parts:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(part)))
        at += len(part) + 2
    article = Article("T", None, (), None, "nb", None, "\n\n".join(parts), tuple(blocks))
    return OpenArticle(None, "long", Reading(article, (), (), Engine("t", "1")), analysed=True)


def test_places_are_counted_and_walked_around_the_ends_which_is_said(found):
    assert len(found.look_for("pilot")) > 2
    number = len(found.marked)
    assert found.bar.count.text() == f"1 of {number}"
    found.bar.step(-1)
    assert found.bar.count.text() == f"{number} of {number}"
    assert found.bar.said.text() == "from the end again"
    assert found.reached == [found.marked[-1]]
    found.bar.step(1)
    assert (found.bar.count.text(), found.bar.said.text()) == (f"1 of {number}", "from the top again")
    found.bar.step(1)
    assert found.bar.said.text() == ""


def test_one_place_is_come_to_again_and_again(found):
    found.look_for("guidelines")
    found.bar.step(1)
    assert (found.bar.count.text(), found.bar.said.text()) == ("1 of 1", "from the top again")


def test_marks_of_what_was_found_are_frames(found):
    found.look_for("harbour")
    assert {m.rule for m in found.pane.view._painter.layers["found"].marks} == {Rule.FRAME}
    assert {m.rule for m in found.pane.view._painter.layers["reached"].marks} == {Rule.HEAVY_FRAME}
    found.bar.close_bar()
    assert found.marked == found.reached == []


def test_the_nearest_place_from_where_one_reads_is_come_to_first(found):
    found.show(long_article(9000, "Losen gikk av i Varnes. "))
    view = found.pane.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    top = view.top_place()[0]
    found.look_for("losen")
    (reached,) = found.reached
    assert 0 <= reached.start - top < 400
    found.look_for("losen g")
    assert found.reached[0].start == reached.start


def test_more_letters_stay_at_the_place_where_one_is(found):
    found.look_for("har")
    found.bar.step(1)
    found.bar.step(1)
    at = found.reached[0].start
    found.look_for("harb")
    assert found.reached[0].start >= at


def test_a_place_is_never_under_the_bar(found):
    found.show(long_article(3000, "Losen gikk av i Varnes. "))
    found.look_for("varnes")
    for _ in range(25):
        (reached,) = found.reached
        view = found.pane.view
        rect = view.rect_of(reached).toRect().translated(view.mapTo(found.pane, view.viewport().pos()))
        assert found.pane.rect().contains(rect)
        assert found.pane.rect().contains(found.bar.geometry())
        assert not found.bar.geometry().intersects(rect)
        found.bar.step(1)


def test_a_note_is_come_to_and_its_words_are_marked(found):
    assert found.look_for("the POST itself") == [(Where.NOTE, "the post itself")]
    assert found.bar.said.text() == "0 in the text, 1 in notes"
    editor = found.pane.margin.editors["a1"]
    for field in (editor.words, editor.view):  # as it is typed, and as it reads
        (selection,) = field.extraSelections()
        assert selection.cursor.selectedText() == "the post itself"
    assert editor.isVisible()
    assert not editor.is_being_edited
    found.bar.close_bar()
    assert editor.words.extraSelections() == editor.view.extraSelections() == []


def colours(editor) -> list[tuple[str, str]]:
    """Ground and letters of what is marked in a note."""
    marked = editor.view.extraSelections()
    brushes = [(one.format.background(), one.format.foreground()) for one in marked]
    return [(ground.color().name().upper(), letters.color().name().upper()) for ground, letters in brushes]


def test_the_words_one_has_come_to_in_a_note_are_set_off_from_the_others(found, opened):
    text, theme = opened.reading.article.text, found.pane.view.setting.theme
    found.show(replace(opened, uid="u8", annotations=(mark(text, "Petter Holm", note="zebra and zebra", uid="b3"),)))
    found.look_for("zebra")
    editor = found.pane.margin.editors["b3"]
    usual, reached = (theme.found, theme.ink), (theme.ink, theme.found)
    assert colours(editor) == [reached, usual]
    found.bar.step(1)
    assert colours(editor) == [usual, reached]


def test_a_note_that_find_opened_over_the_text_closes_when_one_goes_on(found):
    found.beside.resize(900, 700)
    found.look_for("the post itself")
    editor = found.pane.margin.editors["a1"]
    assert editor.isVisible()
    found.bar.close_bar()
    assert not editor.isVisible()


@pytest.mark.parametrize("width", [520, 900, 1360])
def test_the_whole_of_a_long_note_is_seen_when_it_is_come_to(found, opened, width):
    text = opened.reading.article.text
    note = "zebra, and more words than a line of the margin or of a note over the text can hold at all"
    found.show(replace(opened, uid="u9", annotations=(mark(text, "Petter Holm", note=note, uid="b4"),)))
    found.beside.resize(width, 700)
    found.look_for("zebra")
    editor = found.pane.margin.editors["b4"]
    assert editor.view.document().size().height() > editor.view.fontMetrics().height() * 1.5  # of several lines
    assert editor.view.height() >= editor.view.document().size().height()
    assert editor.height() >= editor.sizeHint().height()


def test_the_choices_stand_two_by_two_where_the_bar_is_narrow(found):
    bar = found.bar
    bar.open_bar()
    for width, columns in ((1360, 4), (520, 2)):
        found.beside.resize(width, 700)
        bar.setStyleSheet("QToolButton { font-size: 20px }")
        bar.place(found.pane.rect())
        QApplication.processEvents()
        choices = (bar.matches_case, bar.whole_words, bar.is_pattern, bar.everywhere)
        assert len({choice.y() for choice in choices}) == 4 // columns
        assert all(choice.width() >= choice.sizeHint().width() for choice in choices)
        assert all(bar.rect().contains(choice.geometry()) for choice in choices)


def test_words_found_in_a_note_follow_theme_and_error(found, root):
    found.look_for("the post itself")
    dark = read_theme(root / "resources" / "style", Scheme.DARK)
    found.pane.set_setting(replace(found.pane.view.setting, theme=dark))
    editor = found.pane.margin.editors["a1"]
    assert colours(editor) == [(dark.ink, dark.found)]
    found.bar.is_pattern.click()
    found.look_for("(")
    assert editor.words.extraSelections() == []


def test_words_after_an_emoji_are_marked_in_a_note(found, opened):
    text = opened.reading.article.text
    found.show(replace(opened, uid="u7", annotations=(mark(text, "Petter Holm", note="🌊🌊 who?", uid="b2"),)))
    found.look_for("who")
    (selection,) = found.pane.margin.editors["b2"].words.extraSelections()
    assert selection.cursor.selectedText() == "who"


def test_a_note_far_away_is_brought_on_screen_beside_the_text_or_by_its_pin(found):
    article = long_article(6000, "Losen gikk av i Varnes. ")
    text = article.reading.article.text
    span = Span(len(text) - 60, len(text) - 50)
    far = mark(text, span.of(text), note="Ask Aasheim about this", uid="far")
    far = replace(far, placement=replace(far.placement, span=span))
    for width in (1360, 800):
        found.beside.resize(width, 700)
        found.show(replace(article, uid=f"u{width}", annotations=(far,)))
        found.bar.close_bar()
        found.look_for("about this")
        editor = found.pane.margin.editors["far"]
        assert editor.isVisible()
        place = editor.mapTo(found.pane, editor.rect().topLeft())
        assert 0 <= place.y() < found.pane.height() - 20


def test_a_source_is_come_to_and_the_text_stays(found):
    found.pane.view.verticalScrollBar().setValue(0)
    places = found.look_for("harbour board")
    assert [where for where, _ in places] == [Where.TEXT, Where.SOURCE]
    line = found.pane.view.top_place()
    found.bar.step(1)
    assert found.sidebar.cards.selected().card.appearance.name == "Harbour Board"
    assert found.bar.said.text() == "a source’s name"
    assert found.pane.view.top_place() == line
    assert found.reached == []


def test_notes_and_sources_are_left_out_where_that_is_wanted(found):
    found.look_for("harbour board")
    found.bar.everywhere.click()
    found.settles()
    assert found.bar.count.text() == "1 of 1"


def test_choices_narrow_what_is_found(found):
    everything = len(found.look_for("Harbour"))
    found.bar.matches_case.click()
    found.settles()
    assert 0 < len(found.finding._findings.places) < everything
    found.bar.matches_case.click()
    found.bar.whole_words.click()
    assert found.look_for("harb") == []
    assert found.bar.count.text() == "not found"
    found.bar.whole_words.click()
    found.bar.is_pattern.click()
    assert {words for where, words in found.look_for(r"\bM\w+y\b") if where is Where.TEXT} == {"Monday", "many"}


def test_a_pattern_that_is_none_is_said_in_words_and_the_next_letter_mends_it(found):
    found.bar.open_bar()
    found.bar.is_pattern.click()
    assert found.look_for("(pilot") == []
    assert found.bar.said.text() == "This is not yet a pattern: missing ) at character 7."
    assert found.bar.count.text() == ""
    assert found.look_for("(pilot)")
    assert "pattern" not in found.bar.said.text()


def test_a_pattern_without_end_holds_up_neither_the_window_nor_the_next_search(found):
    found.show(long_article(2000, "x" * 400 + " "))
    found.bar.open_bar()
    found.bar.is_pattern.click()
    gaps, last = [], [time.perf_counter()]
    timer = QTimer(found.pane, interval=0)

    def measure():
        now = time.perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    timer.timeout.connect(measure)
    timer.start()
    begun = time.monotonic()
    found.bar.field.setText(r"(x+)+(x+)+(x+)+\1y|(?:x|xx|x.)+z")
    for words in ("(x+x+)+(x+)+y$", "(x|xx)+(xx|x)+y"):
        found.bar.field.setText(words)
    found.bar.field.setText("xx")
    found.settles()
    timer.stop()
    assert time.monotonic() - begun < 3 * PATTERN_S + 5
    assert found.bar.count.text().startswith("1 of")
    assert max(gaps) < PATTERN_S  # for so long it would stand still; what is measured stands in tests/benchmarks


def test_the_newest_wish_wins(found):
    found.bar.open_bar()
    for words in ("h", "ha", "har", "harb", "Aasheim"):
        found.bar.field.setText(words)
    found.settles()
    assert {found.words_of(place) for place in found.finding._findings.places if place.where is Where.TEXT} == {
        "Aasheim"
    }


def test_another_article_is_searched_anew(found, opened):
    found.look_for("Aasheim")
    other = long_article(600, "Losen gikk av i Varnes. ")
    found.show(other)
    found.settles()
    assert found.bar.count.text() == "not found"
    assert found.marked == []
    found.bar.close_bar()
    found.show(opened)
    found.settles()
    assert found.marked == []


def test_f3_opens_the_bar_again_with_what_was_looked_for(found):
    found.look_for("Aasheim")
    number = len(found.marked)
    found.bar.close_bar()
    found.bar.step(1)
    found.settles()
    assert found.bar.isVisible()
    assert len(found.marked) == number


def test_every_part_of_the_bar_is_reached_by_tab_and_has_a_name(found):
    found.bar.open_bar()
    seen, focus = [], found.bar.field
    for _ in range(9):
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = found.beside.focusWidget()
        if not found.bar.isAncestorOf(focus):
            break
    choices = (found.bar.matches_case, found.bar.whole_words, found.bar.is_pattern, found.bar.everywhere)
    assert set(seen) >= {found.bar.field, *choices}
    assert all(part.accessibleName() for part in seen)


def test_the_window_finds_from_its_menu_and_escape_ends_it(qtbot, sample):
    sample.actions_by_name["find"].trigger()
    bar = sample.pane.find_bar
    qtbot.keyClicks(bar.field, "letter")
    qtbot.waitUntil(lambda: bar.count.text().startswith("1 of "))
    number = int(bar.count.text().split()[-1])
    assert number > 1
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == f"{number} of {number}"
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert sample.pane.view._painter.layers["found"].marks == []


def test_what_nobody_asked_is_nothing(found):
    assert found.look_for("   ") == []
    assert found.bar.count.text() in ("", "not found")
    assert found.bar.query == Query("   ")


def test_the_engine_of_patterns_is_no_part_of_a_start(root):
    check = "import sys, reader.ui.application; sys.exit('regex' in sys.modules)"
    assert subprocess.run((sys.executable, "-c", check), cwd=root, check=False).returncode == 0
