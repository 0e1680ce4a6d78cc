import csv
import re
from dataclasses import replace
from io import StringIO

import pytest

from reader.exchange.dossier import dossier_csv, dossier_html
from reader.model.attribution import StatementKind
from reader.model.claim import Claim, ClaimField
from reader.model.copy import Assessment
from reader.model.library import ArticleId, ArticleRow, Profile, QuotedStatement
from reader.model.signal import Origin, Signal
from reader.model.source import SourceId, SourceKind, Statement
from reader.model.span import Span

MADE = "2026-11-28"


def quoted(words, article=1, kind=StatementKind.DIRECT, url="https://courier.example/bridge", role="engineer"):
    statement = Statement(words, kind, Span(0, 1), 0, 0.9)
    return QuotedStatement(
        statement, ArticleId(article), "Bridge to open", "Westbridge Courier", "2026-05-02", url, role, "Road Office"
    )


ADA = Profile(
    id=SourceId(1),
    uid="u1",
    name="Ada Lind",
    kind=SourceKind.PERSON,
    aliases=("Lind",),
    posts=(Claim(ClaimField.POST, "engineer", "Road Office", "2020", None, Origin.REGISTER, "ROR", date="2026"),),
    facts=(Claim(ClaimField.HOME, "https://lind.example", None, None, None, Origin.REGISTER, "ROR"),),
    signals=(Signal("seen-before", "Cited in 2 articles of your library", origin=Origin.LIBRARY),),
    statements=(quoted("The bridge will open"), quoted("It is late", kind=StatementKind.INDIRECT, article=2)),
    articles=(),
    cited_with=((SourceId(2), "Per Holm", 2),),
    assessments=(Assessment("a1", "Ada Lind", "Knows the works.", "2026-05-03T10:00:00"),),
    note="Call her back.",
)
HOSTILE = "</style><script>alert(1)</script><img src=https://x.example/a.png>\"' onload=x"


def test_what_a_signal_rests_on_is_led_to_where_it_has_a_page():
    rating = Signal("rated", "Press Watch: “mixed”", (), Origin.REGISTER, "https://watch.example/lind", "2026-03-01")
    unsafe = replace(rating, link="javascript:alert(1)")
    page = dossier_html(replace(ADA, signals=(rating, unsafe)), MADE)
    assert page.count('href="https://watch.example/lind"') == 1
    assert "javascript" not in page


def test_a_dossier_has_what_the_source_said_where_and_when():
    page = dossier_html(ADA, MADE)
    for words in (
        "Ada Lind",
        "also <span><bdi>Lind</bdi>",
        "<q>The bridge will open</q>",
        'It is late <span class="soft">(in the article’s words)</span>',
        'href="https://courier.example/bridge"',
        "2 May 2026",
        "from 2020 · ROR, 2026",
        "Per Holm",
        "in 2 articles",
    ):
        assert words in page, words
    assert page.count("<h3>") == 2


@pytest.mark.parametrize("field", ClaimField)
def test_a_dossier_has_words_for_every_fact_that_a_register_may_state(field):
    fact = Claim(field, "1931-02-03", None, None, None, Origin.REGISTER, "ROR")
    page = dossier_html(replace(ADA, facts=(fact,)), "2026-11-28")
    is_date = field in (ClaimField.BORN, ClaimField.DIED, ClaimField.FOUNDED)
    assert ("3 February 1931" if is_date else "1931-02-03") in page


def test_the_readers_own_words_stay_at_home_unless_they_are_sent():
    assert "Call her back" not in dossier_html(ADA, MADE)
    assert "Knows the works" not in dossier_html(ADA, MADE)
    sent = dossier_html(ADA, MADE, own_words=True)
    assert "Call her back." in sent
    assert "Knows the works." in sent


def test_the_readers_corrections_stay_at_home_too_and_are_the_makers_where_they_are_sent():
    own = Claim(ClaimField.POST, "whistleblower", "Road Office", None, None, Origin.READER, "you", date="2026-05-03")
    word = Signal("capacity", "You: speaks as a witness", origin=Origin.READER, value="witness")
    corrected = replace(ADA, posts=(*ADA.posts, own), signals=(*ADA.signals, word))
    assert "whistleblower" not in dossier_html(corrected, MADE)
    assert "as a witness" not in dossier_html(corrected, MADE)
    sent = dossier_html(corrected, MADE, own_words=True)
    assert "as a witness" in sent
    assert "the maker, 3 May 2026" in sent
    assert "you, " not in sent


