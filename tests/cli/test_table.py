from reader.cli.table import lines
from reader.model.article import Article
from reader.model.reading import Engine, Reading
from reader.model.source import Appearance, SourceKind

ARTICLE = Article("The bridge \x1b[31mopens", "The Fjord Post", (), "2026-01-05", "en", None, "The bridge opens.", ())


def table(*appearances):
    return list(lines(Reading(ARTICLE, (), appearances, Engine("rules", "1")), "page.html"))


def test_a_table_has_a_line_for_each_source():
    ada = Appearance("Ada Lind", SourceKind.PERSON, affiliation="Harbour Authority", role="engineer")
    post = Appearance("The Fjord Post", SourceKind.PUBLISHER)
    assert table(ada, post) == [
        "The bridge  [31mopens",
        "The Fjord Post, 2026-01-05, page.html",
        "",
        "  source          kind    role      affiliation        statements",
        "  Ada Lind        person  engineer  Harbour Authority",
        "  The Fjord Post  outlet",
        "",
    ]


def test_a_person_whose_role_is_untold_is_not_stated():
    assert table(Appearance("Ada Lind", SourceKind.PERSON))[4].split("  ")[1:] == [
        "Ada Lind",
        "person",
        "not stated",
        "not stated",
    ]


def test_an_article_without_sources_says_so():
    assert "  no sources found" in table()
