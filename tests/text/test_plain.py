from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import BlockKind
from reader.text.plain import read_plain


def kinds(text: str) -> list[tuple[BlockKind, str]]:
    article = read_plain(text, None)
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def test_title_sheds_the_outlet_at_its_end_and_the_text_keeps_it(articles):
    text = (articles / "pages" / "dialog.txt").read_text("utf-8")
    article = read_plain(text, None)
    assert (article.title, article.publisher) == ("Bridge to Nordby closed again", "NRK")
    assert article.text.startswith("Bridge to Nordby closed again – NRK Urix – Foreign news")
    assert article.language == "en"


def test_lines_are_read_as_what_they_look_like(articles):
    found = kinds((articles / "pages" / "dialog.txt").read_text("utf-8"))
    assert [kind for kind, _ in found] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.CAPTION,
        BlockKind.CAPTION,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
    ]


def test_dash_begins_speech_and_no_list():
    found = kinds("- I am here, she says.\n- So am I, he says.\n\n— And I.\n")
    assert found[0] == (BlockKind.PARAGRAPH, "- I am here, she says.")
    assert {kind for kind, _ in found} == {BlockKind.PARAGRAPH}


def test_transcript_in_capitals_is_no_caption():
    assert kinds("CHAIR: The meeting is open.\n\nCLERK: It is noted.")[1][0] is BlockKind.PARAGRAPH


def test_wrapped_lines_are_one_paragraph():
    words = "The council met on Monday to hear about the boats and the pier and the\n"
    assert len(kinds(words * 4 + "end of it.")) == 1


def test_lines_without_blank_ones_are_paragraphs_of_their_own():
    text = "A title here\nOne short paragraph.\nAnother paragraph that is a good deal longer than the first one was."
    assert len(kinds(text)) == 3


def test_outlet_author_and_date_on_the_first_lines_are_seen():
    article = read_plain(
        "Storm over the coast\n\nReuters\n\nBy Ada Holm\n\n9 March 2021\n\nThe storm came at night.", None
    )
    assert (article.publisher, article.authors, article.published) == ("Reuters", ("Ada Holm",), "2021-03-09")


def test_first_line_that_ends_in_a_stop_is_no_title():
    assert read_plain("It rained.\n\nThen it stopped.", None).title is None


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_every_word_is_kept_in_order(text):
    article = read_plain(text, None)
    assert "".join(article.text.split()) == "".join(text.split())


@given(st.text(alphabet=st.sampled_from("ab –-\n\t\u00ad\u2028:.A\u0301*"), min_size=1).filter(lambda t: t.strip()))
def test_blocks_stand_in_order_inside_the_text_and_apart(text):
    article = read_plain(text, None)
    assert all(0 <= b.start <= b.end <= len(article.text) for b in article.blocks)
    for one, next_one in pairwise(article.blocks):
        assert article.text[one.end : next_one.start] == "\n\n"
