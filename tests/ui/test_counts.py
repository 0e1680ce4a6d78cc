from reader.model.article import Article
from reader.ui.byline import byline
from reader.ui.counts import day, period, reading_time


def test_a_date_is_as_precise_as_it_is_known():
    assert [day(date) for date in ("2026", "2026-03", "2026-03-02", None)] == ["2026", "Mar 2026", "2 Mar 2026", ""]


def test_what_is_no_date_is_shown_as_it_is():
    for words in ("²", "2026-²", "2026-13-01", "last May"):
        assert day(words) == words


def test_an_open_end_is_not_known_to_last():
    assert [period("2012", "2017"), period("2020", None), period(None, "2019"), period(None, None)] == [
        "2012–2017",
        "from 2020",
        "until 2019",
        "",
    ]


def test_names_in_the_byline_turn_nothing_around():
    article = Article("T", "דוד", ("A\u202egnp\nexe",), None, None, None, "one two", ())
    assert byline(article, str) == "\u2068דוד\u2069 · Agnp exe · 1"


def test_reading_time_of_a_book_is_in_hours():
    assert [reading_time(minutes) for minutes in (1, 59, 60, 65, 454)] == [
        "1 min",
        "59 min",
        "1 h",
        "1 h 5 min",
        "7 h 34 min",
    ]
