from hypothesis import given
from hypothesis import strategies as st

from reader.model.catalogue import SourceRow
from reader.model.library import ArticleId, ArticleRow
from reader.model.source import SourceId, SourceKind
from reader.ui.article_lines import article_columns, article_facets, article_lines
from reader.ui.lines import Column, Line, choices, filled, fitting, found_by, narrowed, ordered
from reader.ui.source_lines import source_columns, source_facets, source_lines

QUAY = ArticleRow(ArticleId(1), "The <b>quay</b>", "Varnes Tidende", "2026-03", "2026-05-05T10:00:00", 4, 0, ("coast",))
BARE = ArticleRow(ArticleId(2), "", None, None, "2026-05-06T10:00:00", 0, 0)
PER = SourceRow(SourceId(3), "u3", "Per Strøm", SourceKind.PERSON, "mayor", "Nes", None, 5, 9, "2026-03-01")
BODY = SourceRow(SourceId(4), "u4", "Nes", SourceKind.ORGANISATION, None, None, "Norway", 0, 0, None)


def line(number, *keys, words="", facets=()):
    return Line(number, None, tuple(map(str, keys)), keys, found_by((words,)), facets)


def ids(lines):
    return [each.id for each in lines]


@given(st.lists(st.one_of(st.none(), st.integers()), max_size=20), st.booleans())
def test_a_table_is_sorted_and_what_is_missing_comes_last(values, descending):
    made = ordered([line(number, value) for number, value in enumerate(values)], 0, descending=descending)
    there = [each.keys[0] for each in made if each.keys[0] is not None]
    assert there == sorted(there, reverse=descending)
    assert [each.keys[0] for each in made[len(there) :]] == [None] * (len(values) - len(there))


def test_lines_that_are_equal_stay_as_they_stood():
    lines = [line(1, "b"), line(2, "a"), line(3, "b")]
    assert ids(ordered(lines, 0, descending=False)) == [2, 1, 3]
    assert ids(ordered(lines, 0, descending=True)) == [1, 3, 2]


def test_words_narrow_a_table_by_how_words_begin():
    lines = [line(1, words="Café by the quay"), line(2, words="decafé")]
    assert ids(narrowed(lines, "cafe qu")) == [1]
    assert ids(narrowed(lines, "")) == [1, 2]
    assert ids(narrowed(lines, "…")) == [1, 2]


def test_chosen_values_narrow_a_table_together():
    lines = [line(1, facets=(frozenset("ab"), frozenset("x"))), line(2, facets=(frozenset("a"), frozenset()))]
    assert ids(narrowed(lines, "", ("a", None))) == [1, 2]
    assert ids(narrowed(lines, "", ("a", "x"))) == [1]
    assert choices(lines, 0) == ("a", "b")


def test_where_there_are_many_values_the_commonest_can_be_chosen():
    lines = [line(n, facets=(frozenset((f"rare {n}", "common")),)) for n in range(400)]
    assert len(choices(lines, 0)) == 300
    assert "common" in choices(lines, 0)


def test_columns_of_the_highest_rank_go_first_and_the_first_column_never():
    columns = (Column("a", 200), Column("b", 100, rank=2), Column("c", 100, rank=1))
    every = (True, True, True)
    assert fitting(columns, 400, every) == (True, True, True)
    assert fitting(columns, 399, every) == (True, False, True)
    assert fitting(columns, 10, every) == (True, False, False)


def test_a_column_without_words_leaves_its_room_to_others():
    columns = (Column("a", 200), Column("b", 100, rank=2), Column("c", 100, rank=1))
    assert filled((line(1, "pear", "", "x"), line(2, "fig", "", "")), 3) == (True, False, True)
    assert fitting(columns, 300, (True, False, True)) == (True, False, True)
    assert fitting(columns, 300, (False, True, False)) == (True, True, False)


def test_an_articles_line_has_plain_words_and_nothing_for_what_is_not_stated():
    quay, bare = article_lines((QUAY, BARE))
    assert quay.cells[:2] == ("The <b>quay</b>", "Varnes Tidende")
    assert quay.cells[-1] == "coast"
    assert bare.cells[0] == "Without a title"
    assert bare.cells[1:3] == ("", "")
    assert bare.keys[1:3] == (None, None)
    assert len(quay.cells) == len(quay.keys) == len(article_columns())
    assert len(quay.facets) == len(article_facets())


def test_a_sources_line_says_how_often_it_is_cited_at_least():
    per, body = source_lines((PER, BODY))
    assert per.cells[:4] == ("Per Strøm", "Person", "Mayor", "Nes")
    assert per.facets[-1] == {"2 or more articles", "5 or more articles"}
    assert ids(narrowed((per, body), "strom may")) == [3]
    assert ids(narrowed((per, body), "", (None, None, None, None, "Norway"))) == [4]
    assert body.cells[6:] == ("", "", "")
    assert len(per.cells) == len(per.keys) == len(source_columns())
    assert len(per.facets) == len(source_facets())
