import json
from dataclasses import replace
from unicodedata import category

import bibtexparser
import jsonschema
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given, settings

from reader.exchange.references import bibtex, citation_key, csl_json, ris
from tests.exchange.sample import COPY
from tests.exchange.vocabulary import CSL
from tests.model.strategies import copies


def about(**said):
    return replace(COPY, reading=replace(COPY.reading, article=replace(COPY.reading.article, **said)))


BRIDGE = about(
    title="Bridge {to} open: 100 % & $5 #1 \\ _x_",
    publisher="Westbridge Courier",
    authors=("Eva Strand", "Holm and Sons"),
    published="2026-05-02",
    url="https://courier.example/bridge?a=1&b={2}",
)


def line(text):
    return " ".join("".join(" " if category(c) in ("Cc", "Zl", "Zp") else c for c in text).split())


def entry(copy):
    library = bibtexparser.parse_string(bibtex(copy), append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    (only,) = library.entries
    return only


def test_csl_item_says_what_the_article_says():
    (item,) = json.loads(csl_json(BRIDGE))
    assert item["author"] == [{"literal": "Eva Strand"}, {"literal": "Holm and Sons"}]
    assert item["issued"] == {"date-parts": [[2026, 5, 2]]}
    assert (item["type"], item["container-title"]) == ("article-newspaper", "Westbridge Courier")


def test_bibtex_is_read_as_it_was_meant():
    found = entry(BRIDGE)
    assert (found.entry_type, found.key) == ("article", "courier2026bridge")
    assert found["title"].replace("{", "").replace("}", "") == "Bridge to open: 100 % & $5 #1 \\ _x_"
    assert bibtex(BRIDGE).count("{Holm and Sons}") == 1  # in braces, one name
    assert "  url = {https://courier.example/bridge?a=1&b=%7B2%7D},\n" in bibtex(BRIDGE)


def test_ris_is_read_as_it_was_meant():
    (record,) = rispy.loads(ris(BRIDGE))
    assert record["type_of_reference"] == "NEWS"
    assert record["title"] == BRIDGE.reading.article.title
    assert record["authors"] == ["Eva Strand", "Holm and Sons"]
    assert record["urls"] == [BRIDGE.reading.article.url]
    assert (record["year"], record["date"]) == ("2026", "2026/05/02")


@settings(deadline=None)
@given(copies())
def test_any_article_is_one_sound_reference_in_each_form(copy):
    article = copy.reading.article
    jsonschema.validate(json.loads(csl_json(copy)), CSL)
    assert entry(copy).key == citation_key(article)
    written = bibtex(copy)
    assert written.count("{") == written.count("}")
    (record,) = rispy.loads(ris(copy))
    assert line(record.get("title", "")) == line(article.title or "")
    assert [line(name) for name in record.get("authors", [])] == [n for a in article.authors if (n := line(a))]


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"title": "Ærlig øl", "publisher": "Avisen Ål", "published": None}, "alrlig"),
        ({"title": None, "publisher": None, "authors": (), "published": None}, "article"),
        ({"title": "日本", "publisher": "日本", "authors": (), "published": "2026-01-02"}, "2026"),
    ],
)
def test_key_is_made_of_letters_that_every_program_takes(said, key):
    assert citation_key(about(**said).reading.article) == key
