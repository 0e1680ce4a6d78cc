"""Opening copies: our own come back whole, strangers' are checked field by field."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from reader.exchange.copy import render
from reader.exchange.opened_copy import is_copy, parse
from reader.model.anchor import PlacementState
from reader.model.errors import ArticleUnreadableError
from tests.exchange.sample import COPY
from tests.model.strategies import copies

SAMPLE = render(COPY)


def with_data(change):
    """Return the sample's bytes with its data changed."""
    before, opening, rest = SAMPLE.partition('<script type="application/ld+json" id="kilde-copy">')
    written, closing, after = rest.partition("</script>")
    data = json.loads(written)
    change(data["kilde"])
    return (before + opening + json.dumps(data).replace("<", "\\u003c") + closing + after).encode()


@settings(deadline=None, max_examples=150)
@given(copies())
def test_what_was_saved_is_opened_again(copy):
    content = render(copy).encode()
    assert is_copy(content)
    assert parse(content) == copy


def test_sample_comes_back_whole():
    assert parse(SAMPLE.encode()) == COPY


def test_words_around_the_data_are_not_believed():
    page = SAMPLE.replace("hardly ever leave", "often leave").replace("Iver B. Neumann</bdi>", "Somebody</bdi>")
    assert parse(page.partition("<script")[0].encode() + SAMPLE[SAMPLE.index("<script") :].encode()) == COPY


def test_ordinary_page_is_no_copy(root):
    assert not is_copy((root / "resources" / "sample" / "article.html").read_bytes())
    assert not is_copy(b'<script type="application/ld+json">{"id": "kilde-copy"}</script>')


def test_changed_text_is_told_and_marks_go_with_their_words():
    def insert(kilde):
        article = kilde["copy"]["reading"]["article"]
        article["text"] = "X" + article["text"][:-1]

    opened = parse(with_data(insert))
    assert opened.altered
    for now, was in zip(opened.annotations[:3], COPY.annotations[:3], strict=True):
        assert now.placement.state is PlacementState.MOVED
        assert now.placement.span == was.placement.span.shifted(1)
        assert now.annotation == was.annotation


def test_mark_whose_words_are_gone_is_kept_without_a_place():
    def replace_words(kilde):
        article = kilde["copy"]["reading"]["article"]
        article["text"] = article["text"].replace("“so ashamed”", "“so  proud ”")

    opened = parse(with_data(replace_words))
    assert opened.annotations[0].placement.state is PlacementState.ORPHAN
    assert opened.annotations[0].annotation == COPY.annotations[0].annotation


def test_copy_that_says_of_itself_that_it_was_changed_is_not_believed_either():
    assert parse(with_data(lambda kilde: kilde["copy"].update(altered=True))) == COPY
    assert render(replace(COPY, altered=True)) == SAMPLE


@pytest.mark.parametrize(
    "change",
    [
        lambda kilde: kilde.pop("copy"),
        lambda kilde: kilde.pop("text_sha256"),
        lambda kilde: kilde.update(format="1"),
        lambda kilde: kilde["copy"].update(uid='"><script>'),
        lambda kilde: kilde["copy"].update(annotations={}),
        lambda kilde: kilde["copy"]["annotations"][0].update(colour="red"),
        lambda kilde: kilde["copy"]["annotations"][0]["placement"].update(span=[0, 10**9]),
        lambda kilde: kilde["copy"]["annotations"][0]["placement"].update(score=float("nan")),
        lambda kilde: kilde["copy"]["reading"]["article"].update(url="javascript:alert(1)"),
        lambda kilde: kilde["copy"]["reading"]["sources"][0].update(mentions=[[5, 2]]),
        lambda kilde: kilde["copy"]["reading"]["article"].update(text="short"),
        lambda kilde: kilde.update(copy=[[[[]]]]),
    ],
)
def test_data_that_is_not_what_it_should_be_is_refused_with_a_sentence(change):
    with pytest.raises(ArticleUnreadableError, match="damaged"):
        parse(with_data(change))


def test_copy_of_a_newer_kilde_says_so():
    with pytest.raises(ArticleUnreadableError, match="newer Kilde"):
        parse(with_data(lambda kilde: kilde.update(format=99)))


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.97])
def test_copy_that_is_cut_off_is_refused_with_a_sentence(keep):
    content = SAMPLE.encode()
    with pytest.raises(ArticleUnreadableError):
        parse(content[: int(len(content) * keep)])


def test_nesting_without_end_is_refused():
    opening, rest = SAMPLE.split('id="kilde-copy">')
    page = opening + 'id="kilde-copy">' + "[" * 200_000 + "</script>" + rest[-20:]
    with pytest.raises(ArticleUnreadableError):
        parse(page.encode())
    with pytest.raises(ArticleUnreadableError):
        parse((opening + 'id="kilde-copy">\xff\xfe</script>').encode("latin-1", "replace"))
