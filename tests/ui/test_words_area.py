from reader.ui.words_area import LINES, WordsArea


def shown(qtbot, lines):
    area = WordsArea()
    qtbot.addWidget(area)
    area.resize(400, 100)
    area.show_words("\n".join(f"line {number}" for number in range(lines)))
    return area


def test_words_take_the_room_that_they_need_and_scroll_beyond(qtbot):
    few, some, many = shown(qtbot, 1), shown(qtbot, 4), shown(qtbot, 100)
    assert few.height() < some.height() < many.height()
    assert many.height() == LINES * many.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: many.verticalScrollBar().maximum() > 0)
    assert many.verticalScrollBar().value() == many.verticalScrollBar().maximum()


def test_without_words_nothing_is_there(qtbot):
    area = shown(qtbot, 3)
    area.show_words("")
    assert (area.text(), area.isVisibleTo(None)) == ("", False)
