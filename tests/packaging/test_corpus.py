"""The annotated corpus keeps its own rules, and its test part is the frozen one."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from check_corpus import faults
from marked_article import MarkedArticle, MarkupError, read_marked

MODELS = Path(__file__).parents[2] / "packaging" / "models"

PAGE = """
language = "en"
split = "train"
brief = "en-900"
publisher = "The Skerry Gazette"
title = "Wall"
text = '''
# Wall

{{c1 “It moves,”}} {{q1 said}} {{s1 {{@ellerby Maud Ellerby}}, {{role@ellerby chief engineer}}}}. {{c1 “It goes.”}} {0}
'''

[attributions]
1 = "direct ellerby"

[sources.ellerby]
kind = "person"
name = "Maud Ellerby"
role = "chief engineer"

[sources.own]
kind = "publisher"
name = "The Skerry Gazette"
"""


@pytest.fixture
def read(tmp_path):
    def read(more: str) -> MarkedArticle:
        file = tmp_path / "en-900.toml"
        file.write_text(PAGE.format(more + " It is a long wall." * 30), encoding="utf-8")
        return read_marked(file)

    return read


def test_the_corpus_keeps_its_rules():
    checked = subprocess.run(
        [sys.executable, str(MODELS / "check_corpus.py")], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def test_the_corpus_is_as_large_as_it_must_be():
    languages = Counter(file.parent.name for file in (MODELS / "corpus").glob("*/*.toml"))
    assert languages["nb"] >= 200
    assert languages["en"] >= 150


def test_tags_are_taken_out_of_the_text_and_kept_as_spans(read):
    article = read("")
    told = article.attributions[0]
    assert [article.text[a:b] for a, b in told.content] == ["“It moves,”", "“It goes.”"]
    assert [article.text[a:b] for a, b in told.source] == ["Maud Ellerby, chief engineer"]
    assert [article.text[a:b] for a, b in article.sources[0].role_words] == ["chief engineer"]
    assert "{" not in article.text
    assert not list(faults(article))


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        ("{c1 open", "never closed"),
        ("shut}", "closed that was not opened"),
        ("{c7 word}", "has no 7"),
        ("{@nobody She}", "no [sources.nobody]"),
        ("{z1 word}", "no such tag"),
    ],
)
def test_broken_tags_are_said_with_their_place(read, more, complaint):
    with pytest.raises(MarkupError, match=r"en-900\.toml") as error:
        read(more)
    assert complaint in str(error.value)


def test_quotations_nobody_accounts_for_are_found(read):
    assert [fault for fault in faults(read("They call it “the snake”.")) if "the snake" in fault]
    assert not list(faults(read("They call it {x “the snake”}.")))
