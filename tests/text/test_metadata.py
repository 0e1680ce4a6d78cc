import pytest
from lxml import html

from reader.text.byline import people_of
from reader.text.dates import iso_date
from reader.text.language import code_of, language_of
from reader.text.metadata import facts_of
from reader.text.outlets import outlet_at, outlet_named, outlets, readable_name, split_title


def facts(head: str, body: str = "", url: str | None = None):
    return facts_of(html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"), url)


def test_linked_data_comes_first():
    found = facts(
        '<meta property="og:title" content="Social title"><script type="application/ld+json">'
        '{"@type": ["NewsArticle"], "headline": "Real &amp; true", "datePublished": "2020-01-02T23:00:00Z",'
        ' "author": {"name": "Ada Holm"}}</script>'
    )
    assert found.titles[:2] == ("Real & true", "Social title")
    assert (found.authors, found.published) == (("Ada Holm",), "2020-01-02")


def test_broken_linked_data_gives_what_can_be_saved():
    broken = '{"@type": "NewsArticle", "headline": "A \\"real\\" title", "datePublished": "2020-01-02", "image": [,]}'
    found = facts(f'<script type="application/ld+json">{broken}</script>')
    assert (found.titles, found.published) == (('A "real" title',), "2020-01-02")


def test_escape_that_only_javascript_knows_is_read_as_its_character():
    broken = r'{"@type": "NewsArticle", "headline": "It\'s a \"real\" title", "image": [,]}'
    assert facts(f'<script type="application/ld+json">{broken}</script>').titles == ('It\'s a "real" title',)


@pytest.mark.parametrize(
    ("before", "after"), [("//<![CDATA[\n", "\n//]]>"), ("<!--//<![CDATA[", "//]]>-->"), ("", ";"), ("\n" * 3000, "")]
)
def test_linked_data_is_unwrapped(before, after):
    written = '{"@type": "NewsArticle", "headline": "A title"' + " " * 3000 + "}"
    assert facts(f'<script type="application/ld+json">{before}{written}{after}</script>').titles == ("A title",)


def test_linked_data_nested_without_end_names_nobody():
    for name in ("author", "publisher", "@type"):
        written = f'{{"@type": "NewsArticle", "headline": "A title", "{name}": ' + "[" * 900 + "]" * 900 + "}"
        found = facts(f'<script type="application/ld+json">{written}</script>')
        assert (found.authors, found.outlets) == ((), ())


def test_byline_that_the_page_shows_is_read():
    body = (
        '<h1>Title</h1><div class="byline">By Ada Holm and Per Vik</div><time datetime="2019-05-06T10:00">6 May</time>'
    )
    found = facts("", body + '<footer><a rel="author">Somebody Else</a></footer>')
    assert (found.authors, found.published) == (("Ada Holm", "Per Vik"), "2019-05-06")


def test_address_tells_the_day_where_nothing_else_does():
    assert facts("", url="https://paper.example/2021/03/09/boat").published == "2021-03-09"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2021-03-09T06:00:00+01:00", "2021-03-09"),
        ("20210309", "2021-03-09"),
        ("01:38 PM IST Nov 20, 2019", "2019-11-20"),
        ("19 Nov 2019 07:09 GMT", "2019-11-19"),
        ("Publisert 9. mars 2021", "2021-03-09"),
        ("09.03.2021 kl. 12", "2021-03-09"),
        ("9 MARCH 2021", "2021-03-09"),
        ("9 aprıl 2021", None),
        ("04/05/2019", None),
        ("0001-01-01T00:00:00Z", None),
        ("2021-13-40", None),
        ("yesterday", None),
    ],
)
def test_dates_are_read_where_they_are_plain(words, day):
    assert iso_date(words) == day


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ada Holm and Per Vik", ("Ada Holm", "Per Vik")),
        ("Av Åse Bø og Jan de Vries", ("Åse Bø", "Jan de Vries")),
        ("https://paper.example/ada", ()),
        ("ada@paper.example", ()),
    ],
)
def test_bylines_give_names(byline, names):
    assert people_of(byline) == names


@pytest.mark.parametrize(
    ("title", "bare", "outlet"),
    [
        ("Rain ahead – NRK Urix – Foreign news", "Rain ahead", "NRK"),
        ("Rain ahead | World | News | The Guardian", "Rain ahead", "The Guardian"),
        ("Rain – and more of it – Reuters", "Rain – and more of it", "Reuters"),
        ("Rain – and more of it", "Rain – and more of it", None),
        ("A-levels: what now?", "A-levels: what now?", None),
    ],
)
def test_title_sheds_its_outlet(title, bare, outlet):
    assert split_title(title) == (bare, outlet)


def test_outlet_that_the_page_names_is_shed_too():
    assert split_title("Rain ahead - The Skerry Post", ("The Skerry Post",)) == ("Rain ahead", "The Skerry Post")


def test_outlets_go_by_the_name_readers_know():
    assert readable_name(("the Guardian",), None) == "The Guardian"
    assert readable_name(("livescience.com",), None) == "Live Science"
    assert readable_name((), "https://www.nrk.no/urix/x") == "NRK"
    assert readable_name(("https://paper.example", "Skerry Post"), None) == "Skerry Post"
    assert readable_name((), "https://paper.example/x") is None


def test_no_name_or_domain_of_an_outlet_is_given_to_two():
    names = [name for outlet in outlets() for name in (outlet.name, *outlet.also)]
    domains = [domain for outlet in outlets() for domain in outlet.domains]
    assert len(domains) == len(set(domains))
    assert len(names) == len(set(names))


def test_subdomain_is_the_outlets_unless_it_is_anothers():
    assert outlet_at("https://edition.cnn.com/x").name == "CNN International"
    assert outlet_at("https://m.vg.no/x").name == "VG"
    assert outlet_at("https://notvg.no/x") is None
    assert outlet_named("nrk urix").name == "NRK"


def test_language_is_what_the_text_is_in():
    norwegian = "Hun sier at det er en sak for kommunen, og at de ikke har noe å si om den før etter møtet."
    assert language_of(norwegian * 3, ("en",)) == "nb"
    assert language_of(norwegian, ("nb-NO",)) == "nb"
    assert language_of("Hei", ("no",)) == "nb"
    assert language_of("Xyzzy plugh") is None


def test_language_of_a_single_sentence_is_told_where_its_small_words_have_one():
    assert language_of("“It costs too much,” said Will Smith, mayor of Norwick.") == "en"
    assert language_of("– Det koster for mye, sier Per Holm.") == "nb"
    assert language_of("“Det kostar mycket,” säger Per Holm, som inte vill mer.") == "sv"
    assert language_of("Per Holm, mayor in Norwick") is None
    assert language_of("") is None
    assert (code_of("EN_us"), code_of("x")) == ("en", None)