def test_a_dossier_runs_nothing_and_loads_nothing():
    page = dossier_html(ADA, MADE)
    head = page.index("<head>\n") + len("<head>\n")
    assert page[head:].startswith('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src')
    assert "<script" not in page
    assert "src=" not in page
    assert "url(" not in page
    assert "<link" not in page


def test_words_from_pages_are_never_markup():
    bad = replace(
        ADA,
        name=HOSTILE,
        aliases=(HOSTILE,),
        statements=(quoted(HOSTILE, url="javascript:alert(1)", role=HOSTILE),),
        note=HOSTILE,
        facts=(Claim(ClaimField.HOME, "javascript:alert(1)", None, None, None, Origin.ARTICLE, HOSTILE),),
    )
    page = dossier_html(bad, MADE, own_words=True)
    assert "<script" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page
    assert re.findall(r"<style>", page) == ["<style>"]


def test_the_same_profile_gives_the_same_page():
    assert dossier_html(ADA, MADE) == dossier_html(ADA, MADE)


def test_an_outlets_empty_dossier_has_no_empty_sections():
    empty = replace(ADA, posts=(), facts=(), signals=(), statements=(), cited_with=(), kind=SourceKind.PUBLISHER)
    page = dossier_html(empty, MADE)
    assert "<h2>" not in page
    assert "Outlet" in page


def test_a_table_has_a_harmless_line_for_each_statement():
    text = dossier_csv(replace(ADA, statements=(quoted("=1+1"), *ADA.statements)))
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert [row["statement"] for row in rows] == ["'=1+1", "The bridge will open", "It is late"]
    assert rows[2]["reported"] == "indirect"
    assert (rows[1]["outlet"], rows[1]["date"], rows[1]["link"]) == (
        "Westbridge Courier",
        "2026-05-02",
        "https://courier.example/bridge",
    )


def cited(number, title="The quay", url="https://courier.example/quay"):
    return ArticleRow(ArticleId(number), title, "Westbridge Courier", "2026-06-01", "2026-06-02", 3, 0, (), url)


def test_a_dossier_names_the_articles_that_cite_a_source_without_its_words():
    silent = replace(ADA, statements=(), articles=(cited(7), cited(8, HOSTILE, "javascript:alert(1)")))
    page = dossier_html(silent, MADE)
    assert "<h2>Cited in</h2>" in page
    assert re.search(r'<a href="https://courier.example/quay"[^>]*><bdi>The quay</bdi></a>', page)
    assert "Westbridge Courier</bdi> · 1 June 2026" in page
    assert "<script" not in page
    assert 'href="javascript' not in page
    rows = list(csv.DictReader(StringIO(dossier_csv(silent).removeprefix("\ufeff"))))
    first = rows[0]
    assert (first["statement"], first["article"], first["link"]) == ("", "The quay", "https://courier.example/quay")


def test_an_article_that_quotes_a_source_is_not_named_again():
    page = dossier_html(replace(ADA, articles=(cited(1, "Bridge to open"), cited(7))), MADE)
    assert "<h2>Also cited in</h2>" in page
    assert page.count("The quay") == 1
    assert page.count("Bridge to open") == 2  # as often as without


def test_a_dossier_says_what_is_not_certain_to_be_the_sources():
    said = (quoted("It is late"), replace(quoted("It is dark", kind=StatementKind.INDIRECT), is_certain=False))
    page = dossier_html(replace(ADA, statements=said), MADE)
    assert '<blockquote dir="auto"><q>It is late</q></blockquote>' in page
    assert 'It is dark <span class="soft">(in the article’s words; not certain who says this)</span>' in page
    rows = csv.DictReader(StringIO(dossier_csv(replace(ADA, statements=said)).removeprefix("\ufeff")))
    assert [row["certain"] for row in rows] == ["yes", "no"]
